import type { Page } from "@ocr/core";
import { toText } from "@ocr/core/output";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  findMarkdownTables,
  htmlFromMarkdownTable,
  markdownFromHtmlTable,
  moveTables,
} from "../src/output/table-convert.ts";
import { block, oneOf, pageOf } from "./output-page.ts";

/** What a reader of the page sees of its one table. */
const grid = (markdown: string) =>
  toText(oneOf(markdown))
    .replace(/\n$/, "")
    .split("\n")
    .map((row) => row.split("\t"));

const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

describe("one table in the other notation", () => {
  it("writes Markdown as HTML with its emphasis, formulas and placeholders", () => {
    const markdown = "| a | **b** |\n| :-- | --: |\n| x \\| y | <i> `c<` |\n| $a_1$ | ![i](img-0.jpeg) | more |";
    expect(htmlFromMarkdownTable(markdown)).toBe(`<table>
<thead>
<tr><th>a</th><th><strong>b</strong></th><th></th></tr>
</thead>
<tbody>
<tr><td>x | y</td><td>&lt;i&gt; <code>c&lt;</code></td><td></td></tr>
<tr><td><span class="math">$a_1$</span></td><td>![i](img-0.jpeg)</td><td>more</td></tr>
</tbody>
</table>`);
  });

  it("writes HTML as Markdown: what spans cover is empty, pipes are escaped, lines are kept", () => {
    const html = `<table><caption>Rates</caption><tr><th rowspan="2">A</th><th colspan="2">B</th></tr>
      <tr><td>1 | 2</td><td>3<br>4</td></tr><tr><td><b>x</b> <em>y</em><td><a href="https://a.b/c_d">l</a><td>*z*</table>`;
    expect(markdownFromHtmlTable(html)).toBe(
      "Rates\n\n| A | B |  |\n| --- | --- | --- |\n|  | 1 \\| 2 | 3<br>4 |\n| **x** *y* | [l](https://a.b/c_d) | \\*z\\* |",
    );
  });

  it("never joins the signs of neighbours", () => {
    const html = "<table><tr><td><b>a</b><b>b</b><i>c</i>*</td><td>x<b> y </b>z</td><td><b>“q”</b>r</td></tr></table>";
    expect(grid(html)).toEqual([["abc*", "x y z", "“q”r"]]);
    expect(htmlFromMarkdownTable(markdownFromHtmlTable(html))).toContain(
      "<th><strong>a</strong><strong>b</strong><em>c</em>*</th><th>x <strong>y</strong> z</th><th><strong>“q”</strong>r</th>",
    );
  });

  it("survives what is hardly a table", () => {
    expect(markdownFromHtmlTable("")).toBe("");
    expect(markdownFromHtmlTable("just text")).toBe("just text");
    expect(markdownFromHtmlTable("<table></table>")).toBe("");
    expect(markdownFromHtmlTable("<tr><td>a<td>b")).toBe("| a | b |\n| --- | --- |");
    expect(htmlFromMarkdownTable("a | b\nc")).toBe(
      "<table>\n<tbody>\n<tr><td>a</td><td>b</td></tr>\n<tr><td>c</td></tr>\n</tbody>\n</table>",
    );
    expect(
      markdownFromHtmlTable("<table><tr><td>a<table><tr><td>b</td><td>c</td></tr></table></td></tr></table>"),
    ).toBe("| a<br>b c |\n| --- |");
    // Spans that no table has: no endless work, no lost text.
    const wide = `<table>${'<tr><td colspan="99999" rowspan="0">x</td><td rowspan="99999">y</td></tr>'.repeat(2000)}</table>`;
    expect(markdownFromHtmlTable(wide).match(/[xy]/g)).toHaveLength(4000);
  });

  const word = fc.oneof(
    fc.stringMatching(/^[a-z0-9]{1,6}$/),
    fc.constantFrom(
      "|",
      "*",
      "**",
      "_x_",
      "a_b",
      "`",
      "\\",
      "<b>",
      "&amp;",
      "[x](y)",
      "~~",
      "5",
      "$",
      "é",
      "日本",
      "#",
      "-",
      "1.",
      "<!--",
    ),
  );
  const text = fc.array(word, { maxLength: 4 }).map((words) => words.join(" "));
  const table = fc
    .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 5 }))
    .chain(([columns, rows]) =>
      fc.array(fc.array(text, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows }),
    );

  it("reads the texts of HTML cells to the letter, whatever signs they hold", () => {
    fc.assert(
      fc.property(table, (rows) => {
        const html = `<table>${rows.map((row) => `<tr>${row.map((cell) => `<td>${escaped(cell)}</td>`).join("")}</tr>`).join("")}</table>`;
        expect(grid(markdownFromHtmlTable(html))).toEqual(rows);
        expect(grid(html)).toEqual(rows);
      }),
      { numRuns: 500 },
    );
  });

  it("keeps the grid there and back, from both sides", () => {
    const markup = fc.constantFrom(
      "**a**",
      "*b* c",
      "`x|y`",
      "$a_1$",
      "a<br>b",
      "1<sup>2</sup>",
      "![i](img-0.jpeg)",
      "[l](https://a.b)",
      "~~s~~",
      "\\*",
    );
    const rich = fc.array(
      fc.array(
        fc.oneof(
          text.map((t) => t.replaceAll(/[^\w ]/g, "").replaceAll(/ +/g, " ")),
          markup,
        ),
        { minLength: 3, maxLength: 3 },
      ),
      { minLength: 1, maxLength: 5 },
    );
    fc.assert(
      fc.property(rich, (rows) => {
        const line = (row: ReadonlyArray<string>) =>
          `| ${row.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
        const markdown = [line(rows[0] ?? []), "| --- | --- | --- |", ...rows.slice(1).map(line)].join("\n");
        const html = htmlFromMarkdownTable(markdown);
        const back = markdownFromHtmlTable(html);
        expect(grid(back)).toEqual(grid(markdown));
        expect(htmlFromMarkdownTable(back)).toBe(html);
      }),
      { numRuns: 500 },
    );
  });

  it("lays spans out as a browser does", () => {
    const cell = fc.record({ colspan: fc.integer({ min: 1, max: 3 }), rowspan: fc.integer({ min: 1, max: 3 }) });
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 4 }), (rows) => {
        let n = 0;
        const html = rows
          .map(
            (row) =>
              `<tr>${row.map(({ colspan, rowspan }) => `<td colspan=${colspan} rowspan=${rowspan}>c${n++}</td>`).join("")}</tr>`,
          )
          .join("");
        const found = grid(markdownFromHtmlTable(`<table>${html}</table>`));
        expect(found).toHaveLength(rows.length);
        expect(new Set(found.map((row) => row.length)).size).toBe(1);
        const texts = found.flat().filter((cell) => cell !== "");
        expect(texts).toEqual(Array.from({ length: n }, (_, i) => `c${i}`));
      }),
    );
  });
});

describe("findMarkdownTables", () => {
  it("finds tables by their places, and nothing that only looks like one", () => {
    const markdown =
      "a\n\n| b |\n| --- |\n| c |\r\n| d |\n\n```\n| x |\n| --- |\n```\n\n- | y |\n  | --- |\n\n| z |\n\ne | f\n-- | --";
    const found = findMarkdownTables(markdown);
    expect(found.map(({ content }) => content)).toEqual(["| b |\n| --- |\n| c |\r\n| d |", "e | f\n-- | --"]);
    for (const { start, end, content } of found) expect(markdown.slice(start, end)).toBe(content);
  });
});

describe("moveTables", () => {
  const one = "| a |\n| --- |\n| 1 |";
  const two = "<table><tr><td>b</td></tr>\n\n<tr><td>2</td></tr></table>";

  it("moves tables out of the text, with ids over all pages in reading order", () => {
    const pages = [
      pageOf(`x\n${one}\n\n${two}\ny`),
      pageOf(`[tbl-7.html](tbl-7.html)\n\n${one}`, {
        index: 1,
        tables: [{ id: "tbl-7.html", content: two, format: "html" }],
      }),
    ];
    const moved = moveTables(pages, "markdown");
    expect(moved.map(({ markdown }) => markdown)).toEqual([
      "x\n\n[tbl-0.md](tbl-0.md)\n\n[tbl-1.md](tbl-1.md)\n\ny",
      "[tbl-2.md](tbl-2.md)\n\n[tbl-3.md](tbl-3.md)",
    ]);
    const all = moved.flatMap(({ tables }) => tables ?? []);
    expect(all.map(({ id, format }) => `${id} ${format}`)).toEqual([0, 1, 2, 3].map((n) => `tbl-${n}.md markdown`));
    expect(all.map(({ content }) => content)).toEqual([one, "| b |\n| --- |\n| 2 |", "| b |\n| --- |\n| 2 |", one]);
    expect(pages[1]?.tables?.[0]?.id).toBe("tbl-7.html");
    expect(moveTables(moved, "markdown")).toEqual(moved);
    // The document says the same as before.
    expect(toText({ pages: moved })).toBe(toText({ pages }));
    expect(toText({ pages: moveTables(moved, "html") })).toBe(toText({ pages }));
  });

  it("brings them home as Markdown, also one that nothing points to", () => {
    const tables = [
      { id: "a", content: two, format: "html" },
      { id: "b", content: one, format: "markdown" },
    ];
    const [page] = moveTables([pageOf("[a](a)\nz", { tables })], null);
    expect(page).toMatchObject({ markdown: `| b |\n| --- |\n| 2 |\n\nz\n\n${one}`, tables: [] });
    const [empty] = moveTables([pageOf("", { tables })], null);
    expect(empty?.markdown).toBe(`| b |\n| --- |\n| 2 |\n\n${one}`);
    const [kept] = moveTables([pageOf("z", { tables })], "html");
    expect(kept).toMatchObject({ markdown: "z", tables: [{ id: "tbl-0.html", content: two }, { id: "tbl-1.html" }] });
  });

  it("takes blocks and words along", () => {
    const words = (text: string) =>
      [...text.matchAll(/\w+/g)].map(({ index, 0: word }) => ({ text: word, confidence: 0.5, start_index: index }));
    const markdown = `start\n\n${one}\n\nend`;
    const page: Page = pageOf(markdown, {
      blocks: [block("text", "start"), block("table", one, 1), block("text", "end")],
      confidence_scores: {
        average_page_confidence_score: 0.5,
        minimum_page_confidence_score: 0.5,
        word_confidence_scores: words(markdown),
      },
    });
    const [moved] = moveTables([page], "html");
    const table = moved?.tables?.[0];
    expect(moved?.blocks?.[1]).toMatchObject({ table_id: "tbl-0.html", content: table?.content });
    const wordsAt = (text: string, list: ReadonlyArray<{ text: string; start_index: number }> | null | undefined) =>
      list?.map((word) => text.slice(word.start_index, word.start_index + word.text.length));
    expect(wordsAt(moved?.markdown ?? "", moved?.confidence_scores?.word_confidence_scores)).toEqual(["start", "end"]);
    expect(wordsAt(table?.content ?? "", table?.word_confidence_scores)).toEqual(["a", "1"]);
    // As many blocks as tables: they belong together even when a vendor writes them otherwise.
    const loose = { ...page, blocks: [block("table", "a 1"), block("text", "end")] };
    expect(moveTables([loose], "html")[0]?.blocks?.map(({ table_id }) => table_id)).toEqual(["tbl-0.html", undefined]);
    const [home] = moveTables(moved === undefined ? [] : [moved], null);
    expect(home?.markdown).toBe(markdown);
    expect(home?.blocks?.[1]).toMatchObject({ table_id: null, content: one });
    expect(home?.confidence_scores).toEqual(page.confidence_scores);
  });
});
