import { describe, expect, it } from "vitest";
import { read } from "./answering.ts";
import { newResult } from "./result.ts";

const pageBreak = "\n\n<!-- PageBreak -->\n\n";

/** The words whose place in the text is wrong. */
const misplaced = (page: {
  markdown: string;
  confidence_scores?: { word_confidence_scores?: unknown } | null | undefined;
}) =>
  ((page.confidence_scores?.word_confidence_scores ?? []) as Array<{ text: string; start_index: number }>).filter(
    ({ start_index, text }) => page.markdown.slice(start_index, start_index + text.length) !== text,
  );

describe("pages from the content of an analysis", () => {
  it("splits by UTF-16, whatever stands there", async () => {
    const result = newResult();
    result.page();
    result.paragraph("Emoji 😀👩‍👩‍👧 first", "title", "# ");
    result.write(pageBreak);
    result.page();
    result.paragraph("漢字 and 𠮷野家 and e\u0301 combined");
    result.write(pageBreak);
    result.page();
    result.paragraph("last 🏁");
    const { response } = await read(result.done(), { confidence_scores_granularity: "word" });
    expect(response.pages.map(({ markdown }) => markdown)).toEqual([
      "# Emoji 😀👩‍👩‍👧 first",
      "漢字 and 𠮷野家 and e\u0301 combined",
      "last 🏁",
    ]);
    for (const page of response.pages) {
      expect(page.confidence_scores?.word_confidence_scores?.length).toBeGreaterThan(1);
      expect(misplaced(page)).toEqual([]);
    }
  });

  it.each([
    ["textElements", (text: string) => [...new Intl.Segmenter("und").segment(text)].length],
    ["unicodeCodePoint", (text: string) => Array.from(text).length],
  ])("splits results that count in %s as well", async (stringIndexType, count) => {
    const texts = ["a 👩‍👩‍👧 e\u0301\n", "b 𠮷 end\n"];
    let at = 0;
    const pages = texts.map((text, i) => {
      const page = { pageNumber: i + 1, spans: [{ offset: at, length: count(text) }] };
      at += count(text);
      return page;
    });
    const { response } = await read({ stringIndexType, contentFormat: "markdown", content: texts.join(""), pages });
    expect(response.pages.map(({ markdown }) => markdown)).toEqual(texts.map((text) => text.trim()));
  });

  it("keeps blank pages, and numbers pages as the source does", async () => {
    const content = `first${pageBreak}third`;
    const pages = [
      { pageNumber: 3, spans: [{ offset: 0, length: content.indexOf("third") }] },
      { pageNumber: 5, spans: [] },
      { pageNumber: 7, spans: [{ offset: content.indexOf("third"), length: 5 }] },
    ];
    const { response } = await read({ contentFormat: "markdown", content, pages });
    expect(response.pages.map(({ index, markdown }) => [index, markdown])).toEqual([
      [2, "first"],
      [4, ""],
      [6, "third"],
    ]);
  });

  it("loses nothing that stands between the spans of two pages, before the first or after the last", async () => {
    const content = "0 before\na\nbetween\nb\nafter";
    const span = (text: string) => ({ offset: content.indexOf(`\n${text}\n`) + 1, length: text.length });
    const pages = [
      { pageNumber: 1, spans: [span("a")] },
      { pageNumber: 2, spans: [span("b")] },
    ];
    const { response } = await read({ contentFormat: "markdown", content, pages });
    expect(response.pages.map(({ markdown }) => markdown)).toEqual(["0 before\na\nbetween", "b\nafter"]);
  });

  it("puts together a page that has several spans", async () => {
    const content = "one\ntwo\nthree";
    const pages = [
      {
        pageNumber: 1,
        spans: [
          { offset: 0, length: 3 },
          { offset: 8, length: 5 },
        ],
      },
      { pageNumber: 2, spans: [{ offset: 4, length: 3 }] },
    ];
    const { response } = await read({ contentFormat: "markdown", content, pages });
    expect(response.pages.map(({ markdown }) => markdown)).toEqual(["one\nthree", "two"]);
  });

  it("measures inches at a stated dpi, pixels as they are, and office documents not at all", async () => {
    const page = (more: object) => ({
      contentFormat: "markdown",
      content: "x",
      pages: [{ pageNumber: 1, spans: [], ...more }],
    });
    const dimensions = async (more: object, dpi?: number) =>
      (await read(page(more), {}, dpi === undefined ? {} : { dpi })).response.pages[0]?.dimensions;
    expect(await dimensions({ width: 8.5, height: 11, unit: "inch" })).toEqual({ dpi: 200, width: 1700, height: 2200 });
    expect(await dimensions({ width: 8.5, height: 11, unit: "inch" }, 96)).toEqual({
      dpi: 96,
      width: 816,
      height: 1056,
    });
    expect(await dimensions({ width: 640, height: 480, unit: "pixel" }, 96)).toEqual({
      dpi: 200,
      width: 640,
      height: 480,
    });
    expect(await dimensions({})).toBeNull();
  });

  it("fits a result that is not one to a clear error", async () => {
    await expect(read({ content: 5, pages: [] })).rejects.toMatchObject({
      reason: "ResponseInvalid",
      retryable: false,
      message: expect.stringContaining("content") as string,
    });
    await expect(read(undefined)).rejects.toMatchObject({ reason: "ResponseInvalid", retryable: false });
  });
});

describe("headers, footers and page numbers", () => {
  const result = () => {
    const made = newResult();
    made.page();
    made.paragraph("The 1st header", "pageHeader", '<!-- PageHeader="', '" -->\n');
    made.write("\nBody one\n\n");
    made.paragraph('Foot "quoted"', "pageFooter", '<!-- PageFooter="', '" -->\n');
    made.paragraph("1", "pageNumber", '<!-- PageNumber="', '" -->\n');
    made.write("<!-- PageBreak -->\n\n");
    made.page();
    made.paragraph("2 of 2", "pageNumber", "<!-- PageNumber: ", " -->\n");
    made.write("\nBody two\n");
    return made.done();
  };

  it("stand in the text when they were not asked for", async () => {
    const { response } = await read(result());
    expect(response.pages.map(({ footer, header, markdown }) => ({ footer, header, markdown }))).toEqual([
      { markdown: 'The 1st header\n\nBody one\n\nFoot "quoted"\n\n1', header: null, footer: null },
      { markdown: "2 of 2\n\nBody two", header: null, footer: null },
    ]);
  });

  it("go to their fields when they were", async () => {
    const asked = { extract_header: true, extract_footer: true, confidence_scores_granularity: "word" } as const;
    const { response } = await read(result(), asked);
    // The number stands in the upper half of the page by its box, in both cases.
    expect(response.pages.map(({ footer, header, markdown }) => ({ footer, header, markdown }))).toEqual([
      { markdown: "Body one", header: "The 1st header\n1", footer: 'Foot "quoted"' },
      { markdown: "Body two", header: "2 of 2", footer: null },
    ]);
    for (const page of response.pages) expect(misplaced(page)).toEqual([]);
  });

  it("one alone leaves the other in the text", async () => {
    const { response } = await read(result(), { extract_footer: true });
    expect(response.pages[0]).toMatchObject({ header: null, footer: 'Foot "quoted"' });
    expect(response.pages[0]?.markdown).toBe("The 1st header\n\nBody one\n\n1");
  });

  it("are blocks of their own", async () => {
    const { response } = await read(result());
    expect(response.pages[0]?.blocks?.map(({ content, type }) => [type, content])).toEqual([
      ["header", "The 1st header"],
      ["footer", 'Foot "quoted"'],
      ["header", "1"],
    ]);
  });

  it("without a box a number belongs to the edge that is nearer in the text", async () => {
    const content = '<!-- PageNumber="7" -->\n\nlong body of the page\n\n<!-- PageNumber="vii" -->';
    const pages = [{ pageNumber: 1, spans: [{ offset: 0, length: content.length }] }];
    const asked = { extract_header: true, extract_footer: true };
    const { response } = await read({ contentFormat: "markdown", content, pages }, asked);
    expect(response.pages[0]).toMatchObject({ header: "7", footer: "vii", markdown: "long body of the page" });
  });
});
