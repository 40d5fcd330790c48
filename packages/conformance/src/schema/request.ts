/** The frozen schema of a request, revision 1. The judge holds its own questions against it before it asks them. */

const boolean = { type: "boolean" } as const;
const booleanOrNull = { type: ["boolean", "null"] } as const;
const count = { type: ["integer", "null"], minimum: 0 } as const;

const annotationFormat = {
  type: ["object", "null"],
  required: ["type", "json_schema"],
  properties: {
    type: { const: "json_schema" },
    json_schema: {
      type: "object",
      required: ["name", "schema"],
      properties: {
        name: { type: "string", minLength: 1 },
        description: { type: ["string", "null"] },
        schema: { type: "object" },
        strict: boolean,
      },
    },
  },
} as const;

const filled = { type: "string", minLength: 1 } as const;

const documents = [
  {
    type: "object",
    required: ["file_id"],
    properties: { type: { const: "file" }, file_id: filled },
    additionalProperties: false,
  },
  {
    type: "object",
    required: ["document_url"],
    properties: {
      type: { const: "document_url" },
      document_url: filled,
      document_name: { type: ["string", "null"] },
    },
    additionalProperties: false,
  },
  {
    type: "object",
    required: ["image_url"],
    properties: {
      type: { const: "image_url" },
      image_url: {
        anyOf: [
          filled,
          {
            type: "object",
            required: ["url"],
            properties: { url: filled, detail: { enum: ["low", "auto", "high", null] } },
            additionalProperties: false,
          },
        ],
      },
    },
    additionalProperties: false,
  },
] as const;

/** JSON Schema (draft 2020-12) of a request's body. Only what it names is allowed. */
export const requestSchema = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  $id: "ocr-1/request",
  type: "object",
  required: ["document"],
  additionalProperties: false,
  properties: {
    model: { type: ["string", "null"] },
    id: { type: ["string", "null"] },
    document: { oneOf: documents },
    pages: {
      anyOf: [
        { type: "null" },
        { type: "string", pattern: String.raw`^\s*\d+(\s*-\s*\d+)?(\s*,\s*\d+(\s*-\s*\d+)?)*\s*$` },
        { type: "array", minItems: 1, items: { type: "integer", minimum: 0 } },
      ],
    },
    include_image_base64: booleanOrNull,
    image_limit: count,
    image_min_size: count,
    bbox_annotation_format: annotationFormat,
    document_annotation_format: annotationFormat,
    document_annotation_prompt: { type: ["string", "null"] },
    table_format: { enum: ["markdown", "html", null] },
    extract_header: boolean,
    extract_footer: boolean,
    include_blocks: boolean,
    confidence_scores_granularity: { enum: ["word", "page", "block", null] },
  },
};
