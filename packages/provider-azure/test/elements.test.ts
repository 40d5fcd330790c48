import { describe, expect, it } from "vitest";
import { read } from "./answering.ts";
import { newResult } from "./result.ts";
import { writeTable } from "./table-html.ts";

const plainResult = () => {
  const result = newResult();
  result.page();
  result.paragraph("text");
  return result.done();
};

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

  it.each(["markdown", "text"] as const)("bullets make lists (%s)", async (format) => {
    const result = newResult(format);
    result.page();
    for (const item of ["· one", "• two · not a bullet", "plain"]) {
      result.paragraph(item);
      result.write(format === "markdown" ? "\n\n" : "\n");
    }
    const { response } = await read(result.done(), { confidence_scores_granularity: "word" });
    const [page] = response.pages;
    expect(page?.markdown).toBe("- one\n\n- two · not a bullet\n\nplain");
    expect(page?.blocks?.map(({ type }) => type)).toEqual(["list", "list", "text"]);
    const words = page?.confidence_scores?.word_confidence_scores ?? [];
    expect(words.map(({ text }) => text)).toEqual(["one", "two", "not", "a", "bullet", "plain"]);
    for (const { start_index, text } of words) expect(page?.markdown.slice(start_index).startsWith(text)).toBe(true);
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
      ...plainResult(),
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
