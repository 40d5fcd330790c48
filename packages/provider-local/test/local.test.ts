import { createOcr, isOcrError, type OcrEvent, OcrResponse } from "@ocr/core";
import { local, renderPages } from "@ocr/provider-local";
import { PDFDocument, StandardFonts } from "pdf-lib";
import { afterAll, describe, expect, it } from "vitest";
import { openPdf } from "../src/pdf/document.ts";
import { encodePng } from "../src/pdf/png.ts";

const ocr = createOcr({ provider: local() });
afterAll(() => ocr.close());

const drawDocument = async (pages: ReadonlyArray<ReadonlyArray<string>>, size = 14): Promise<Uint8Array> => {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.TimesRoman);
  for (const lines of pages) {
    const page = document.addPage([612, 792]);
    for (const [n, line] of lines.entries()) page.drawText(line, { x: 72, y: 650 - 2 * n * size, size, font });
  }
  return document.save();
};

/** The same pages as pictures only, as a scanner makes them. */
const scan = async (bytes: Uint8Array): Promise<Uint8Array> => {
  const source = await openPdf(bytes, {});
  const document = await PDFDocument.create();
  for (let index = 0; index < source.pageCount; index += 1) {
    const { data, height, width } = source.render(index, 150);
    const picture = await document.embedPng(encodePng(data, width, height, 1));
    const page = document.addPage([612, 792]);
    page.drawImage(picture, { x: 0, y: 0, width: 612, height: 792 });
  }
  source.close();
  return document.save();
};

const sentence = "The quick brown fox jumps over the lazy dog near the river bank";
const failureOf = async (run: Promise<unknown>) => {
  const error: unknown = await run.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (isOcrError(error)) return error;
  throw new Error("it did not fail with an OcrError", { cause: error });
};

describe("a digital PDF", () => {
  it("becomes Markdown that keeps the contract, page by page, and costs nothing", async () => {
    const events: Array<OcrEvent> = [];
    const bytes = await drawDocument([["First page here."], ["Second page here."], ["Third page here."]]);
    const { meta, response } = await ocr.process({ document: { bytes } }, { onEvent: (event) => events.push(event) });
    expect(OcrResponse.parse(response)).toEqual(response);
    expect(response.pages.map((page) => page.markdown)).toEqual([
      "First page here.",
      "Second page here.",
      "Third page here.",
    ]);
    expect(response.pages[0]?.dimensions).toEqual({ dpi: 200, width: 1700, height: 2200 });
    expect(meta).toMatchObject({ provider: "local", model: "local-1", cost: { usd: 0 }, warnings: [] });
    expect(meta.pages.map((page) => page.engine)).toEqual(["text-layer", "text-layer", "text-layer"]);
    const done = events.filter((event) => event.type === "page").map((event) => `${event.done}/${event.total}`);
    expect(done).toEqual(["1/3", "2/3", "3/3"]);
  });

  it("gives the pages that were asked for, under their own numbers", async () => {
    const bytes = await drawDocument([["One."], ["Two."], ["Three."]]);
    const { response } = await ocr.process({ document: { bytes }, pages: "2,0" });
    expect(response.pages.map(({ index, markdown }) => [index, markdown])).toEqual([
      [0, "One."],
      [2, "Three."],
    ]);
    expect(response.usage_info.pages_processed).toBe(2);
    const error = await failureOf(ocr.process({ document: { bytes }, pages: 3 }));
    expect(error).toMatchObject({
      reason: "InvalidRequest",
      message: "pages: 3 is out of range; the last page is 2 (pages count from 0)",
    });
  });

  it("has no confidence, and says so", async () => {
    const { meta, response } = await ocr.process({
      document: { bytes: await drawDocument([["Text."]]) },
      confidence_scores_granularity: "word",
    });
    expect(response.pages[0]?.confidence_scores).toBeNull();
    expect(meta.warnings.map(({ code }) => code)).toEqual(["no-confidence"]);
  });

  it("is told when a model is asked for that is not here, and refuses annotations", async () => {
    const document = { bytes: await drawDocument([["Text."]]) };
    const { meta } = await ocr.process({ document, model: "mistral-ocr-latest" });
    expect(meta.warnings.map(({ code }) => code)).toEqual(["unknown-model"]);
    const format = { type: "json_schema" as const, json_schema: { name: "x", schema: {} } };
    expect(await failureOf(ocr.process({ document, document_annotation_format: format }))).toMatchObject({
      reason: "Unsupported",
      message: "local cannot do document_annotation_format",
    });
  });
});

describe("a scan", () => {
  it("is read by OCR, with confidence and boxes, beside pages that have text", async () => {
    const digital = await drawDocument([["A page with a text layer."]]);
    const scanned = await scan(await drawDocument([[sentence, "Invoice number 4711"]], 18));
    const both = await PDFDocument.load(digital);
    const [page] = await both.copyPages(await PDFDocument.load(scanned), [0]);
    if (page !== undefined) both.addPage(page);
    const { meta, response } = await ocr.process({
      document: { bytes: await both.save() },
      confidence_scores_granularity: "word",
    });
    expect(meta.pages.map((report) => report.engine)).toEqual(["text-layer", "tesseract"]);
    const [, read] = response.pages;
    expect(read?.markdown).toContain(sentence);
    expect(read?.markdown).toContain("Invoice number 4711");
    expect(read?.confidence_scores?.average_page_confidence_score).toBeGreaterThan(0.8);
    expect(read?.confidence_scores?.word_confidence_scores?.length).toBeGreaterThan(10);
    expect(read?.images).toEqual([]);
    const [block] = read?.blocks ?? [];
    expect(block?.top_left_x).toBeGreaterThan(150);
    expect(block?.top_left_x).toBeLessThan(250);
  });

  it("with nothing but a page number is not taken for blank", async () => {
    const { meta, response } = await ocr.process({ document: { bytes: await scan(await drawDocument([["17"]], 11)) } });
    expect(meta.pages[0]?.engine).toBe("tesseract");
    expect(response.pages[0]?.markdown).toContain("17");
  });

  it("stops at once when the caller gives up, and the next call is served", async () => {
    const bytes = await scan(
      await drawDocument(Array.from({ length: 6 }, () => Array.from({ length: 18 }, () => sentence))),
    );
    const abort = new AbortController();
    const seen: Array<OcrEvent> = [];
    const run = ocr.process({ document: { bytes } }, { signal: abort.signal, onEvent: (event) => seen.push(event) });
    setTimeout(() => abort.abort(), 300);
    const startedAt = performance.now();
    expect(await failureOf(run)).toMatchObject({ reason: "Aborted" });
    // Six pages of dense text take many seconds; the limit only tells a stop from none.
    expect(performance.now() - startedAt).toBeLessThan(3000);
    const after = seen.length;
    expect((await ocr.process({ document: { bytes: await drawDocument([["Next."]]) } })).response.pages).toHaveLength(
      1,
    );
    expect(seen.length).toBeLessThanOrEqual(after + 1);
  });

  it("has a time limit per page", async () => {
    const bytes = await scan(await drawDocument([Array.from({ length: 18 }, () => sentence)]));
    const hasty = createOcr({ provider: local({ pageTimeoutMs: 40 }) });
    const error = await failureOf(hasty.process({ document: { bytes } }));
    await hasty.close();
    expect(error).toMatchObject({ reason: "Timeout", retryable: false });
    expect(error.message).toContain("took longer than 40 ms");
  });

  it("in a language whose data is missing says what to install", async () => {
    const foreign = createOcr({ provider: local({ languages: ["tlh"] }) });
    const error = await failureOf(
      foreign.process({ document: { bytes: await scan(await drawDocument([[sentence]])) } }),
    );
    await foreign.close();
    expect(error.reason).toBe("InvalidRequest");
    expect(error.message).toContain("@tesseract.js-data/tlh");
  });
});

const pdf = (text: string) => new TextEncoder().encode(text);
const cutOff = (await drawDocument([["x"]])).subarray(0, 400);

describe("a file that cannot be read", () => {
  it.each([
    ["a header only", pdf("%PDF-1.4\n"), "InvalidRequest", /^damaged: /],
    ["a truncated PDF", cutOff, "InvalidRequest", /^damaged: /],
    [
      "a PNG of which only the head is left",
      Uint8Array.of(
        0x89,
        0x50,
        0x4e,
        0x47,
        0x0d,
        0x0a,
        0x1a,
        0x0a,
        0,
        0,
        0,
        13,
        0x49,
        0x48,
        0x44,
        0x52,
        0,
        0,
        0,
        9,
        0,
        0,
        0,
        9,
      ),
      "InvalidRequest",
      /^damaged: /,
    ],
    [
      "an archive",
      Uint8Array.of(0x50, 0x4b, 0x03, 0x04, 20, 0, 0, 0, 0, 0, 0, 0, 0, 0),
      "Unsupported",
      /cannot read application/,
    ],
  ] as const)("%s", async (_, bytes, reason, message) => {
    const error = await failureOf(ocr.process({ document: { bytes } }));
    expect(error.reason).toBe(reason);
    expect(error.message).toMatch(message);
  });

  it("does not hurt the documents beside it", async () => {
    const good = { document: { bytes: await drawDocument([["Good."]]) } };
    const bad = { document: { bytes: pdf("%PDF-1.4\n") } };
    const outcomes = await ocr.batch({ a: good, b: bad, c: good });
    expect(outcomes.map(({ status }) => status)).toEqual(["succeeded", "failed", "succeeded"]);
  });
});

describe("renderPages", () => {
  it("draws pages as PNG pictures", async () => {
    const bytes = await drawDocument([["One."], ["Two."]]);
    const pictures = [];
    for await (const picture of renderPages({ bytes, mediaType: "application/pdf" }, { dpi: 36, pages: [1] }))
      pictures.push(picture);
    expect(pictures.map(({ height, index, width }) => [index, width, height])).toEqual([[1, 306, 396]]);
    expect(pictures[0]?.png.subarray(1, 4)).toEqual(pdf("PNG"));
  });
});
