/** What comes back: every option against the truth of the document. */
import { memoryLedger } from "@ocr/core";
import { makeImage, truthOf } from "@ocr/fakes";
import { describe, expect, it } from "vitest";
import { clientOf, pdf, startFake } from "./setup.ts";

const truth = await truthOf(pdf);

describe("a document", () => {
  it("comes back page by page, with its price", async () => {
    const fake = await startFake();
    const ledger = memoryLedger();
    const { meta, response } = await clientOf(fake, {}, { ledger }).process({ document: { bytes: pdf } });
    expect(response.pages.map(({ index }) => index)).toEqual([0, 1, 2]);
    for (const [n, page] of response.pages.entries()) expect(page.markdown).toContain(truth?.pages[n]?.footer?.text);
    expect(response.pages[0]?.blocks?.map(({ type }) => type)).toContain("table");
    expect(meta).toMatchObject({ provider: "mistral", model: "mistral-ocr-4-1", warnings: [] });
    expect(meta.cost).toMatchObject({ usd: 0.012, pages: 3, annotatedPages: 0, price: { date: "2026-08-21" } });
    expect(ledger.totals()).toMatchObject({ usd: 0.012, pages: 3, unpriced: 0 });
    expect(fake.billedPages).toEqual({ plain: 3, annotated: 0, batch: 0 });
  });

  it("comes back as asked for", async () => {
    const fake = await startFake();
    const { response } = await clientOf(fake).process({
      document: { bytes: pdf },
      pages: "1-2",
      include_image_base64: true,
      table_format: "html",
      extract_header: true,
      extract_footer: true,
      confidence_scores_granularity: "block",
    });
    const [page] = response.pages;
    const known = truth?.pages[1];
    expect(page?.index).toBe(1);
    expect([page?.header, page?.footer]).toEqual([known?.header?.text, known?.footer?.text]);
    expect(page?.tables?.[0]?.content).toMatch(/^<table>/);
    expect(page?.hyperlinks).toEqual(known?.links);
    expect(page?.images[0]?.image_base64).toMatch(/^data:image\/jpeg;base64,/);
    expect(page?.blocks?.[0]?.confidence_scores?.average_content_confidence_score).toBeGreaterThan(0.7);
    expect(fake.billedPages.plain).toBe(2);
  });

  it("costs the annotated rate when it is annotated", async () => {
    const fake = await startFake();
    const schema = { type: "object", properties: { title: { type: "string" } } };
    const format = { type: "json_schema" as const, json_schema: { name: "x", schema } };
    const { meta, response } = await clientOf(fake).process({
      document: { bytes: pdf },
      document_annotation_format: format,
      document_annotation_prompt: "Shortly",
      bbox_annotation_format: format,
    });
    expect(JSON.parse(response.document_annotation ?? "")).toEqual({
      title: expect.stringMatching(/^Shortly: Report 21-1: /),
    });
    expect(response.pages[2]?.images[0]?.image_annotation).toContain("21-3");
    expect(meta.cost).toMatchObject({ usd: 0.015, pages: 0, annotatedPages: 3 });
  });

  it("over the limits is cut, and numbered as it was", async () => {
    const fake = await startFake({ maxPages: 2 });
    const { mistral } = await import("@ocr/provider-mistral");
    const { createOcr } = await import("@ocr/core");
    const provider = mistral({ baseURL: fake.url, apiKey: fake.apiKey });
    const small = { ...provider, capabilities: { ...provider.capabilities, maxPages: 2 } };
    const { response } = await createOcr({ provider: small }).process({ document: { bytes: pdf } });
    expect(response.pages.map(({ index, images }) => [index, images[0]?.id])).toEqual([
      [0, "img-0.jpeg"],
      [1, "img-1.jpeg"],
      [2, "img-2.jpeg"],
    ]);
    expect(response.pages[2]?.markdown).toContain("page 3 of 3");
  });
});

describe("other forms", () => {
  it("an image goes as an image", async () => {
    const fake = await startFake();
    const { response } = await clientOf(fake).process({
      document: { bytes: makeImage({ seed: 4, width: 320, height: 500 }), name: "scan.png" },
    });
    expect(response.pages[0]?.dimensions).toEqual({ dpi: 200, width: 320, height: 500 });
  });

  it("a URL is fetched by Mistral", async () => {
    const fake = await startFake();
    fake.host("https://example.com/a.pdf", pdf);
    const { response } = await clientOf(fake).process({ document: { document_url: "https://example.com/a.pdf" } });
    expect(response.pages).toHaveLength(3);
  });
});

describe("models", () => {
  it("that do not know an option are not asked for it", async () => {
    const fake = await startFake();
    const ocr = clientOf(fake);
    const document = { bytes: pdf };
    await expect(
      ocr.process({ document, model: "mistral-ocr-4-0", confidence_scores_granularity: "block" }),
    ).rejects.toMatchObject({ reason: "Unsupported", model: "mistral-ocr-4-0" });
    await expect(ocr.process({ document, model: "mistral-ocr-2505", extract_header: true })).rejects.toMatchObject({
      reason: "Unsupported",
    });
    expect(fake.requests).toEqual([]);
    const { meta } = await ocr.process({ document, model: "mistral-ocr-2512", include_blocks: true });
    expect(meta.warnings.map(({ code }) => code)).toEqual(["option-ignored"]);
  });

  it("that cannot move tables have them moved", async () => {
    const fake = await startFake();
    const { response } = await clientOf(fake).process({
      document: { bytes: pdf },
      model: "mistral-ocr-2505",
      table_format: "html",
    });
    expect(response.pages[0]?.tables?.[0]?.content).toContain("<table>");
    expect(response.pages[0]?.markdown).toContain("[tbl-0.html](tbl-0.html)");
  });

  it("that are retired, or soon will be, warn", async () => {
    const fake = await startFake({ deprecations: { "mistral-ocr-4-0": "2027-06-23" } });
    const ocr = clientOf(fake);
    const old = await ocr.process({ document: { bytes: pdf }, model: "mistral-ocr-2503" });
    expect(old.meta.warnings).toEqual([
      { code: "model-retired", message: "model: mistral-ocr-2503 was retired on 2025-12-31" },
    ]);
    expect(old.meta.cost?.usd).toBe(0.003);
    const soon = await ocr.process({ document: { bytes: pdf }, model: "mistral-ocr-4-0" });
    expect(soon.meta.warnings.map(({ code }) => code)).toEqual(["model-deprecated"]);
  });

  it("that nobody prices have no price", async () => {
    const fake = await startFake();
    const { response } = await clientOf(fake).process({ document: { bytes: pdf }, model: "mistral-ocr-latest" });
    expect(response.model).toBe("mistral-ocr-latest");
    const error = await clientOf(fake)
      .process({ document: { bytes: pdf }, model: "mistral-ocr-9" })
      .catch((reason: unknown) => reason);
    expect(error).toMatchObject({ reason: "InvalidRequest", status: 400 });
  });
});
