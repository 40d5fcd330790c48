import { describe, expect, it } from "vitest";
import { read } from "./answering.ts";
import { newResult } from "./result.ts";
import { misplaced, writeTable } from "./table-html.ts";

const simple = (
  rows = [
    ["Name", "Amount"],
    ["a|b", "1 &amp; 2"],
    ["two\nlines", "☒"],
  ],
) => {
  const result = newResult();
  result.page();
  result.write("before\n\n\n");
  const { cells, span } = writeTable(result, rows);
  result.table(cells, [span]);
  result.write("\n\n\nafter");
  return result.done();
};

describe("tables", () => {
  it("stay in the text as Markdown when nothing is asked", async () => {
    const { response } = await read(simple(), { confidence_scores_granularity: "word" });
    const [page] = response.pages;
    expect(page?.markdown).toBe(
      "before\n\n| Name | Amount |\n| --- | --- |\n| a\\|b | 1 &amp; 2 |\n| two lines | ☒ |\n\nafter",
    );
    expect(page?.tables).toEqual([]);
    expect(
      misplaced(page?.markdown ?? "", page?.confidence_scores?.word_confidence_scores).map(({ text }) => text),
    ).toEqual([]);
    expect(page?.blocks?.[0]).toMatchObject({ type: "table", table_id: null });
  });

  it.each([
    [
      "html",
      "tbl-0.html",
      "<table><thead><tr><th>Name</th><th>Amount</th></tr></thead><tbody><tr><td>a|b</td><td>1 &amp; 2</td></tr><tr><td>two lines</td><td>☒</td></tr></tbody></table>",
    ],
    ["markdown", "tbl-0.md", "| Name | Amount |\n| --- | --- |\n| a\\|b | 1 &amp; 2 |\n| two lines | ☒ |"],
  ] as const)("leave it as %s", async (table_format, id, content) => {
    const { response } = await read(simple(), { table_format, confidence_scores_granularity: "word" });
    const [page] = response.pages;
    expect(page?.markdown).toBe(`before\n\n[${id}](${id})\n\nafter`);
    expect(page?.tables).toMatchObject([{ id, content, format: table_format }]);
    const words = page?.tables?.[0]?.word_confidence_scores;
    expect(words?.map(({ text }) => text)).toContain("Amount");
    expect(misplaced(content, words)).toEqual([]);
    expect(page?.blocks?.[0]).toMatchObject({ type: "table", table_id: id, content });
  });

  const merged = () => {
    const result = newResult();
    result.page();
    const { cells, span } = writeTable(result, [["Group"], ["x", "y"], ["tall", "1"], ["2"]]);
    const text = (row: number, column: number) => ({ spans: [cells[row]?.[column]] });
    result.table([], [span], {
      rowCount: 4,
      columnCount: 2,
      cells: [
        { kind: "columnHeader", rowIndex: 0, columnIndex: 0, columnSpan: 2, content: "Group", ...text(0, 0) },
        { kind: "columnHeader", rowIndex: 1, columnIndex: 0, content: "x", ...text(1, 0) },
        { kind: "columnHeader", rowIndex: 1, columnIndex: 1, content: "y", ...text(1, 1) },
        { kind: "rowHeader", rowIndex: 2, columnIndex: 0, rowSpan: 2, content: "tall", ...text(2, 0) },
        { rowIndex: 2, columnIndex: 1, content: "1", ...text(2, 1) },
        { rowIndex: 3, columnIndex: 1, content: "2", ...text(3, 0) },
      ],
    });
    return result.done();
  };

  it("keep their merged cells in HTML, in the text as well", async () => {
    const html =
      '<table><thead><tr><th colspan="2">Group</th></tr><tr><th>x</th><th>y</th></tr></thead><tbody><tr><th rowspan="2">tall</th><td>1</td></tr><tr><td>2</td></tr></tbody></table>';
    expect((await read(merged(), { table_format: "html" })).response.pages[0]?.tables?.[0]?.content).toBe(html);
    expect((await read(merged())).response.pages[0]?.markdown).toBe(html);
    const { response } = await read(merged(), { table_format: "markdown" });
    expect(response.pages[0]?.tables?.[0]?.content).toBe(
      "| Group |  |\n| --- | --- |\n| x | y |\n| tall | 1 |\n|  | 2 |",
    );
  });

  it.each([undefined, "html"] as const)(
    "that cross pages stay whole on their first one (table_format %s)",
    async (table_format) => {
      const result = newResult();
      result.page();
      result.paragraph("one");
      result.write("\n\n");
      const { cells, span } = writeTable(result, [["Name"], ["alpha"], ["omega"]], (row) => {
        if (row !== 1) return;
        result.paragraph("foot 1", "pageFooter", '<!-- PageFooter="', '" -->\n');
        result.write("<!-- PageBreak -->\n");
        result.page();
        result.paragraph("head 2", "pageHeader", '<!-- PageHeader="', '" -->\n');
      });
      result.table(cells, [span]);
      result.write("\n\n");
      result.paragraph("two");
      const options = table_format === undefined ? {} : { table_format };
      const { response } = await read(result.done(), { ...options, extract_header: true, extract_footer: true });
      const table = table_format === undefined ? "| Name |\n| --- |\n| alpha |\n| omega |" : "[tbl-0.html](tbl-0.html)";
      expect(response.pages.map(({ footer, header, markdown }) => ({ footer, header, markdown }))).toEqual([
        { markdown: `one\n\n${table}`, header: null, footer: "foot 1" },
        { markdown: "two", header: "head 2", footer: null },
      ]);
      expect(JSON.stringify(response)).not.toContain("<!--");
    },
  );

  it("in several spans leave the text between them alone", async () => {
    const result = newResult();
    result.page();
    const first = result.write("one cell");
    result.write("\n\nnot of the table\n\n");
    result.write("<!-- PageBreak -->\n\n");
    result.page();
    const second = result.write("other cell");
    result.write("\n\nend");
    result.table([[first], [second]], [first, second]);
    const { response } = await read(result.done());
    expect(response.pages.map(({ markdown }) => markdown)).toEqual([
      "| one cell |\n| --- |\n| other cell |\n\nnot of the table",
      "end",
    ]);
  });

  it("that span three pages leave the middle one empty", async () => {
    const result = newResult();
    result.page();
    const { cells, span } = writeTable(result, [["a"], ["b"], ["c"]], (row) => {
      if (row < 2) result.page();
    });
    result.table(cells, [span]);
    result.write("\n\nend");
    const { response } = await read(result.done());
    expect(response.pages.map(({ markdown }) => markdown)).toEqual(["| a |\n| --- |\n| b |\n| c |", "", "end"]);
  });

  it("keep a caption that stands inside of them", async () => {
    const result = newResult();
    result.page();
    const start = result.at();
    result.write("<table>\n<caption>");
    const caption = result.write("Table 1");
    result.write("</caption>\n<tr>\n<th>");
    const cell = result.write("x");
    result.write("</th>\n</tr>\n</table>");
    result.table([[cell]], [result.since(start)], { caption: { content: "Table 1", spans: [caption] } });
    expect((await read(result.done())).response.pages[0]?.markdown).toBe("Table 1\n\n| x |\n| --- |");
    const { response } = await read(result.done(), { table_format: "html" });
    expect(response.pages[0]?.tables?.[0]?.content).toBe(
      "<table><caption>Table 1</caption><thead><tr><th>x</th></tr></thead></table>",
    );
  });
});
