/** The wire's request of a call, as the bytes of its JSON. A document in memory is encoded straight into them. */
import { base64FromBytes } from "../document/data-uri.ts";
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

/** Bytes that are encoded at a time; three bytes become four letters, so it is divisible by three. */
const step = 3 * 0x40_00;

/** Base64 of bytes, piece by piece, its letters as bytes. */
function* encoded(bytes: Uint8Array): Generator<Uint8Array<ArrayBuffer>, void, undefined> {
  const encoder = new TextEncoder();
  for (let at = 0; at < bytes.length; at += step) yield encoder.encode(base64FromBytes(bytes.subarray(at, at + step)));
}

/** The JSON of a request in pieces, and its length in bytes. The document stands last, so that it can be encoded as it goes. */
const piecesOf = (document: CallDocument, options: WireOptions) => {
  const encode = (text: string) => new TextEncoder().encode(text);
  const { before, key } = shell(document);
  if (key === undefined || document.kind !== "bytes") {
    const text = encode(JSON.stringify({ ...options, document: before }));
    return { length: text.length, pieces: [text] };
  }
  const head = JSON.stringify({ ...options, document: { ...before, [key]: "" } });
  const start = encode(`${head.slice(0, -'"}}'.length)}data:${document.mediaType};base64,`);
  const end = encode('"}}');
  const { bytes } = document;
  function* pieces() {
    yield start;
    yield* encoded(bytes);
    yield end;
  }
  return { length: start.length + 4 * Math.ceil(bytes.length / 3) + end.length, pieces: pieces() };
};

/** The JSON of a request in one array, the document encoded straight into it. */
export const wireBody = (document: CallDocument, options: WireOptions): Uint8Array<ArrayBuffer> => {
  const { length, pieces } = piecesOf(document, options);
  const body = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    body.set(piece, at);
    at += piece.length;
  }
  return body;
};

/** Larger documents are encoded while they are sent: `fetch` copies an array twice, and twice more than the document is in memory. */
const mostInOne = 1024 * 1024;

/** What `fetch` sends: the body, and what goes with it. */
export type WirePayload = Pick<RequestInit, "body"> & {
  readonly headers: Readonly<Record<string, string>>;
  readonly duplex?: "half";
};

/** The JSON of a request as `fetch` takes it. A large document is never copied as a whole. */
export const wirePayload = (document: CallDocument, options: WireOptions): WirePayload => {
  if (document.kind !== "bytes" || document.bytes.length <= mostInOne)
    return { body: wireBody(document, options), headers: {} };
  const { length, pieces } = piecesOf(document, options);
  const iterator = pieces[Symbol.iterator]();
  const body = new ReadableStream<Uint8Array>(
    {
      pull: (controller) => {
        const { done, value } = iterator.next();
        if (done === true) controller.close();
        else controller.enqueue(value);
      },
    },
    { highWaterMark: 0 },
  );
  // Without its length a stream would be sent in chunks, which not every server takes.
  return { body, duplex: "half", headers: { "content-length": String(length) } };
};
