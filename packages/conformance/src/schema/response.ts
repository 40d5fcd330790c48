/** The frozen schema of a response, revision 1. The judge's own: it shares nothing with the framework that it judges. */

const text = { type: "string" } as const;
const textOrNull = { type: ["string", "null"] } as const;
const pixel = { type: "integer", minimum: 0 } as const;
const share = { type: "number", minimum: 0, maximum: 1 } as const;
const shareOrNull = { type: ["number", "null"], minimum: 0, maximum: 1 } as const;
const corners = ["top_left_x", "top_left_y", "bottom_right_x", "bottom_right_y"] as const;

const wordScores = {
  type: ["array", "null"],
  items: {
    type: "object",
    required: ["text", "confidence", "start_index"],
    properties: { text, confidence: share, start_index: { type: "integer", minimum: 0 } },
  },
} as const;

const image = {
  type: "object",
  required: ["id", ...corners],
  properties: {
    id: { type: "string", minLength: 1 },
    ...Object.fromEntries(corners.map((corner) => [corner, { type: ["integer", "null"], minimum: 0 }])),
    image_base64: textOrNull,
    image_annotation: textOrNull,
  },
} as const;

const table = {
  type: "object",
  required: ["id", "content", "format"],
  properties: { id: { type: "string", minLength: 1 }, content: text, format: text, word_confidence_scores: wordScores },
} as const;

const block = {
  type: "object",
  required: ["type", "content", ...corners],
  properties: {
    type: { type: "string", minLength: 1 },
    content: text,
    ...Object.fromEntries(corners.map((corner) => [corner, pixel])),
    table_id: textOrNull,
    image_id: textOrNull,
    confidence_scores: {
      type: ["object", "null"],
      properties: {
        average_content_confidence_score: shareOrNull,
        minimum_content_confidence_score: shareOrNull,
        block_type_confidence_score: shareOrNull,
      },
    },
  },
} as const;

const page = {
  type: "object",
  required: ["index", "markdown", "images", "dimensions"],
  properties: {
    index: { type: "integer", minimum: 0 },
    markdown: text,
    images: { type: "array", items: image },
    dimensions: {
      type: ["object", "null"],
      required: ["dpi", "height", "width"],
      properties: { dpi: { type: "integer" }, height: { type: "integer" }, width: { type: "integer" } },
    },
    tables: { type: ["array", "null"], items: table },
    hyperlinks: { type: ["array", "null"], items: text },
    header: textOrNull,
    footer: textOrNull,
    confidence_scores: {
      type: ["object", "null"],
      required: ["average_page_confidence_score", "minimum_page_confidence_score"],
      properties: {
        average_page_confidence_score: share,
        minimum_page_confidence_score: share,
        word_confidence_scores: wordScores,
      },
    },
    blocks: { type: ["array", "null"], items: block },
  },
} as const;

/** JSON Schema (draft 2020-12) of the body of a success. Unknown keys are allowed everywhere. */
export const responseSchema = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  $id: "ocr-1/response",
  type: "object",
  required: ["pages", "model", "usage_info"],
  properties: {
    pages: { type: "array", items: page },
    model: text,
    document_annotation: textOrNull,
    usage_info: {
      type: "object",
      required: ["pages_processed"],
      properties: {
        pages_processed: { type: "integer", minimum: 0 },
        doc_size_bytes: { type: ["integer", "null"], minimum: 0 },
        pages_processed_annotation: { type: ["integer", "null"], minimum: 0 },
      },
    },
  },
};
