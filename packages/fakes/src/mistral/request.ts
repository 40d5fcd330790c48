/** The request of the vendor, checked as its server checks it: types, unknown keys, what belongs together. */
import { type Body, checks, isObject } from "./check.ts";
import { type Detail, invalid } from "./error.ts";

/** A format of an annotation. */
export interface AnnotationFormat {
  readonly type: string;
  readonly json_schema: { readonly name: string; readonly schema: Record<string, unknown> };
}

/** The request, with the vendor's defaults. */
export interface OcrRequest {
  readonly model: string;
  readonly document: Readonly<Record<string, unknown>>;
  /** Zero-based; undefined: all. */
  readonly pages: ReadonlyArray<number> | undefined;
  readonly includeImages: boolean;
  readonly imageLimit: number | undefined;
  readonly imageMinSize: number | undefined;
  readonly bboxFormat: AnnotationFormat | undefined;
  readonly documentFormat: AnnotationFormat | undefined;
  readonly documentPrompt: string | undefined;
  readonly tableFormat: "markdown" | "html" | undefined;
  readonly extractHeader: boolean;
  readonly extractFooter: boolean;
  readonly includeBlocks: boolean;
  readonly granularity: "word" | "page" | "block" | undefined;
}

/** Pages of a selection, sorted, each once. */
const pagesOf = (value: unknown): ReadonlyArray<number> | undefined => {
  if (typeof value !== "string" && !Array.isArray(value)) return undefined;
  const found =
    typeof value === "string"
      ? value.split(",").flatMap((part) => {
          const [first = 0, last = first] = part.split("-").map(Number);
          return Array.from({ length: last - first + 1 }, (_, i) => first + i);
        })
      : value.map(Number);
  return [...new Set(found)].toSorted((a, b) => a - b);
};

const truthy = (value: unknown): boolean => value === true || value === "true";

/** Reads a body. Throws the vendor's 422. `model` is that of a batch job, for bodies that name none. */
export const readRequest = (body: unknown, model?: string): OcrRequest => {
  if (!isObject(body))
    throw invalid({
      type: "model_attributes_type",
      loc: ["body"],
      msg: "Input should be a valid dictionary or object to extract fields from",
      input: body,
    });
  const details: Array<Detail> = [];
  if (!("model" in body) && model === undefined)
    details.push({ type: "missing", loc: ["body", "model"], msg: "Field required", input: body });
  if (!("document" in body))
    details.push({ type: "missing", loc: ["body", "document"], msg: "Field required", input: body });
  for (const [key, value] of Object.entries(body)) {
    const check = Object.hasOwn(checks, key) ? checks[key] : undefined;
    if (check === undefined)
      details.push({
        type: "extra_forbidden",
        loc: ["body", key],
        msg: "Extra inputs are not permitted",
        input: value,
      });
    else details.push(...check(value, ["body", key]));
  }
  if (details.length > 0) throw invalid(...details);
  // The checks have made sure of the types.
  const given = body as Readonly<Record<string, never>>;
  if (
    (given["document_annotation_prompt"] ?? undefined) !== undefined &&
    (given["document_annotation_format"] ?? undefined) === undefined
  )
    throw invalid({
      type: "value_error",
      loc: ["body"],
      msg: "Value error, document_annotation_format must be provided with document_annotation_prompt",
      input: body,
    });
  return {
    model: given["model"] ?? model ?? "mistral-ocr-latest",
    document: body["document"] as Body,
    pages: pagesOf(body["pages"]),
    includeImages: truthy(body["include_image_base64"]),
    imageLimit: given["image_limit"] ?? undefined,
    imageMinSize: given["image_min_size"] ?? undefined,
    bboxFormat: given["bbox_annotation_format"] ?? undefined,
    documentFormat: given["document_annotation_format"] ?? undefined,
    documentPrompt: given["document_annotation_prompt"] ?? undefined,
    tableFormat: given["table_format"] ?? undefined,
    extractHeader: truthy(body["extract_header"]),
    extractFooter: truthy(body["extract_footer"]),
    includeBlocks: !("include_blocks" in body) || truthy(body["include_blocks"]),
    granularity: given["confidence_scores_granularity"] ?? undefined,
  };
};
