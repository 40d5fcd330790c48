/** Annotations by zod schema: the schema becomes the wire's strict JSON schema, and the reply comes back parsed. */
import * as z from "zod";
import type { ResponseFormat } from "./contract/request.ts";
import type { OcrResponse } from "./contract/response.ts";
import { OcrError } from "./error.ts";

/**
 * The wire's format of an annotation, made from a zod schema. Vendors ask for strict schemas of objects: unknown keys
 * are excluded. Throws `InvalidRequest` for a schema that JSON Schema cannot express.
 *
 * @example
 * ```ts
 * import { annotationFormat } from "@ocr/core";
 * import * as z from "zod";
 *
 * annotationFormat(z.object({ total: z.number() }), "invoice").json_schema.strict; // true
 * ```
 */
export const annotationFormat = (schema: z.ZodType, name: string): ResponseFormat => {
  try {
    const { $schema: _, ...json } = z.toJSONSchema(schema, { target: "draft-2020-12" });
    if (json.type !== "object") throw new Error("its top level must be an object");
    return { type: "json_schema", json_schema: { name, schema: json, strict: true } };
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : "it has no JSON schema";
    throw new OcrError({ reason: "InvalidRequest", message: `annotation schema: ${detail}`, cause });
  }
};

/** The text of an annotation as the schema's type. Throws `ResponseInvalid`, with the raw text as `cause`, when it does not fit. */
export const parseAnnotation = <T>(schema: z.ZodType<T>, text: string | null | undefined, what: string): T => {
  const fail = (detail: string) =>
    new OcrError({ reason: "ResponseInvalid", message: `${what}: ${detail}`, retryable: false, cause: { text } });
  if (text === null || text === undefined) throw fail("the provider returned none");
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw fail("the text is not JSON");
  }
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw fail(`at ${issue?.path.map(String).join(".") || "the root"}: ${issue?.message}`);
};

/** The schemas of a call. */
export interface AnnotationSchemas<D = unknown, B = unknown> {
  /** Schema of the annotation of the whole document. */
  readonly documentAnnotation?: z.ZodType<D>;
  /** Schema of the annotation of each picture. */
  readonly bboxAnnotation?: z.ZodType<B>;
}

/** The parsed annotations of a reply. */
export interface Annotations<D = unknown, B = unknown> {
  readonly documentAnnotation: D;
  /** By the id of the picture. */
  readonly bboxAnnotations: ReadonlyMap<string, B>;
}

/** The options of a request that the schemas stand for. */
export const annotationOptions = (schemas: AnnotationSchemas) => ({
  ...(schemas.documentAnnotation === undefined
    ? {}
    : { document_annotation_format: annotationFormat(schemas.documentAnnotation, "document") }),
  ...(schemas.bboxAnnotation === undefined
    ? {}
    : { bbox_annotation_format: annotationFormat(schemas.bboxAnnotation, "image") }),
});

/** Parses all annotations of a reply. A picture without one is left out of the map. */
export const parseAnnotations = <D, B>(schemas: AnnotationSchemas<D, B>, response: OcrResponse): Annotations<D, B> => {
  const { bboxAnnotation, documentAnnotation } = schemas;
  const images = bboxAnnotation === undefined ? [] : response.pages.flatMap((page) => page.images);
  const parsed = images.flatMap((image) =>
    image.image_annotation && bboxAnnotation
      ? [[image.id, parseAnnotation(bboxAnnotation, image.image_annotation, `annotation of ${image.id}`)] as const]
      : [],
  );
  return {
    documentAnnotation: (documentAnnotation === undefined
      ? undefined
      : parseAnnotation(documentAnnotation, response.document_annotation, "document_annotation")) as D,
    bboxAnnotations: new Map(parsed),
  };
};
