/** Statistical tables: labels of groups, wrapped labels, headings of several lines. */
import { describe, expect, it } from "vitest";
import type { Fill } from "../src/page/content.ts";
import { findTables } from "../src/table/find.ts";
import { across, grid, line, page, rows } from "./table-page.ts";

const towns = [
  ["Town", "2001", "2011", "2021"],
  ["Aarburg", "5,120", "6,340", "7,015"],
  ["Bex", "6,480", "-", "7,910"],
  ["Cham am See", "13,022", "14,811", "16,950"],
  ["Dole", "903", "877", "861"],
];
const places = [100, 250, 320, 390];
const wide = [100, 320, 390, 460];

describe("statistical tables", () => {
  it("keep labels whole in type of fixed width, where spaces are wide", () => {
    const texts = [
      ["Age", "2001", "2011"],
      ["Under 18 years", "5,120", "6,340"],
      ["18 to 24 years", "6,480", "7,910"],
      ["25 to 34 years", "903", "877"],
    ];
    const words = texts.flatMap((row, r) =>
      row.flatMap((text, c) =>
        line([100, 260, 330][c] ?? 0, 100 + 12 * r, text, {
          monospace: true,
          size: 8,
          align: c === 0 ? "left" : "right",
        }),
      ),
    );
    expect(findTables(page(words)).map(grid)).toEqual([texts]);
  });

  it("may be parted by labels in their middle, which lie over all columns", () => {
    const body = [towns[1], towns[2], towns[3], towns[4]] as string[][];
    const groups = ["All persons", "Men", "Women"];
    const words = [
      ...rows(100, 12, places, [towns[0] as string[]]),
      ...groups.flatMap((label, g) => [
        ...line(245, 112 + 60 * g, label, { align: "center" }),
        ...rows(124 + 60 * g, 12, places, body),
      ]),
    ];
    const expected = [towns[0], ...groups.flatMap((label) => [[label, "=", "=", "="], ...body])];
    expect(findTables(page(words)).map(grid)).toEqual([expected]);
  });

  it("go on after the space above the label of a group of rows", () => {
    const body = [towns[1], towns[2], towns[3], towns[4]] as string[][];
    const groups = ["North", "South"];
    const words = [
      ...rows(100, 12, places, [towns[0] as string[], ...body]),
      ...groups.flatMap((label, g) => [
        ...line(100, 172 + 72 * g, label),
        ...rows(184 + 72 * g, 12, [110, ...places.slice(1)], body),
      ]),
    ];
    const expected = [towns[0], ...body, ...groups.flatMap((label) => [[label, "", "", ""], ...body])];
    expect(findTables(page(words)).map(grid)).toEqual([expected]);
  });

  it("keep the first row of numbers out of the header where every other row is shaded", () => {
    const words = rows(112, 14, places, towns);
    const fills = [2, 4].map((r): Fill => ({ x0: 95, x1: 395, y0: 102 + 14 * r, y1: 116 + 14 * r, color: 0xe0e0e0 }));
    const [table] = findTables(page(words, [], fills));
    expect(grid(table)).toEqual(towns);
    expect(table?.headerRows).toBe(1);
  });

  it("tell the label of a group from the rest of a label by where it begins", () => {
    const words = [
      ...rows(100, 12, [100, ...wide.slice(1)], [towns[0] as string[]]),
      ...rows(112, 12, [100], [["Kind of household"]]),
      ...rows(124, 12, [112, ...wide.slice(1)], [["Married couples, children", "5,120", "6,340", "7,015"]]),
      ...rows(136, 12, [112, ...wide.slice(1)], [["Divorced or separated", "480", "-", "910"]]),
      ...rows(148, 12, [100], [["Sex"]]),
      ...rows(160, 12, [112, ...wide.slice(1)], [["Male", "903", "877", "861"]]),
      ...rows(172, 12, [112, ...wide.slice(1)], [["Female", "913", "897", "881"]]),
    ];
    expect(grid(findTables(page(words))[0]).map(([label]) => label)).toEqual([
      "Town",
      "Kind of household",
      "Married couples, children",
      "Divorced or separated",
      "Sex",
      "Male",
      "Female",
    ]);
  });

  it("join a label of two lines with its numbers where all lines are far apart", () => {
    const texts = [
      ["Industry", "2001", "2011", "2021"],
      ["Mining", "5,120", "6,340", "7,015"],
      ["Agriculture, forestry and", "", "", ""],
      ["fishing", "6,480", "-", "7,910"],
      ["Construction of houses", "13,022", "14,811", "16,950"],
      ["Trade", "903", "877", "861"],
    ];
    const [table] = findTables(page(rows(100, 15, wide, texts)));
    expect(grid(table)[2]).toEqual(["Agriculture, forestry and fishing", "6,480", "-", "7,910"]);
  });

  it("have headings of two lines in some columns, which span no others", () => {
    const columns = [100, 220, 290, 360, 430];
    const words = [
      ...rows(100, 11, columns, [
        ["", "Percent", "", "Annual", ""],
        ["Town", "change", "1990", "rate", "Total"],
      ]),
      ...rows(125, 14, columns, [
        ["Aarburg", "5.1", "6,340", "7.1", "7,015"],
        ["Bex", "6.4", "6,480", "7.3", "7,910"],
        ["Cham", "2.2", "13,022", "1.4", "16,950"],
      ]),
    ];
    expect(grid(findTables(page(words))[0])[0]).toEqual(["Town", "Percent change", "1990", "Annual rate", "Total"]);
  });

  it("have headings of two lines under headings over several columns", () => {
    const columns = [100, 240, 310, 380, 450];
    const words = [
      ...line(262, 100, "Payroll", { align: "center" }),
      ...line(402, 100, "Shares", { align: "center" }),
      ...line(380, 114, "Standard", { align: "right" }),
      ...rows(125, 14, columns, [
        ["Town", "Low", "Mean", "error", "Total"],
        ["Aarburg", "5,120", "6,340", "7,100", "7,015"],
        ["Bex", "6,480", "6,480", "7,300", "7,910"],
        ["Cham", "2,200", "1,302", "1,400", "1,695"],
      ]),
    ];
    const [top, names] = grid(findTables(page(words))[0]);
    expect(top?.slice(1)).toEqual(["Payroll", "=", "Shares", "="]);
    expect(names?.slice(1)).toEqual(["Low", "Mean", "Standard error", "Total"]);
  });

  it("have a rule under the header that is as wide as its text", () => {
    const words = rows(112, 12, places, towns);
    const rules = [100, 115, 127, 139, 151, 163].map((y) => across(y, 100, 390));
    expect(findTables(page(words, rules)).map(grid)).toEqual([towns]);
  });
});
