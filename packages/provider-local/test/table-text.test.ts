import { describe, expect, it } from "vitest";
import { cellText, isNumeric, isValue, readingOrder } from "../src/table/text.ts";
import { line } from "./table-page.ts";

const read = (...lines: ReadonlyArray<string>): string =>
  cellText(readingOrder(lines.flatMap((text, i) => line(100, 100 + 12 * i, text)).toReversed()));

describe("the text of a cell", () => {
  it("follows the lines, whatever order the words came in", () => {
    expect(read("Cost of the", "new bridge")).toBe("Cost of the new bridge");
  });

  it("closes a hyphen that broke a word, and keeps one that joins", () => {
    expect(read("under-", "standing")).toBe("understanding");
    expect(read("East-", "West")).toBe("East- West");
    expect(read("a long-term", "plan")).toBe("a long-term plan");
    expect(read("soft\u00AD", "Hyphen")).toBe("softHyphen");
  });

  it("leaves dot leaders out, but not a lone dot or dots inside", () => {
    expect(read("Cash ........ 12")).toBe("Cash 12");
    expect(read("Cash . . . . 12")).toBe("Cash 12");
    expect(read("Total......")).toBe("Total");
    expect(read(".")).toBe(".");
    expect(read("e.g. 1.5")).toBe("e.g. 1.5");
  });

  it("runs from the right in Arabic, with numbers as they stand", () => {
    // As drawn, from the left: the last word comes first.
    expect(read("الكتاب هذا")).toBe("هذا الكتاب");
    expect(read("12 000 سنة")).toBe("سنة 12 000");
  });

  it("joins lines without a space in Han and Kana", () => {
    expect(read("東京", "都")).toBe("東京都");
    expect(read("東京", "Tokyo")).toBe("東京 Tokyo");
  });
});

describe("numbers", () => {
  it("are told from words", () => {
    const numbers = [
      "12",
      "-3.5",
      "1,234,567.89",
      "(12)",
      "$ 18.2",
      "€5",
      "61 %",
      "+0.3",
      "12 345",
      "< 0.01",
      "2 million",
      "5 kg",
      "12.4*",
      "–",
      "n.a.",
      "...",
    ];
    const words = [
      "Total",
      "EU-15",
      "Q1 2010",
      "VARCHAR(30)",
      "",
      "A4",
      "12 Mill Road, Aar",
      "1st of the list of towns",
    ];
    expect([...numbers, ...words].filter(isNumeric)).toEqual(numbers);
  });

  it("are values unless they name a year, a unit or nothing", () => {
    const values = ["12", "(92)", "61.5 %", "2,001"];
    const others = ["2001", "1996/97", "2004-05", "FY 2012", "(000)", "(Ecu 000)", "-", "n/a"];
    expect([...values, ...others].filter(isValue)).toEqual(values);
  });
});
