import { formatPages, isOcrError, parsePages } from "@ocr/core";
import { pagesOf } from "@ocr/core/provider";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

const messageOf = (run: () => unknown): string => {
  try {
    run();
  } catch (error) {
    if (isOcrError(error) && error.reason === "InvalidRequest") return error.message;
    throw error;
  }
  throw new Error("it was accepted");
};

describe("parsePages", () => {
  it.each([
    [undefined, "all"],
    [null, "all"],
    [3, [3]],
    ["3", [3]],
    ["0-2", [0, 1, 2]],
    ["0,2-4", [0, 2, 3, 4]],
    [" 0 , 2 - 3 ", [0, 2, 3]],
    [
      [0, 3, 4],
      [0, 3, 4],
    ],
    [
      ["0-1", 5, "7"],
      [0, 1, 5, 7],
    ],
    [
      [2, 0, 2],
      [0, 2],
    ],
    ["4-4", [4]],
  ] as const)("reads %j", (pages, expected) => {
    expect(parsePages(pages as Parameters<typeof parsePages>[0])).toEqual(expected);
  });

  it.each([
    ["", 'pages: "" has an empty part; write numbers and ranges such as "0,2-4"'],
    ["0,,1", 'pages: "0,,1" has an empty part; write numbers and ranges such as "0,2-4"'],
    [[], "pages: the list is empty; leave pages out to read all of them"],
    [-1, "pages: -1 is negative; page numbers start at 0"],
    ["-1", "pages: -1 is negative; page numbers start at 0"],
    [1.5, "pages: 1.5 is not a whole number"],
    ["1.5", 'pages: "1.5" is neither a page number nor a range such as "0-2"'],
    ["2-0", 'pages: the range "2-0" runs backwards; write "0-2"'],
    ["all", 'pages: "all" is neither a page number nor a range such as "0-2"'],
    ["0-999999999", 'pages: the range "0-999999999" has more than 100000 pages'],
    [Number.NaN, "pages: NaN is not a whole number"],
    ["99999999999999999999", 'pages: 99999999999999999999 in "99999999999999999999" is too large'],
  ] as const)("refuses %j", (pages, message) => {
    expect(messageOf(() => parsePages(pages as Parameters<typeof parsePages>[0]))).toBe(message);
  });

  it("gives back what formatPages wrote, for any selection", () => {
    const selection = fc.uniqueArray(fc.nat(300), { minLength: 1 }).map((pages) => pages.toSorted((a, b) => a - b));
    fc.assert(
      fc.property(selection, (pages) => {
        expect(parsePages(formatPages(pages))).toEqual(pages);
      }),
    );
  });

  it("reads a list, its text and a mixed list alike", () => {
    const numbers = fc.array(fc.nat(50), { minLength: 1 });
    fc.assert(
      fc.property(numbers, (pages) => {
        const expected = parsePages(pages);
        expect(parsePages(pages.join(","))).toEqual(expected);
        expect(parsePages(pages.map((page, i) => (i % 2 === 0 ? page : String(page))))).toEqual(expected);
      }),
    );
  });
});

describe("formatPages", () => {
  it("writes ranges", () => {
    expect(formatPages([0, 2, 3, 4, 9])).toBe("0,2-4,9");
  });
});

describe("pagesOf", () => {
  it("expands all", () => {
    expect(pagesOf("all", 3)).toEqual([0, 1, 2]);
  });

  it("names what is out of range", () => {
    expect(messageOf(() => pagesOf([1, 3, 4], 3))).toBe(
      "pages: 3-4 is out of range; the last page is 2 (pages count from 0)",
    );
    expect(messageOf(() => pagesOf([1], 1))).toBe("pages: 1 is out of range; the only page is 0 (pages count from 0)");
  });
});
