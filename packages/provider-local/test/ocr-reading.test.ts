/** Whole pages through the real engine. It is started once; the pages are small. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OcrEngine } from "../src/ocr/engine.ts";
import { MissingLanguage } from "../src/ocr/language-data.ts";
import { readBitmap } from "../src/ocr/reading.ts";
import { tesseractEngine } from "../src/ocr/tesseract.ts";
import { rotateBitmap } from "../src/raster/rotate.ts";
import { turnBitmap } from "../src/raster/turn.ts";
import { boxes, drawLetter, letterLines, picturePage } from "./ocr-page.ts";

let engine: OcrEngine;
beforeAll(async () => {
  engine = await tesseractEngine();
});
afterAll(() => engine.close());

const textOf = (words: ReadonlyArray<{ readonly text: string }>) => words.map((word) => word.text).join(" ");
const letter = letterLines.join(" ");

describe("readBitmap", () => {
  it("finds words, and where they stand", async () => {
    const reading = await readBitmap(engine, await picturePage((drawing) => drawLetter(drawing)));
    expect(textOf(reading.words)).toBe(letter);
    expect(reading).toMatchObject({ rotation: 0, skew: 0, engine: "tesseract" });
    expect(reading.width).toBeCloseTo(400, 0);
    expect(reading.confidence).toBeGreaterThan(0.9);
    const [first] = reading.words;
    expect(first!.x0).toBeCloseTo(40, -0.5);
    expect(Math.abs(first!.baseline - 60)).toBeLessThan(1);
    expect(Math.abs(first!.size - 13)).toBeLessThan(1.5);
    expect(new Set(reading.words.map((word) => word.line)).size).toBe(letterLines.length);
  });

  it("does not give real words, of which it is unsure, for a few sure letters", async () => {
    const page = await picturePage((drawing) => drawLetter(drawing));
    let unsure: string | undefined;
    const doubting: OcrEngine = {
      ...engine,
      recognize: async (bitmap, options) => {
        const words = await engine.recognize(bitmap, options);
        if (options?.layout === "block") return words.slice(0, 1).map((word) => ({ ...word, confidence: 0.9 }));
        const last = words.at(-1)?.line;
        const line = words.filter((word) => word.line === last);
        if (words.length > 10) unsure = textOf(line);
        return words.map((word) => (word.line === last ? { ...word, confidence: 0.3, known: true } : word));
      },
    };
    const { words } = await readBitmap(doubting, page);
    expect(unsure?.split(" ").length).toBeGreaterThan(2);
    expect(textOf(words)).toContain(unsure);
  });

  it("turns a page that stands on its head, and makes a slanting one level", async () => {
    const page = await picturePage((drawing) => drawLetter(drawing));
    const turned = await readBitmap(engine, turnBitmap(page, 180));
    expect(turned.rotation).toBe(180);
    expect(textOf(turned.words)).toBe(letter);
    const slanting = await readBitmap(engine, rotateBitmap(page, -2.5));
    expect(Math.abs(slanting.skew - 2.5)).toBeLessThan(0.2);
    const lines = new Map(slanting.words.map((word) => [word.line, [] as Array<number>]));
    for (const word of slanting.words) lines.get(word.line)!.push(word.baseline);
    for (const baselines of lines.values()) expect(Math.max(...baselines) - Math.min(...baselines)).toBeLessThan(2);
  });

  it("reads small type, brings leaders back and finds the figures behind them, and the rulings", async () => {
    const page = await picturePage((drawing) => {
      drawLetter(drawing, 7);
      const entries = ["Introduction", "Materials", "Methods", "Results"];
      entries.forEach((entry, i) => {
        const y = 400 - i * 16;
        drawing.page.drawText(entry, { x: 40, y, size: 11, font: drawing.regular });
        const from = 46 + drawing.regular.widthOfTextAtSize(entry, 11);
        for (let x = from; x < 330; x += 8) drawing.page.drawText(".", { x, y, size: 11, font: drawing.regular });
        drawing.page.drawText(String(i * 12 + 3), { x: 340, y, size: 11, font: drawing.regular });
      });
      drawing.page.drawLine({ start: { x: 40, y: 420 }, end: { x: 360, y: 420 }, thickness: 1 });
    });
    const { words, rulings } = await readBitmap(engine, page);
    expect(textOf(words)).toContain(letterLines[0]);
    for (const [i, entry] of ["Introduction", "Materials", "Methods", "Results"].entries()) {
      const line = words.filter((word) => word.line === words.find((other) => other.text === entry)?.line);
      expect(textOf(line)).toMatch(new RegExp(`^${entry} \\.{10,} ${i * 12 + 3}$`));
    }
    expect(rulings).toHaveLength(1);
    const [ruling] = rulings;
    expect(ruling).toMatchObject({ direction: "horizontal" });
    expect(Math.abs(ruling!.y0 - 180)).toBeLessThan(1.5);
    expect(Math.abs(ruling!.x1 - ruling!.x0 - 320)).toBeLessThan(2);
  });

  it("sees bullets for what they are", async () => {
    const items = ["Bread and butter", "Ten green apples", "Some bottles of milk"];
    const page = await picturePage(({ page: paper, regular }) => {
      items.forEach((item, i) => {
        paper.drawCircle({ x: 44, y: 544 - i * 20, size: 2.5 });
        paper.drawText(item, { x: 56, y: 540 - i * 20, size: 13, font: regular });
      });
    });
    const { words } = await readBitmap(engine, page);
    expect(textOf(words)).toBe(items.map((item) => `• ${item}`).join(" "));
  });

  it("finds nothing on an empty page, nor on one with specks", async () => {
    const blank = await readBitmap(engine, boxes(600, 800, []));
    expect(blank).toMatchObject({ words: [], rulings: [], rotation: 0, confidence: 0 });
    const specks = Array.from({ length: 40 }, (_, i) => [(i * 97) % 590, (i * 61) % 790, 1 + (i % 3), 2] as const);
    expect((await readBitmap(engine, boxes(600, 800, specks))).words).toEqual([]);
  });
});

describe("languages", () => {
  it("names the package to add when the data of a language is missing", async () => {
    await expect(tesseractEngine({ languages: ["eng", "xyz"] })).rejects.toThrow(MissingLanguage);
    await expect(tesseractEngine({ languages: ["xyz"] })).rejects.toThrow("npm install @tesseract.js-data/xyz");
    await expect(tesseractEngine({ languages: ["../../etc"] })).rejects.toMatchObject({ name: "MissingLanguage" });
  });
});
