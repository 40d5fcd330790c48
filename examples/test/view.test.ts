/** The HTML view: blocks lie where they were found, and nothing in a document becomes part of the page. */
import type { OcrResponse } from "@ocr/core";
import { expect, it } from "vitest";
import { enginesOf } from "../demo/engines.ts";
import type { Reading } from "../demo/reading.ts";
import { summaryTable } from "../demo/summary.ts";
import { viewOf } from "../demo/view.ts";

const pixel = "data:image/png;base64,AAAA";

const readingOf = (page: Partial<OcrResponse["pages"][number]>): Reading => ({
  file: "a b.pdf",
  name: "a b",
  response: {
    model: "local-1",
    usage_info: { pages_processed: 1 },
    pages: [{ index: 0, markdown: "", images: [], dimensions: { dpi: 200, width: 1000, height: 2000 }, ...page }],
  },
  meta: {
    durationMs: 1500,
    cost: { usd: 0 },
    warnings: [{ code: "told", message: "something was told" }],
    pages: [{ index: 0, engine: "text-layer", milliseconds: 40 }],
  },
  pictures: [{ index: 0, width: 500, height: 1000, uri: pixel }],
});

const corners = { top_left_x: 100, top_left_y: 500, bottom_right_x: 350, bottom_right_y: 600 };

it("places a block in shares of the page", () => {
  const html = viewOf([readingOf({ blocks: [{ type: "title", content: "Hello", ...corners }] })]);
  expect(html).toContain('data-type="title" data-content="Hello"');
  expect(html).toContain("left:10.000%;top:25.000%;width:25.000%;height:5.000%");
});

it("keeps markup, scripts and foreign pictures of a document out of the page", () => {
  const hostile = '<script>alert(1)</script> [go](javascript:alert(2)) ![far](https://far.example/a.png) "quoted"';
  const html = viewOf([
    readingOf({ markdown: hostile, header: hostile, blocks: [{ type: '"><script>', content: hostile, ...corners }] }),
  ]);
  expect(html.match(/<script>/g)).toHaveLength(1);
  expect(html).not.toMatch(/(src|href)="(javascript:|https:\/\/far)/);
  expect(html).toContain("&lt;script&gt;alert(1)");
});

it("shows a page's own pictures and tables, and asks no other place for anything", () => {
  const image = { id: "img-0.png", top_left_x: 0, top_left_y: 0, bottom_right_x: 9, bottom_right_y: 9 };
  const html = viewOf([
    readingOf({
      markdown: "![img-0.png](img-0.png)\n\n[tbl-0.md](tbl-0.md)",
      images: [{ ...image, image_base64: pixel }],
      tables: [{ id: "tbl-0.md", format: "markdown", content: "| a | b |\n| --- | --- |\n| 1 | 2 |" }],
    }),
  ]);
  expect(html).toContain(`<img src="${pixel}" alt="img-0.png">`);
  expect(html).toMatch(/<td[^>]*>2<\/td>/);
  expect([...html.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, url]) => url)).not.toContainEqual(
    expect.stringMatching(/^(https?:)?\/\//),
  );
});

it("prints pages, engine, speed, cost and warnings in a table", () => {
  const table = summaryTable([readingOf({})]);
  expect(table).toMatch(/^document +pages +engine per page +seconds +pages\/s +cost +warnings\n/);
  expect(table).toMatch(/\na b\.pdf +1 +1 text-layer +1\.50 +0\.7 +\$0\.00 +1\n/);
  expect(table).toContain("! a b.pdf: something was told");
});

it("says an unknown cost, and joins neighbouring pages of one engine", () => {
  const reading = readingOf({});
  const { cost: _cost, ...meta } = reading.meta;
  expect(summaryTable([{ ...reading, meta }])).toContain("unknown");
  const pages = ["text-layer", "text-layer", "tesseract", "text-layer"].map((engine, index) => ({ index, engine }));
  expect(enginesOf(pages)).toBe("1-2 text-layer, 3 tesseract, 4 text-layer");
});
