import { describe, expect, it } from "vitest";
import { read } from "./answering.ts";
import { newResult } from "./result.ts";

type Builder = ReturnType<typeof newResult>;

/** A table in the vendor's HTML. Cells are texts; the first row is the header. */
const writeTable = (
  result: Builder,
  rows: ReadonlyArray<ReadonlyArray<string>>,
  between: (row: number) => void = () => {},
) => {
  const start = result.at();
  result.write("<table>\n");
  const cells = rows.map((row, i) => {
    result.write("<tr>\n");
    const spans = row.map((text) => {
      result.write(i === 0 ? "<th>" : "<td>");
      const span = result.write(text);
      result.write(i === 0 ? "</th>\n" : "</td>\n");
      return span;
    });
    result.write("</tr>\n");
    between(i);
    return spans;
  });
  result.write("</table>");
  return { cells, span: result.since(start) };
};

const misplaced = (text: string, words: ReadonlyArray<{ text: string; start_index: number }> | null | undefined) =>
  (words ?? []).filter((word) => text.slice(word.start_index, word.start_index + word.text.length) !== word.text);

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
      if (table_format === "html") expect(response.pages[0]?.tables?.[0]?.content).not.toContain("<!--");
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

describe("figures", () => {
  /** Two figures in a row, the first with a caption and a table in it, and a table between pages. */
  const document = () => {
    const result = newResult();
    result.page();
    const start = result.at();
    result.write("<figure>\n<figcaption>");
    const caption = result.paragraph("Figure 1: chart 📈");
    result.write("</figcaption>\n\nAxis\n\n");
    const { cells, span } = writeTable(result, [["k"], ["v"]]);
    result.table(cells, [span]);
    result.write("\n\n</figure>");
    result.figure(result.since(start), "1.1", { caption: { content: "Figure 1: chart 📈", spans: [caption] } });
    result.write("\n\n");
    const second = result.at();
    result.write("<figure>\n\n</figure>");
    result.figure(result.since(second), "1.2");
    result.write("\n\n<!-- PageBreak -->\n\n");
    result.page();
    const third = result.at();
    result.write("<figure>\n\nLogo text\n\n</figure>");
    result.figure(result.since(third), "2.1");
    const { cells: more, span: place } = writeTable(result, [["z"]]);
    result.table(more, [place]);
    return result.done();
  };

  it("are images with ids over the whole document, and keep their text", async () => {
    const { response } = await read(document(), { table_format: "markdown" });
    expect(response.pages.map(({ markdown }) => markdown)).toEqual([
      "![img-0.png](img-0.png)\n\nFigure 1: chart 📈\n\nAxis\n\n[tbl-0.md](tbl-0.md)\n\n![img-1.png](img-1.png)",
      "![img-2.png](img-2.png)\n\nLogo text\n\n[tbl-1.md](tbl-1.md)",
    ]);
    expect(response.pages.map(({ images }) => images.map(({ id }) => id))).toEqual([
      ["img-0.png", "img-1.png"],
      ["img-2.png"],
    ]);
    expect(response.pages.map(({ tables }) => tables?.map(({ id }) => id))).toEqual([["tbl-0.md"], ["tbl-1.md"]]);
    expect(response.pages[0]?.images[0]).toMatchObject({ top_left_x: 200, bottom_right_x: 600, image_base64: null });
    expect(response.pages[0]?.blocks?.map(({ type }) => type)).toEqual(["image", "caption", "table", "image"]);
    expect(response.pages[0]?.blocks?.[0]).toMatchObject({ image_id: "img-0.png", content: "![img-0.png](img-0.png)" });
  });

  it("that are too many or too small lose their image, never their text", async () => {
    const limited = await read(document(), { image_limit: 1 });
    expect(limited.response.pages[1]?.markdown).toMatch(/^Logo text/);
    expect(limited.response.pages.flatMap(({ images }) => images)).toHaveLength(1);
    const none = await read(document(), { image_min_size: 101 });
    expect(none.response.pages.flatMap(({ images }) => images)).toEqual([]);
    expect((await read(document(), { image_min_size: 100 })).response.pages[0]?.images).toHaveLength(2);
  });

  it("in a cell of a table stay there", async () => {
    const result = newResult();
    result.page();
    const start = result.at();
    result.write("<table>\n<tr>\n<th>");
    const cellStart = result.at();
    const figure = result.write("<figure>\n\ninside\n\n</figure>");
    const cell = result.since(cellStart);
    result.write("</th>\n</tr>\n</table>");
    result.table([[cell]], [result.since(start)]);
    result.figure(figure, "1.1");
    const { response } = await read(result.done());
    expect(response.pages[0]?.markdown.replaceAll(/ +/g, " ")).toBe("| ![img-0.png](img-0.png) inside |\n| --- |");
    expect(response.pages[0]?.images.map(({ id }) => id)).toEqual(["img-0.png"]);
    const html = await read(result.done(), { table_format: "html" });
    expect(html.response.pages[0]?.tables?.[0]?.content).toContain('<img src="img-0.png" alt="img-0.png">');
  });
});

describe("what the vendor writes in its own way", () => {
  it("barcodes leave their value, links are listed", async () => {
    const content =
      '![QRCode](barcodes/1.1 "https://example.com")\n\nSee [here](https://example.org/a) or [mail](mailto:a@example.org)';
    const pages = [{ pageNumber: 1, spans: [{ offset: 0, length: content.length }] }];
    const { response } = await read({ contentFormat: "markdown", content, pages });
    expect(response.pages[0]?.markdown).toMatch(/^QRCode: https:\/\/example\.com\n/);
    expect(response.pages[0]?.hyperlinks).toEqual(["https://example.org/a", "mailto:a@example.org"]);
  });

  it("formulas in plain text are put in their place", async () => {
    const result = newResult("text");
    result.page();
    const paragraph = result.paragraph("Energy is :formula: as ever");
    const done = result.done();
    const offset = paragraph.offset + "Energy is ".length;
    const formulas = [{ kind: "inline", value: "E = mc^2", span: { offset, length: 9 } }];
    const pages = done.pages.map((page) => ({ ...page, formulas }));
    expect((await read({ ...done, pages })).response.pages[0]?.markdown).toBe("Energy is $E = mc^2$ as ever");
  });

  it("warnings are passed on, and the native result is there", async () => {
    const native = {
      ...simple(),
      warnings: [{ code: "W1", message: "something" }],
      keyValuePairs: [{ confidence: 1 }],
    };
    const { meta } = await read(native);
    expect(meta.warnings).toEqual([{ code: "vendor-warning", message: "azure-di: W1: something" }]);
    expect(meta.native).toEqual(native);
  });
});

describe("plain text", () => {
  it("becomes Markdown by the roles of its paragraphs", async () => {
    const result = newResult("text");
    result.page();
    const [title, heading] = ["Title of\ntwo lines", "A heading"];
    result.paragraph(title, "title");
    result.write("\n");
    result.paragraph(heading, "sectionHeading");
    result.write("\n");
    result.paragraph("Some *text* with <b> and\n:selected: a mark, 2 * 3, snake_case and _under_");
    result.write("\n");
    result.paragraph("# not a heading");
    result.write("\n");
    result.paragraph("3 of 3", "pageNumber");
    const { response } = await read(result.done(), { confidence_scores_granularity: "word", extract_header: true });
    const [page] = response.pages;
    expect(page?.markdown).toBe(
      [
        "# Title of two lines",
        "## A heading",
        "Some \\*text\\* with \\<b> and ☒ a mark, 2 * 3, snake_case and \\_under_",
        "\\# not a heading",
      ].join("\n\n"),
    );
    expect(page?.header).toBe("3 of 3");
    expect(page?.blocks?.map(({ type }) => type)).toEqual(["title", "title", "text", "text", "header"]);
    expect(page?.blocks?.[0]?.content).toBe("# Title of two lines");
    const words = page?.confidence_scores?.word_confidence_scores ?? [];
    // What is escaped stands there with a backslash in it; it starts where it should all the same.
    const starts = words.map(({ start_index, text }) => [
      text,
      page?.markdown.slice(start_index, start_index + text.length),
    ]);
    expect(starts.filter(([text, found]) => text !== found)).toEqual([["*text*", "*text\\"]]);
    expect(words.map(({ text }) => text).join(" ")).toBe(
      "Title of two lines A heading Some *text* with and a mark, 2 * 3, snake_case and _under_ not a heading",
    );
  });

  it("without paragraphs is put together from lines that stand close", async () => {
    const lines = [
      ["first line", 1],
      ["goes on", 1.2],
      ["far below", 3],
    ] as const;
    let content = "";
    const wire = lines.map(([text, top]) => {
      const offset = content.length;
      content += `${text}\n`;
      return {
        content: text,
        polygon: [1, top, 2, top, 2, top + 0.15, 1, top + 0.15],
        spans: [{ offset, length: text.length }],
      };
    });
    const pages = [
      {
        pageNumber: 1,
        width: 8,
        height: 10,
        unit: "inch",
        spans: [{ offset: 0, length: content.length }],
        lines: wire,
      },
    ];
    const { response } = await read({ contentFormat: "text", content, pages }, { model: "my-model" });
    expect(response.pages[0]?.markdown).toBe("first line goes on\n\nfar below");
    expect(response.pages[0]?.blocks).toHaveLength(2);
  });
});

describe("confidence", () => {
  const scored = () => {
    const result = newResult();
    result.page();
    result.paragraph("one two");
    const done = result.done();
    const words = [
      { content: "one", confidence: 0.5, span: { offset: 0, length: 3 }, polygon: [] },
      { content: "two", confidence: 1, span: { offset: 4, length: 3 }, polygon: [] },
    ];
    return { ...done, pages: done.pages.map((page) => ({ ...page, words })) };
  };

  it("is there when asked, by word, page and block", async () => {
    const scores = async (confidence_scores_granularity: "word" | "page" | "block") =>
      (await read(scored(), { confidence_scores_granularity })).response.pages[0];
    const word = await scores("word");
    expect(word?.confidence_scores).toEqual({
      average_page_confidence_score: 0.75,
      minimum_page_confidence_score: 0.5,
      word_confidence_scores: [
        { text: "one", confidence: 0.5, start_index: 0 },
        { text: "two", confidence: 1, start_index: 4 },
      ],
    });
    expect((await scores("page"))?.confidence_scores?.word_confidence_scores).toEqual([]);
    expect((await scores("block"))?.blocks?.[0]?.confidence_scores).toEqual({
      average_content_confidence_score: 0.75,
      minimum_content_confidence_score: 0.5,
    });
    expect((await read(scored())).response.pages[0]?.confidence_scores).toBeNull();
  });
});
