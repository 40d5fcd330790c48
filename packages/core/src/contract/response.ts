/** The response of `POST /v1/ocr`. Objects are loose: what a vendor adds is kept. Facts: Mistral OCR, state of 2026-09. */
import * as z from "zod";
import { Block, BlockConfidence } from "./block.ts";
import { UsageInfo } from "./usage.ts";

export { Block, BlockConfidence };

const coordinate = z.int().nonnegative().nullable();

/** Size of the page picture to which all boxes refer, in pixels. Do not assume a dpi. */
export const Dimensions = z.looseObject({ dpi: z.int(), height: z.int(), width: z.int() });
export type Dimensions = z.infer<typeof Dimensions>;

/** A picture on a page. `image_base64` is a data URI, or null when it was not asked for. */
export const PageImage = z.looseObject({
  id: z.string(),
  top_left_x: coordinate,
  top_left_y: coordinate,
  bottom_right_x: coordinate,
  bottom_right_y: coordinate,
  image_base64: z.string().nullish(),
  /** JSON as a string. */
  image_annotation: z.string().nullish(),
});
export type PageImage = z.infer<typeof PageImage>;

/** The confidence (0..1) of one word; `start_index` is its place in the page's markdown. */
export const WordConfidence = z.looseObject({ text: z.string(), confidence: z.number(), start_index: z.int() });
export type WordConfidence = z.infer<typeof WordConfidence>;

/** A table that was moved out of the markdown; its placeholder there is `[id](id)`. */
export const PageTable = z.looseObject({
  id: z.string(),
  content: z.string(),
  /** `markdown` or `html`; other words may come. */
  format: z.string(),
  word_confidence_scores: z.array(WordConfidence).nullish(),
});
export type PageTable = z.infer<typeof PageTable>;

/** Confidence (0..1) of a page. */
export const PageConfidence = z.looseObject({
  average_page_confidence_score: z.number(),
  minimum_page_confidence_score: z.number(),
  word_confidence_scores: z.array(WordConfidence).nullish(),
});
export type PageConfidence = z.infer<typeof PageConfidence>;

/** One page. `index` is the zero-based number of the page in the source document. */
export const Page = z.looseObject({
  index: z.int().nonnegative(),
  markdown: z.string(),
  images: z.array(PageImage),
  tables: z.array(PageTable).nullish(),
  hyperlinks: z.array(z.string()).nullish(),
  header: z.string().nullish(),
  footer: z.string().nullish(),
  dimensions: Dimensions.nullable(),
  confidence_scores: PageConfidence.nullish(),
  blocks: z.array(Block).nullish(),
});
export type Page = z.infer<typeof Page>;

/** The response. Unknown keys at every level survive. */
export const OcrResponse = z.looseObject({
  pages: z.array(Page),
  model: z.string(),
  document_annotation: z.string().nullish(),
  usage_info: UsageInfo,
  /** LiteLLM's constant; accepted, and added by our own server. */
  object: z.literal("ocr").optional(),
});
export type OcrResponse = z.infer<typeof OcrResponse>;
