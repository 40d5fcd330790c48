/** The requests: the same as those of the vendor's own client for the same call. */
import { Mistral } from "@mistralai/mistralai";
import type { OCRRequest } from "@mistralai/mistralai/models/components/ocrrequest.js";
import type { OcrInput } from "@ocr/core";
import { makeImage } from "@ocr/fakes";
import { describe, expect, it } from "vitest";
import { clientOf, ocrBodies, pdf, secret, startFake, uri } from "./setup.ts";

const model = "mistral-ocr-4-1";
const address = "https://example.com/a.pdf";
const schema = { type: "object", properties: { title: { type: "string" } } };
const ours = { type: "json_schema" as const, json_schema: { name: "x", schema, strict: true } };
const theirs = { type: "json_schema" as const, jsonSchema: { name: "x", schemaDefinition: schema, strict: true } };

const png = makeImage({ seed: 3, width: 90, height: 60 });

const calls: ReadonlyArray<readonly [string, Omit<OcrInput, "document">, Partial<OCRRequest>]> = [
  ["nothing", {}, {}],
  ["pages", { pages: [0, 2] }, { pages: [0, 2] }],
  ["include_image_base64", { include_image_base64: true }, { includeImageBase64: true }],
  ["image_limit", { image_limit: 0 }, { imageLimit: 0 }],
  ["image_min_size", { image_min_size: 50 }, { imageMinSize: 50 }],
  ["table_format markdown", { table_format: "markdown" }, { tableFormat: "markdown" }],
  ["table_format html", { table_format: "html" }, { tableFormat: "html" }],
  ["extract_header", { extract_header: true }, { extractHeader: true }],
  ["extract_footer", { extract_footer: true }, { extractFooter: true }],
  ["include_blocks true", { include_blocks: true }, { includeBlocks: true }],
  ["include_blocks false", { include_blocks: false }, { includeBlocks: false }],
  ["confidence by word", { confidence_scores_granularity: "word" }, { confidenceScoresGranularity: "word" }],
  ["confidence by page", { confidence_scores_granularity: "page" }, { confidenceScoresGranularity: "page" }],
  ["confidence by block", { confidence_scores_granularity: "block" }, { confidenceScoresGranularity: "block" }],
  ["bbox_annotation_format", { bbox_annotation_format: ours }, { bboxAnnotationFormat: theirs }],
  [
    "document_annotation_format",
    { document_annotation_format: ours, document_annotation_prompt: "brief" },
    { documentAnnotationFormat: theirs, documentAnnotationPrompt: "brief" },
  ],
];

const documents: ReadonlyArray<readonly [string, OcrInput["document"], OCRRequest["document"]]> = [
  ["a URL", { document_url: address }, { type: "document_url", documentUrl: address }],
  [
    "a URL with a name",
    { document_url: address, document_name: "a.pdf" },
    { type: "document_url", documentUrl: address, documentName: "a.pdf" },
  ],
  [
    "a data URI",
    { document_url: uri("application/pdf", pdf) },
    { type: "document_url", documentUrl: uri("application/pdf", pdf) },
  ],
  ["bytes", { bytes: pdf }, { type: "document_url", documentUrl: uri("application/pdf", pdf) }],
  [
    "an image",
    { image_url: "https://example.com/a.png" },
    { type: "image_url", imageUrl: "https://example.com/a.png" },
  ],
  [
    "an image to look at closely",
    { image_url: { url: "https://example.com/a.png", detail: "high" } },
    { type: "image_url", imageUrl: { url: "https://example.com/a.png", detail: "high" } },
  ],
  [
    "an image from memory to glance at",
    { image_url: { url: uri("image/png", png), detail: "low" } },
    { type: "image_url", imageUrl: { url: uri("image/png", png), detail: "low" } },
  ],
  [
    "a file",
    { file_id: "00000000-0000-4000-8000-000000000000" },
    { type: "file", fileId: "00000000-0000-4000-8000-000000000000" },
  ],
];

/** The bodies that both clients send. Whether the fake likes them is of no matter here. */
const bodiesOf = async (input: OcrInput, request: OCRRequest) => {
  const fake = await startFake();
  await clientOf(fake)
    .process(input)
    .catch(() => undefined);
  await new Mistral({ apiKey: secret, serverURL: fake.url }).ocr.process(request).catch(() => undefined);
  const bodies = ocrBodies(fake);
  expect(bodies).toHaveLength(2);
  return bodies;
};

describe("the same request as the vendor's own client", () => {
  it.each(calls)("with %s", async (_, options, request) => {
    const [own, other] = await bodiesOf(
      { model, document: { document_url: address }, ...options },
      { model, document: { type: "document_url", documentUrl: address }, ...request },
    );
    expect(own).toEqual(other);
  });

  it.each(documents)("for %s", async (_, document, other) => {
    const bodies = await bodiesOf({ model, document }, { model, document: other });
    expect(bodies[0]).toEqual(bodies[1]);
  });

  it("but for pages as a text, which become a list of the same pages", async () => {
    const [own, other] = await bodiesOf(
      { model, document: { document_url: address }, pages: "0,2-4" },
      { model, document: { type: "document_url", documentUrl: address }, pages: "0,2-4" },
    );
    expect(own).toEqual({ ...other, pages: [0, 2, 3, 4] });
  });
});

it("goes to the server that was chosen, with the key and nothing that a redirect could carry on", async () => {
  const seen: Array<readonly [string, RequestInit | undefined]> = [];
  const fetch = (async (url, init) => {
    seen.push([String(url), init]);
    return new Response("{}", { status: 500 });
  }) as typeof globalThis.fetch;
  for (const server of ["global", "eu", "us"] as const) {
    const { mistral } = await import("@ocr/provider-mistral");
    const { createOcr } = await import("@ocr/core");
    const ocr = createOcr({ provider: mistral({ server, apiKey: secret, fetch }), patience: { attempts: 1 } });
    await ocr.process({ document: { bytes: pdf } }).catch(() => undefined);
  }
  expect(seen.map(([url]) => url)).toEqual([
    "https://api.mistral.ai/v1/ocr",
    "https://api.eu.mistral.ai/v1/ocr",
    "https://api.us.mistral.ai/v1/ocr",
  ]);
  expect(new Headers(seen[0]?.[1]?.headers).get("authorization")).toBe(`Bearer ${secret}`);
  expect(seen[0]?.[1]?.redirect).toBe("manual");
});
