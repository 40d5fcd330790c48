/** The wire's request of a call, as the bytes of its JSON. A document in memory is encoded straight into them: no second copy. */
import type { Call, CallDocument, CallOptions } from "../provider.ts";

/** The keys of the wire's request besides `document`. */
export type WireOptions = Readonly<Record<string, unknown>>;

/** The options of a call in the wire's names. What was not asked for is left out, but `include_blocks` is always said: its default differs between versions. */
export const wireOptions = (model: string, pages: Call["pages"], options: CallOptions): WireOptions => {
  const all = {
    model,
    pages: pages === "all" ? undefined : pages,
    include_image_base64: options.includeImages || undefined,
    image_limit: options.imageLimit,
    image_min_size: options.imageMinSize,
    bbox_annotation_format: options.bboxAnnotation,
    document_annotation_format: options.documentAnnotation,
    document_annotation_prompt: options.documentAnnotationPrompt,
    table_format: options.tableFormat,
    extract_header: options.extractHeader || undefined,
    extract_footer: options.extractFooter || undefined,
    include_blocks: options.includeBlocks,
    confidence_scores_granularity: options.confidence,
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
};

/** Images travel as `image_url`, everything else as `document_url`: images under `document_url` are refused by some. */
const shell = (
  document: CallDocument,
): { readonly before: Record<string, unknown>; readonly key: string | undefined } => {
  const name = "name" in document && document.name !== undefined ? { document_name: document.name } : {};
  switch (document.kind) {
    case "file":
      return { before: { type: "file", file_id: document.fileId }, key: undefined };
    case "url":
      return document.as === "image"
        ? { before: { type: "image_url", image_url: document.url }, key: undefined }
        : { before: { type: "document_url", document_url: document.url, ...name }, key: undefined };
    case "bytes":
      return document.mediaType.startsWith("image/")
        ? { before: { type: "image_url" }, key: "image_url" }
        : { before: { type: "document_url", ...name }, key: "document_url" };
  }
};

const step = 3 * 0x20_00;

/** Writes base64 of bytes into a buffer as ASCII. */
const writeBase64 = (bytes: Uint8Array, target: Uint8Array, at: number): number => {
  const encoder = new TextEncoder();
  let place = at;
  for (let i = 0; i < bytes.length; i += step) {
    const text = btoa(String.fromCodePoint(...bytes.subarray(i, i + step)));
    place += encoder.encodeInto(text, target.subarray(place)).written;
  }
  return place;
};

/** The JSON of a request. */
export const wireBody = (document: CallDocument, options: WireOptions): Uint8Array<ArrayBuffer> => {
  const encode = (text: string) => new TextEncoder().encode(text);
  const { before, key } = shell(document);
  if (key === undefined || document.kind !== "bytes") return encode(JSON.stringify({ ...options, document: before }));
  // The document stands last, so that its data URI can be written between two short texts.
  const head = JSON.stringify({ ...options, document: { ...before, [key]: "" } });
  const start = encode(`${head.slice(0, -'"}}'.length)}data:${document.mediaType};base64,`);
  const end = encode('"}}');
  const length = Math.ceil(document.bytes.length / 3) * 4;
  const body = new Uint8Array(start.length + length + end.length);
  body.set(start);
  body.set(end, writeBase64(document.bytes, body, start.length));
  return body;
};
