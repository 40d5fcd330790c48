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

const imageUrl = (url: string, detail: CallDocument["detail"]) => (detail === undefined ? url : { detail, url });

/**
 * The document on the wire with an address; what has none of its own gets `url`, which then stands last. Images travel as
 * `image_url`, everything else as `document_url`: images under `document_url` are refused by some.
 */
const wireDocument = (document: CallDocument, url: string): Record<string, unknown> => {
  if (document.kind === "file") return { type: "file", file_id: document.fileId };
  const { detail, kind, name } = document;
  const isImage = kind === "url" ? document.as === "image" : document.mediaType.startsWith("image/");
  if (isImage) return { type: "image_url", image_url: imageUrl(url, detail) };
  return { type: "document_url", ...(name === undefined ? {} : { document_name: name }), document_url: url };
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
  const json = (url: string) => JSON.stringify({ ...options, document: wireDocument(document, url) });
  if (document.kind !== "bytes") {
    const text = encode(json(document.kind === "url" ? document.url : ""));
    return { length: text.length, pieces: [text] };
  }
  const empty = json("");
  const place = empty.lastIndexOf('""') + 1;
  const start = encode(`${empty.slice(0, place)}data:${document.mediaType};base64,`);
  const end = encode(empty.slice(place));
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
