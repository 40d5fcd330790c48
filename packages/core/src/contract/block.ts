/** Blocks: the parts of a page with their boxes, in reading order. Thirteen types are known; others pass through. */
import * as z from "zod";

/** The block types of Mistral OCR 4 (state of 2026-09). */
export const blockTypes = [
  "text",
  "title",
  "list",
  "table",
  "image",
  "equation",
  "caption",
  "code",
  "references",
  "aside_text",
  "header",
  "footer",
  "signature",
] as const;

/** One of {@link blockTypes}. */
export type BlockType = (typeof blockTypes)[number];

const score = z.number().nullish();

/** Confidence (0..1) of one block. */
export const BlockConfidence = z.looseObject({
  average_content_confidence_score: score,
  minimum_content_confidence_score: score,
  block_type_confidence_score: score,
});
export type BlockConfidence = z.infer<typeof BlockConfidence>;

/** A block. Its box is in pixels of the page picture described by the page's `dimensions`. */
export const Block = z.looseObject({
  /** One of {@link blockTypes}, or a word that is newer than this package. */
  type: z.string(),
  top_left_x: z.int().nonnegative(),
  top_left_y: z.int().nonnegative(),
  bottom_right_x: z.int().nonnegative(),
  bottom_right_y: z.int().nonnegative(),
  /** Text, Markdown or HTML of the block. */
  content: z.string(),
  /** For `table`: the entry of the page's `tables`. */
  table_id: z.string().nullish(),
  /** For `image`: the entry of the page's `images`. */
  image_id: z.string().nullish(),
  confidence_scores: BlockConfidence.nullish(),
});
export type Block = z.infer<typeof Block>;
