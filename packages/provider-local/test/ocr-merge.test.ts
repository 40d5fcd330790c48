/** Two readings of one picture are made into one, and what is no text goes. */
import { describe, expect, it } from "vitest";
import type { EngineWord } from "../src/ocr/engine.ts";
import { insertBridges, insertWords } from "../src/ocr/lines.ts";
import { mergeReadings } from "../src/ocr/merge.ts";
import { dropNoise } from "../src/ocr/tidy.ts";

const word = (text: string, x: number, line: number, confidence: number, width = 50): EngineWord => ({
  text,
  x0: x,
  y0: line * 30,
  x1: x + width,
  y1: line * 30 + 20,
  confidence,
  baseline: line * 30 + 16,
  size: 22,
  line,
  block: 0,
  known: true,
});
const text = (words: ReadonlyArray<EngineWord>) => words.map((w) => w.text);

describe("merging", () => {
  it("takes the surer word at each place, in the order of the first reading", () => {
    const first = [word("Tota1", 0, 0, 0.5), word("amount", 60, 0, 0.9), word("paid", 0, 1, 0.9)];
    const second = [word("Total", 1, 0, 0.95), word("arnount", 61, 0, 0.6), word("paid", 0, 1, 0.9)];
    expect(text(mergeReadings(first, second))).toEqual(["Total", "amount", "paid"]);
  });

  it("replaces one word by two where the second reading saw a space", () => {
    const merged = mergeReadings([word("goto", 0, 0, 0.6, 110)], [word("go", 0, 0, 0.9), word("to", 60, 0, 0.9)]);
    expect(text(merged)).toEqual(["go", "to"]);
    expect(merged.map((w) => w.line)).toEqual([0, 0]);
  });

  it("adds what only the second reading saw, and drops doubtful words that only the first one saw", () => {
    const first = [word("Name", 0, 0, 0.9), word("~|", 300, 4, 0.3), word("End", 0, 6, 0.9)];
    const second = [word("Anna", 60, 0, 0.9), word("Street", 0, 3, 0.8), word("x", 200, 5, 0.2)];
    expect(text(mergeReadings(first, second))).toEqual(["Name", "Anna", "Street", "End"]);
  });

  it("puts words of lines that run from the right at their left end", () => {
    const line = [word("שלום", 100, 0, 0.9)];
    expect(text(insertWords(line, [word("עולם", 40, 0, 0.9)]))).toEqual(["שלום", "עולם"]);
  });
});

describe("leaders", () => {
  it("join the title in front of them with the number behind them", () => {
    const number = { ...word("7", 300, 1, 0.9, 10), line: 0 };
    const joined = insertBridges([number, word("Preface", 0, 1, 0.9, 80)], [word("....", 90, 1, 1, 200)]);
    expect(joined.map((w) => [w.text, w.line])).toEqual([
      ["Preface", 0],
      ["....", 0],
      ["7", 0],
    ]);
  });
});

describe("noise", () => {
  const stroke = { x0: 0, y0: 28, x1: 400, y1: 32, direction: "horizontal", thickness: 4, runs: [] } as const;

  it("drops strokes that were read as marks, and keeps words and real marks", () => {
    const words = [word("Sum", 0, 0, 0.6), word("—", 60, 1, 0.9), word("&", 0, 3, 0.9), word("~", 60, 3, 0.2)];
    expect(text(dropNoise(words, [stroke]))).toEqual(["Sum", "&"]);
  });

  it("finds nothing on a page of a few doubtful words", () => {
    expect(dropNoise([word("ae", 0, 0, 0.3), word("1", 60, 0, 0.4)], [])).toEqual([]);
    expect(text(dropNoise([word("Exit", 0, 0, 0.8)], []))).toEqual(["Exit"]);
  });
});
