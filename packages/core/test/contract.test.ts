import { blockTypes, OcrRequest, OcrResponse } from "@ocr/core";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const page = { index: 0, markdown: "text", images: [], dimensions: null };
const usage_info = { pages_processed: 1 };

describe("the request", () => {
  it.each([
    { document_url: "https://a.example/b.pdf" },
    { type: "document_url", document_url: "https://a.example/b.pdf", document_name: "b.pdf" },
    { image_url: "https://a.example/b.png" },
    { type: "image_url", image_url: { url: "https://a.example/b.png", detail: "high" } },
    { file_id: "00000000-0000-4000-8000-000000000000" },
    { type: "file", file_id: "00000000-0000-4000-8000-000000000000" },
  ])("takes the document %j", (document) => {
    expect(OcrRequest.parse({ model: "m", document }).document).toEqual(document);
  });

  it.each([{}, { document_url: "" }, { type: "base64_document", data: "x" }, { document_url: 3 }, "x"])(
    "refuses the document %j",
    (document) => {
      expect(OcrRequest.safeParse({ model: "m", document }).success).toBe(false);
    },
  );

  it("takes every option up to OCR 4.1 and keeps it", () => {
    const annotation = { type: "json_schema", json_schema: { name: "x", schema: { type: "object" }, strict: true } };
    const request = {
      model: null,
      id: "case-1",
      document: { document_url: "https://a.example/b.pdf" },
      pages: ["0-2", 5],
      include_image_base64: true,
      image_limit: 0,
      image_min_size: 10,
      bbox_annotation_format: annotation,
      document_annotation_format: annotation,
      document_annotation_prompt: "be brief",
      table_format: "html",
      extract_header: true,
      extract_footer: false,
      include_blocks: false,
      confidence_scores_granularity: "block",
    };
    expect(OcrRequest.parse(request)).toEqual(request);
  });

  it.each([
    ["an unknown option", { foo: 1 }],
    ["a negative limit", { image_limit: -1 }],
    ["another table format", { table_format: "latex" }],
    ["an annotation that is not a JSON schema", { document_annotation_format: { type: "text" } }],
  ])("refuses %s", (_, option) => {
    const document = { document_url: "https://a.example/b.pdf" };
    expect(OcrRequest.safeParse({ model: "m", document, ...option }).success).toBe(false);
  });
});

describe("the response", () => {
  const parse = (extra: object) => OcrResponse.parse({ pages: [{ ...page, ...extra }], model: "m", usage_info });

  it("keeps unknown keys at every level", () => {
    const response = {
      pages: [
        {
          ...page,
          images: [{ id: "a", top_left_x: 0, top_left_y: null, bottom_right_x: 1, bottom_right_y: 2, bbox: null }],
          dimensions: { dpi: 93, height: 10, width: 10, unit: "px" },
          blocks: [
            { type: "hologram", top_left_x: 0, top_left_y: 0, bottom_right_x: 1, bottom_right_y: 1, content: "", z: 1 },
          ],
          novelty: [1],
        },
      ],
      model: "m",
      usage_info: { pages_processed: 0, pages_processed_annotation: 1, credits: 3 },
      meta: { usage: { usd_spent: 1 } },
    };
    expect(OcrResponse.parse(response)).toEqual(response);
  });

  it.each([...blockTypes, "hologram"])("takes a block of type %s", (type) => {
    const block = { type, top_left_x: 0, top_left_y: 0, bottom_right_x: 1, bottom_right_y: 1, content: "c" };
    expect(parse({ blocks: [block] }).pages[0]?.blocks).toEqual([block]);
  });

  it.each([
    ["markdown", { markdown: null }],
    ["index", { index: -1 }],
    ["images", { images: undefined }],
    ["dimensions", { dimensions: undefined }],
    [
      "a fractional box",
      { blocks: [{ type: "text", top_left_x: 0.5, top_left_y: 0, bottom_right_x: 1, bottom_right_y: 1, content: "" }] },
    ],
  ])("insists on %s", (_, extra) => {
    expect(OcrResponse.safeParse({ pages: [{ ...page, ...extra }], model: "m", usage_info }).success).toBe(false);
  });
});

describe("real responses", () => {
  const folder = join(import.meta.dirname, "../../../../shared/samples/mistral");
  const present = existsSync(folder);
  if (!present) console.log("the folder of recorded responses is not here: real responses were not checked");

  const responses = !present
    ? []
    : readdirSync(folder).flatMap((name): Array<[string, unknown]> => {
        const text = readFileSync(join(folder, name), "utf8");
        if (name.endsWith(".jsonl")) {
          const lines = text
            .trim()
            .split("\n")
            .map((line) => JSON.parse(line) as { response: { body: unknown } });
          return lines.map((line, i) => [`${name}:${i + 1}`, line.response.body]);
        }
        const value = JSON.parse(text) as { pages?: unknown };
        return value.pages === undefined ? [] : [[name, value]];
      });

  it.runIf(present)("are there", () => {
    expect(responses.length).toBeGreaterThan(10);
  });

  it.each(responses)("%s parses and loses no field", (_, response) => {
    expect(OcrResponse.parse(response)).toEqual(response);
  });
});
