/** What the analyses of a page's ink find: pieces, strokes, leaders, uneven paper. */
import { describe, expect, it } from "vitest";
import { darkOnBright, flatten, isUneven, measureBackground } from "../src/ocr/background.ts";
import { findComponents } from "../src/ocr/components.ts";
import { eraseLeaders, findLeaders } from "../src/ocr/leaders.ts";
import { findRulings } from "../src/ocr/rulings.ts";
import { findInk, findLetters } from "../src/ocr/shapes.ts";
import { eraseStrokes, findStrokes } from "../src/ocr/strokes.ts";
import { boxes, drawLetter, picturePage } from "./ocr-page.ts";

describe("components", () => {
  it("joins what touches, corners included, and nothing else", () => {
    const { count, left, top, right, bottom, area } = findComponents(
      boxes(20, 20, [
        [1, 1, 3, 3],
        [4, 4, 2, 2],
        [10, 1, 2, 8],
        [14, 1, 2, 8],
        [10, 8, 6, 2],
      ]),
      127,
    );
    expect(count).toBe(2);
    expect([...left, ...top, ...right, ...bottom]).toEqual([1, 10, 1, 1, 6, 16, 6, 10]);
    expect([...area]).toEqual([13, 40]);
  });
});

describe("strokes", () => {
  const table = boxes(300, 200, [
    [20, 20, 200, 2],
    [20, 80, 200, 2],
    [20, 20, 2, 62],
    [218, 20, 2, 62],
    // Letters, a filled area, and a letter that stands on a ruling.
    [60, 40, 8, 12],
    [240, 100, 50, 60],
    [100, 70, 8, 16],
  ]);

  it("finds rulings and no letters or areas", () => {
    const strokes = findStrokes(table, 127, 40, 8);
    const rulings = findRulings(table, strokes, 127, 40, 5);
    const seen = rulings.map(({ direction, x0, y0, x1, y1 }) => [direction, x0, y0, x1, y1]);
    expect(seen).toHaveLength(4);
    expect(seen).toContainEqual(["horizontal", 20, 20, 220, 22]);
    expect(seen).toContainEqual(["vertical", 218, 20, 220, 82]);
  });

  it("finds a pale line on a shade", () => {
    const shaded = { ...table, data: new Uint8Array(300 * 200).fill(220) };
    shaded.data.fill(150, 100 * 300 + 30, 100 * 300 + 270);
    expect(findStrokes(shaded, 100, 40, 8)).toMatchObject([
      { direction: "horizontal", x0: 30, x1: 270, y0: 100, y1: 101 },
    ]);
  });

  it("erases them, but not what crosses them", () => {
    const bare = eraseStrokes(table, findStrokes(table, 127, 40, 8), 127);
    expect(bare.data[21 * 300 + 150]).toBe(255);
    expect(bare.data[81 * 300 + 104]).toBe(0);
    expect(bare.data[45 * 300 + 64]).toBe(0);
  });
});

describe("leaders", () => {
  it("are found, and nothing but them is painted over", async () => {
    const bitmap = await picturePage((drawing) => {
      drawLetter(drawing);
      drawing.page.drawText("Contents . . . . . . . . . . . . . . . 7", {
        x: 40,
        y: 300,
        size: 13,
        font: drawing.regular,
      });
      drawing.page.drawText("He left... and came back.", { x: 40, y: 270, size: 13, font: drawing.regular });
    });
    const ink = findInk(bitmap);
    const leaders = findLeaders(ink, findLetters(ink));
    expect(leaders).toMatchObject([{ dots: 15 }]);
    const erased = eraseLeaders(bitmap, leaders);
    const changed = [...erased.data.keys()].filter((i) => erased.data[i] !== bitmap.data[i]);
    const rows = changed.map((i) => Math.trunc(i / bitmap.width));
    expect(Math.min(...rows)).toBeGreaterThan(((600 - 303) * 150) / 72);
    expect(Math.max(...rows)).toBeLessThan(((600 - 297) * 150) / 72);
  });
});

describe("paper", () => {
  it("with grain and nothing on it has no ink, and with a faint line it has", () => {
    const grain = boxes(400, 400, []);
    grain.data.forEach((_, i) => (grain.data[i] = 228 + ((i * 7919) % 23)));
    expect(findInk(grain).components.count).toBe(0);
    for (let y = 200; y < 203; y++) grain.data.fill(150, y * 400 + 50, y * 400 + 120);
    expect(findInk(grain).components.count).toBe(1);
  });

  it("is made bright where letters shine on a dark ground, and left alone under a photo", async () => {
    const page = await picturePage((drawing) => drawLetter(drawing));
    const screen = { ...page, data: page.data.map((value) => 255 - value) };
    expect(darkOnBright(screen).data).toEqual(page.data);
    expect(darkOnBright(page)).toBe(page);
    const receipt = boxes(300, 300, [[0, 0, 300, 220]]);
    expect(darkOnBright(receipt)).toBe(receipt);
  });

  it("is made even where light falls from one side, and white where there is none", async () => {
    const page = await picturePage((drawing) => drawLetter(drawing));
    const background = measureBackground(page);
    expect(isUneven(background)).toBe(false);
    const { width } = page;
    const photo = {
      ...page,
      data: page.data.map((v, i) => (i % width < 60 ? 15 : (v * (90 + (150 * (i % width)) / width)) / 255)),
    };
    const uneven = measureBackground(photo);
    expect(isUneven(uneven)).toBe(true);
    const { data } = flatten(photo, uneven);
    const row = 5 * width;
    for (const x of [120, 300, 500, 700]) expect(data[row + x]).toBeGreaterThan(225);
    expect(data[row + 5]).toBe(255);
  });
});
