import { describe, expect, it } from "vitest";
import { findTables } from "../src/table/find.ts";
import { tableHtml, tableMarkdown } from "../src/table/render.ts";
import type { Table } from "../src/table/table.ts";
import { across, down, line, page } from "./table-page.ts";

const rulings = [
  across(100, 100, 360),
  across(120, 200, 360),
  across(140, 100, 360),
  across(160, 100, 360),
  down(100, 100, 160),
  down(200, 100, 160),
  down(280, 120, 160),
  down(360, 100, 160),
];
const words = [
  ...line(104, 124, "Town"),
  ...line(250, 114, "P|eople <1>"),
  ...line(204, 134, "2001"),
  ...line(284, 134, "2011"),
  ...line(104, 154, "Aar & Bex"),
  ...line(284, 154, "*140*"),
];
const table = findTables(page(words, rulings))[0] as Table;

describe("Markdown", () => {
  it("has the header row first, spanning cells in their first place, and signs escaped", () => {
    expect(tableMarkdown(table)).toBe(
      [
        "| Town | P\\|eople \\<1\\> |  |",
        "| --- | --- | --- |",
        "|  | 2001 | 2011 |",
        "| Aar & Bex |  | \\*140\\* |",
      ].join("\n"),
    );
  });

  it("keeps the markup of a format, but neither bars nor line breaks", () => {
    const markdown = tableMarkdown(table, (own) => `**${own.map((word) => word.text).join("\n")}**`);
    expect(markdown.split("\n")).toHaveLength(4);
    expect(markdown).toContain("| **Town** | **P\\|eople <1>** |  |");
    expect(tableMarkdown(table, () => "a\\|b \\\\|").split("\n")[0]).toBe("| a\\|b \\\\\\| | a\\|b \\\\\\| |  |");
  });

  it("takes the first row as header where the table has none", () => {
    expect(tableMarkdown({ ...table, headerRows: 0 }).split("\n")[1]).toBe("| --- | --- | --- |");
  });
});

describe("HTML", () => {
  it("has spans, head and body, and signs escaped", () => {
    expect(tableHtml(table)).toBe(
      '<table><thead><tr><th rowspan="2">Town</th><th colspan="2">P|eople &lt;1&gt;</th></tr><tr><th>2001</th><th>2011</th></tr></thead>' +
        "<tbody><tr><td>Aar &amp; Bex</td><td></td><td>*140*</td></tr></tbody></table>",
    );
  });

  it("leaves out an empty head, and keeps the markup of a format", () => {
    const html = tableHtml({ ...table, headerRows: 0 }, (own) => `<b>${own.length}</b>`);
    expect(html.startsWith('<table><tbody><tr><td rowspan="2"><b>1</b></td>')).toBe(true);
    expect(html).not.toContain("th");
  });
});
