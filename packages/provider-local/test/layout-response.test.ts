/** The pages of the response: ids, boxes, tables, blocks, confidence, limits. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PageContent, Picture } from "../src/page/content.ts";
import type { Table } from "../src/table/table.ts";
import { compose, line, lines, page, prose } from "./layout-content.ts";

const picture = (key: number, y0: number, size = 100): Picture => ({
  key,
  x0: 50,
  y0,
  x1: 50 + size,
  y1: y0 + size,
  pixelWidth: 300,
  pixelHeight: 300,
  extension: key % 2 === 0 ? "jpeg" : "png",
});

const table = (y0: number, texts: ReadonlyArray<ReadonlyArray<string>>): Table => ({
  box: { x0: 50, y0, x1: 350, y1: y0 + 20 * texts.length },
  rows: texts.length,
  columns: texts[0]?.length ?? 0,
  headerRows: 1,
  ruled: true,
  cells: texts.flatMap((row, index) =>
    row.map((text, column) => ({
      text,
      words: line(text, 50 + 150 * column, y0 + 15 + 20 * index, { confidence: 0.5 }),
      box: { x0: 50 + 150 * column, y0: y0 + 20 * index, x1: 200 + 150 * column, y1: y0 + 20 * index + 20 },
      row: index,
      column,
      rowSpan: 1,
      columnSpan: 1,
      header: index === 0,
    })),
  ),
});

const withTable = (content: PageContent, found: Table): PageContent => ({
  ...content,
  words: [...content.words, ...found.cells.flatMap(({ words }) => words)],
});

describe("ids", () => {
  const found = [
    table(300, [
      ["A", "B"],
      ["1", "2"],
    ]),
    table(500, [
      ["C", "D"],
      ["3", "4"],
    ]),
  ];
  const pages = [0, 1].map((index) =>
    withTable(
      page(lines(prose("Text", 4, 450), 50, 60), { index, pictures: [picture(10 + index, 150)] }),
      found[index] as Table,
    ),
  );

  it("run over the whole document, with the extension of the bytes", () => {
    const result = compose(
      pages,
      { tableFormat: "html" },
      found.map((each) => [each]),
    );
    expect(result.flatMap(({ images = [] }) => images.map(({ id }) => id))).toEqual(["img-0.jpeg", "img-1.png"]);
    expect(result.flatMap(({ tables }) => (tables ?? []).map(({ id, format }) => [id, format]))).toEqual([
      ["tbl-0.html", "html"],
      ["tbl-1.html", "html"],
    ]);
    expect(result[1]?.markdown).toContain("\n\n![img-1.png](img-1.png)\n\n[tbl-1.html](tbl-1.html)");
    expect(result[1]?.tables?.[0]?.content).toContain("<td>4</td>");
    expect(result[1]?.blocks?.find(({ type }) => type === "table")).toMatchObject({
      table_id: "tbl-1.html",
      content: "[tbl-1.html](tbl-1.html)",
    });
  });

  it("leave tables in the text when no format is asked for", () => {
    const [first] = compose(
      pages,
      {},
      found.map((each) => [each]),
    );
    expect(first?.tables).toEqual([]);
    expect(first?.markdown).toMatch(/\| A \| B \|\n\|[ -|]+\|\n\| 1 \| 2 \|/);
    expect(first?.blocks?.find(({ type }) => type === "table")?.["table_id"]).toBeNull();
    // The words of the table stand nowhere else.
    expect(first?.markdown.match(/1/g)).toHaveLength(2);
  });
});

describe("pictures", () => {
  it("are left out when they are small, or when there are enough of them", () => {
    const content = page(line("Text", 50, 40), { pictures: [picture(0, 100, 20), picture(1, 150), picture(3, 300)] });
    const ids = (options: object) =>
      compose([content, { ...content, index: 1 }], options).map(({ images = [] }) => images.length);
    expect(ids({})).toEqual([3, 3]);
    expect(ids({ imageMinSize: 21 })).toEqual([2, 2]);
    expect(ids({ imageLimit: 4 })).toEqual([3, 1]);
    expect(ids({ imageLimit: 0 })).toEqual([0, 0]);
  });

  it("do not count when they are the scan of the page", () => {
    const scan: Picture = { ...picture(0, 0), x0: 0, x1: 600, y1: 800 };
    const read = line("Read by an engine", 50, 100, { confidence: 0.9, line: 0 });
    expect(compose([page(read, { engine: "tesseract", pictures: [scan] })])[0]?.images).toEqual([]);
  });
});

describe("boxes", () => {
  it("are whole pixels of the page picture, and never leave it", () => {
    const outside = { ...picture(0, 700, 300), x0: -20 };
    const [first] = compose([page(line("Beyond the edge", 560, 100), { pictures: [outside] })], { dpi: 144 });
    expect(first?.dimensions).toEqual({ dpi: 144, width: 1200, height: 1600 });
    for (const box of [...(first?.blocks ?? []), ...(first?.images ?? [])]) {
      const values = [box.top_left_x, box.top_left_y, box.bottom_right_x, box.bottom_right_y];
      expect(values.every((value) => Number.isInteger(value) && (value ?? -1) >= 0)).toBe(true);
      expect(box.bottom_right_x).toBeLessThanOrEqual(1200);
      expect(box.bottom_right_y).toBeLessThanOrEqual(1600);
    }
  });
});

describe("blocks", () => {
  it("are null when not asked for", () => {
    expect(compose([page(line("Text", 50, 100))], { includeBlocks: false })[0]?.blocks).toBeNull();
  });

  it("joined by blank lines are the Markdown of the page", () => {
    const kinds = fc.constantFrom("prose", "heading", "list", "code", "picture", "footer", "short");
    fc.assert(
      fc.property(fc.array(kinds, { maxLength: 12 }), fc.boolean(), (sequence, extracted) => {
        const pictures: Array<Picture> = [];
        const words = sequence.flatMap((kind, index) => {
          const y = 40 + 60 * index;
          if (kind === "picture") pictures.push(picture(index, y, 40));
          if (kind === "prose") return lines(prose(`T${index}`, 3, 400), 50, y);
          if (kind === "heading") return line(`Heading number ${index}`, 50, y, { size: 16, bold: true });
          if (kind === "list") return lines(["• One", "• Two"], 50, y);
          if (kind === "code") return lines(["let a = 1;", "let b = [a];"], 50, y, { monospace: true });
          if (kind === "footer") return line(`www.example.org/${index}`, 50, y);
          return kind === "short" ? line(`* ${index} _x_ <b>`, 50, y) : [];
        });
        const [first] = compose([page(words, { pictures })], { extractHeader: extracted, extractFooter: extracted });
        const shown = (first?.blocks ?? []).filter(
          ({ type }) => !extracted || (type !== "header" && type !== "footer"),
        );
        expect(shown.map(({ content }) => content).join("\n\n")).toBe(first?.markdown);
      }),
      { numRuns: 100 },
    );
  });

  it("know references, captions and formulas", () => {
    const references = [1, 2].flatMap((number) =>
      lines([`[${number}] A. Author, On something, Journal ${number}, 1999.`], 50, 200 + 14 * number),
    );
    const [first] = compose([
      page([
        ...lines(prose("Text", 4, 450), 50, 60),
        ...line("Figure 1. A caption", 50, 120),
        ...line("a + b = c", 250, 150),
        ...line("References", 50, 190, { size: 14, bold: true }),
        ...references,
      ]),
    ]);
    expect(first?.blocks?.map(({ type }) => type)).toEqual(["text", "caption", "equation", "title", "references"]);
  });
});

describe("confidence", () => {
  const scanned = page(
    [
      ...line("One two", 50, 100, { confidence: 0.9, line: 0 }),
      ...line("* three", 50, 140, { confidence: 0.4, line: 1 }),
    ],
    { engine: "tesseract" },
  );

  it("gives every word its place in the Markdown", () => {
    const [first] = compose([scanned], { confidence: "word" });
    const scores = first?.confidence_scores;
    expect(scores).toMatchObject({ average_page_confidence_score: 0.65, minimum_page_confidence_score: 0.4 });
    for (const { text, start_index } of scores?.word_confidence_scores ?? [])
      expect(first?.markdown.slice(start_index).replace(/^\\/, "").startsWith(text)).toBe(true);
    expect(scores?.word_confidence_scores?.map(({ text }) => text)).toEqual(
      expect.arrayContaining(["One", "two", "three"]),
    );
  });

  it("gives pages and blocks their mean and minimum", () => {
    const [first] = compose([scanned], { confidence: "page" });
    expect(first?.confidence_scores?.word_confidence_scores).toEqual([]);
    const [other] = compose([scanned], { confidence: "block" });
    expect(other?.blocks?.[0]?.confidence_scores).toEqual({
      average_content_confidence_score: 0.9,
      minimum_content_confidence_score: 0.9,
    });
  });

  it("gives the words of a table that was split out with the table", () => {
    const found = table(300, [
      ["Ab", "Cd"],
      ["Ef", "Gh"],
    ]);
    const [first] = compose([withTable(scanned, found)], { confidence: "word", tableFormat: "html" }, [[found]]);
    const [split] = first?.tables ?? [];
    expect(split?.word_confidence_scores?.map(({ text }) => text)).toEqual(["Ab", "Cd", "Ef", "Gh"]);
    for (const { text, start_index } of split?.word_confidence_scores ?? [])
      expect(split?.content.slice(start_index, start_index + text.length)).toBe(text);
  });

  it("is null where no engine read anything, and when it was not asked for", () => {
    expect(compose([page(line("Text", 50, 100))], { confidence: "word" })[0]?.confidence_scores).toBeNull();
    expect(compose([scanned])[0]?.confidence_scores).toBeNull();
  });
});
