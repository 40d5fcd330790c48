/** Text that is written from right to left, with other text inside it. */
import { describe, expect, it } from "vitest";
import type { Word } from "../src/page/content.ts";
import { markdown } from "./layout-content.ts";

/** The words of a line that is set from right to left: the first one stands rightmost. */
const rightToLeft = (words: ReadonlyArray<string>, right: number, y: number): Array<Word> => {
  let x1 = right;
  return words.map((text) => {
    const x0 = x1 - 5 * text.length;
    const word = {
      text,
      x0,
      x1,
      y0: y - 8,
      y1: y + 2,
      baseline: y,
      size: 10,
      bold: false,
      italic: false,
      monospace: false,
    };
    x1 = x0 - 3;
    return word;
  });
};

describe("right to left", () => {
  it("orders the words of Arabic lines from right to left", () => {
    const words = [
      ...rightToLeft("يمكن استخدام هذه المكتبات لتطوير حلول مبتكرة للمشكلات المختلفة".split(" "), 500, 100),
      ...rightToLeft("في كل مكان.".split(" "), 500, 112),
    ];
    expect(markdown(words)).toBe("يمكن استخدام هذه المكتبات لتطوير حلول مبتكرة للمشكلات المختلفة في كل مكان.");
  });

  it("keeps the order of Latin words and the numbers behind them", () => {
    // As displayed: the Latin words stand from left to right in the middle of the line.
    const first = rightToLeft(["تعتبر", "لغة"], 500, 100);
    const x = (first[1]?.x0 ?? 0) - 3;
    const latin: Array<Word> = [];
    for (const text of ["3.11", "Script", "Type"])
      latin.push(...rightToLeft([text], (latin.at(-1)?.x0 ?? x + 3) - 3, 100));
    const last = rightToLeft(["من", "الأدوات"], (latin.at(-1)?.x0 ?? 0) - 3, 100);
    expect(markdown([...first, ...latin, ...last])).toBe("تعتبر لغة Type Script 3.11 من الأدوات");
  });

  it("keeps Hebrew words inside an English line in their order", () => {
    const words = [
      { text: "The", x0: 50, x1: 65 },
      { text: "עולם", x0: 68, x1: 88 },
      { text: "שלום", x0: 91, x1: 111 },
      { text: "means", x0: 114, x1: 139 },
      { text: "hello", x0: 142, x1: 167 },
    ].map((word) => ({
      ...word,
      y0: 92,
      y1: 102,
      baseline: 100,
      size: 10,
      bold: false,
      italic: false,
      monospace: false,
    }));
    expect(markdown(words)).toBe("The שלום עולם means hello");
  });
});
