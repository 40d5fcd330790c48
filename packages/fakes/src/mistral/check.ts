/** What the server checks of each key of a request: types, forms, unknown keys. */
import type { Detail } from "./error.ts";

/** An object of JSON. */
export type Body = Readonly<Record<string, unknown>>;
/** What is wrong with a value; nothing when it fits. `loc` is its place. */
export type Check = (value: unknown, loc: ReadonlyArray<string | number>) => ReadonlyArray<Detail>;

/** Whether a value is an object of JSON. */
export const isObject = (value: unknown): value is Body =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const nullable =
  (check: Check): Check =>
  (value, loc) =>
    value === null ? [] : check(value, loc);

const fault =
  (fits: (value: unknown) => boolean, type: string, msg: string): Check =>
  (value, loc) =>
    fits(value) ? [] : [{ type, loc, msg, input: value }];

// The server takes "true" for true, as its library does by default.
const boolean = fault(
  (value) => typeof value === "boolean" || value === "true" || value === "false",
  "bool_parsing",
  "Input should be a valid boolean, unable to interpret input",
);
const integer = fault(Number.isInteger, "int_type", "Input should be a valid integer");
const text = fault((value) => typeof value === "string", "string_type", "Input should be a valid string");
const oneOf = (...words: ReadonlyArray<string>): Check =>
  fault(
    (value) => typeof value === "string" && words.includes(value),
    "literal_error",
    `Input should be ${words.map((word) => `'${word}'`).join(" or ")}`,
  );

const selection: Check = (value, loc) => {
  if (typeof value === "string") {
    const fits = value.split(",").every((part) => {
      const match = /^\s*(\d+)(?:\s*-\s*(\d+))?\s*$/.exec(part);
      return match !== null && Number(match[2] ?? match[1]) >= Number(match[1]);
    });
    return fits ? [] : [{ type: "value_error", loc, msg: "Value error, Invalid pages", input: value }];
  }
  if (!Array.isArray(value)) return text(value, loc);
  const wrong = value.flatMap((page, i) => integer(page, [...loc, i]));
  if (wrong.length > 0 || value.length > 0) return wrong;
  return [{ type: "value_error", loc, msg: "Value error, Invalid pages", input: value }];
};

const format: Check = (value, loc) => {
  if (!isObject(value)) return [{ type: "model_type", loc, msg: "Input should be a valid object", input: value }];
  const schema = value["json_schema"];
  if (value["type"] !== "json_schema" || !isObject(schema))
    return [{ type: "value_error", loc, msg: "Value error, Only json_schema is valid for this field", input: value }];
  return [
    ...("name" in schema ? [] : [{ type: "missing", loc: [...loc, "json_schema", "name"], msg: "Field required" }]),
    ...(isObject(schema["schema"])
      ? []
      : [{ type: "missing", loc: [...loc, "json_schema", "schema"], msg: "Field required" }]),
  ];
};

const chunks = [
  ["file_id", "FileChunk", "file", text],
  ["document_url", "DocumentURLChunk", "document_url", text],
  [
    "image_url",
    "ImageURLChunk",
    "image_url",
    fault((v) => typeof v === "string" || isObject(v), "string_type", "Input should be a valid string"),
  ],
] as const;

const document: Check = (value, loc) => {
  if (!isObject(value)) return [{ type: "model_type", loc, msg: "Input should be a valid object", input: value }];
  const found = chunks.find(([key]) => key in value);
  if (found === undefined) {
    return chunks.map(([key, name]) => ({
      type: "missing",
      loc: [...loc, name, key],
      msg: "Field required",
      input: value,
    }));
  }
  const [key, name, type, check] = found;
  const allowed = new Set<string>([key, "type", ...(key === "document_url" ? ["document_name"] : [])]);
  return [
    ...check(value[key], [...loc, name, key]),
    ...("type" in value && value["type"] !== type
      ? [
          {
            type: "literal_error",
            loc: [...loc, name, "type"],
            msg: `Input should be <ChunkTypes.${type}: '${type}'>`,
            input: value["type"],
          },
        ]
      : []),
    ...Object.keys(value)
      .filter((other) => !allowed.has(other))
      .map((other) => ({
        type: "extra_forbidden",
        loc: [...loc, name, other],
        msg: "Extra inputs are not permitted",
        input: value[other],
      })),
  ];
};

/** The checks of the keys of a request. */
export const checks: Readonly<Record<string, Check>> = {
  model: nullable(text),
  document,
  pages: nullable(selection),
  include_image_base64: nullable(boolean),
  image_limit: nullable(integer),
  image_min_size: nullable(integer),
  bbox_annotation_format: nullable(format),
  document_annotation_format: nullable(format),
  document_annotation_prompt: nullable(text),
  table_format: nullable(oneOf("markdown", "html")),
  extract_header: boolean,
  extract_footer: boolean,
  include_blocks: boolean,
  confidence_scores_granularity: nullable(oneOf("word", "page", "block")),
  // Gone from the schema, still sent by older clients and let through.
  id: nullable(text),
};
