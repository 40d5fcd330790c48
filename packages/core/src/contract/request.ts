/** The request of `POST /v1/ocr`, exactly as it is on the wire (Mistral OCR, state of 2026-09). */
import * as z from "zod";
import { DocumentUrlChunk, FileChunk, ImageUrlChunk } from "./document.ts";

/** How confidence scores are grouped. */
export const Granularity = z.enum(["word", "page", "block"]);
export type Granularity = z.infer<typeof Granularity>;

/** `markdown` or `html`: tables leave the page text and come back in `tables[]`. */
export const TableFormat = z.enum(["markdown", "html"]);
export type TableFormat = z.infer<typeof TableFormat>;

/** A JSON schema with a name, for annotations. */
export const JsonSchemaFormat = z.looseObject({
  name: z.string().min(1),
  description: z.string().nullish(),
  schema: z.record(z.string(), z.unknown()),
  strict: z.boolean().optional(),
});
export type JsonSchemaFormat = z.infer<typeof JsonSchemaFormat>;

/** The format of an annotation. For OCR only `json_schema` is valid. */
export const ResponseFormat = z.looseObject({
  type: z.literal("json_schema"),
  json_schema: JsonSchemaFormat,
});
export type ResponseFormat = z.infer<typeof ResponseFormat>;

/** Pages as they may stand in a request: `3`, `"3"`, `"0-2"`, `"0,2-4"`, `[0, 2]`, `["0-2", 5]`. Zero-based; read by `pages.ts`. */
export const Pages = z.union([z.number(), z.string(), z.array(z.union([z.number(), z.string()]))]);
export type Pages = z.infer<typeof Pages>;

/** Every option of a request besides `model` and `document`. */
export const RequestOptions = z.object({
  pages: Pages.nullish(),
  include_image_base64: z.boolean().nullish(),
  image_limit: z.int().nonnegative().nullish(),
  image_min_size: z.int().nonnegative().nullish(),
  bbox_annotation_format: ResponseFormat.nullish(),
  document_annotation_format: ResponseFormat.nullish(),
  document_annotation_prompt: z.string().nullish(),
  table_format: TableFormat.nullish(),
  extract_header: z.boolean().optional(),
  extract_footer: z.boolean().optional(),
  include_blocks: z.boolean().optional(),
  confidence_scores_granularity: Granularity.nullish(),
});
export type RequestOptions = z.infer<typeof RequestOptions>;

/** Any document of the wire; chosen by key, because `type` may be missing. */
export const Document = z.union([FileChunk, DocumentUrlChunk, ImageUrlChunk]);
export type Document = z.infer<typeof Document>;

/**
 * The request on the wire. `id` is accepted (older clients send it) and never sent.
 * Unknown keys are an error here: what we do not know we cannot promise to honour.
 */
export const OcrRequest = z.strictObject({
  model: z.string().nullish(),
  id: z.string().nullish(),
  document: Document,
  ...RequestOptions.shape,
});
export type OcrRequest = z.infer<typeof OcrRequest>;
