/** The slope of lines and the way a page lies are found from shapes alone. */
import { beforeAll, describe, expect, it } from "vitest";
import { measureAlignments } from "../src/ocr/alignment.ts";
import { guessOrientation } from "../src/ocr/orientation.ts";
import { findInk, findLetters, smallType } from "../src/ocr/shapes.ts";
import type { Bitmap } from "../src/page/bitmap.ts";
import { rotateBitmap } from "../src/raster/rotate.ts";
import { turnBitmap, type QuarterTurn } from "../src/raster/turn.ts";
import { boxes, drawLetter, picturePage } from "./ocr-page.ts";

const alignmentsOf = (bitmap: Bitmap) => {
  const ink = findInk(bitmap);
  return measureAlignments(ink, findLetters(ink));
};

let letter: Bitmap;
beforeAll(async () => {
  letter = await picturePage((drawing) => drawLetter(drawing));
});

describe("slope", () => {
  it.each([-12, -3.3, -0.5, 0, 0.4, 1.7, 8.25])("of %s degrees is found within 0.2 degrees", (degrees) => {
    expect(Math.abs(alignmentsOf(rotateBitmap(letter, -degrees)).bottom.slope - degrees)).toBeLessThan(0.2);
  });

  it("is not invented from a few letters", () => {
    const few = boxes(300, 200, [
      [20, 20, 10, 14],
      [60, 27, 10, 14],
      [100, 35, 10, 14],
      [140, 42, 10, 14],
    ]);
    expect(alignmentsOf(few).bottom.slope).toBe(0);
  });
});

describe("orientation", () => {
  it.each([0, 90, 180, 270] as const)("of a page turned by %s degrees is seen", (turned: QuarterTurn) => {
    const guess = guessOrientation(alignmentsOf(turnBitmap(letter, turned)));
    expect((guess.turn + turned) % 360).toBe(0);
    expect(guess.sure).toBe(turned === 0);
  });

  it("is left open for figures, which have no ascenders", async () => {
    const figures = await picturePage(({ page, regular }) => {
      for (let i = 0; i < 12; i++)
        page.drawText(`10482 7361 ${i}958 2204 6170`, { x: 40, y: 540 - i * 22, size: 13, font: regular });
    });
    expect(guessOrientation(alignmentsOf(figures))).toEqual({ turn: 0, sure: false });
  });
});

it("measures small type in pixels", async () => {
  const at = async (size: number) => {
    const ink = findInk(await picturePage((drawing) => drawLetter(drawing, size), 200));
    return smallType(ink, findLetters(ink));
  };
  // The small letters of Helvetica are 0.52 em high.
  expect(Math.abs((await at(12)) - (12 * 0.52 * 200) / 72)).toBeLessThanOrEqual(2);
  expect(Math.abs((await at(7)) - (7 * 0.52 * 200) / 72)).toBeLessThanOrEqual(2);
});
