/** The reference backend: an OCR server in memory that is right by construction. It knows only documents of the fixtures. */
import { type DocumentTruth, truthOf } from "@ocr/fakes";
import { requestFaults } from "../schema/validate.ts";
import type { WireOptions, WireResponse } from "../wire.ts";
import { type Counters, pageAnswer } from "./page-answer.ts";

/** The key that the backend takes. */
export const referenceKey = "reference-key-8f3a6b1c";

const refusal = (status: number, message: string): Response =>
  Response.json({ object: "error", message, type: "invalid_request_error" }, { status });

const selected = (pages: WireOptions["pages"], count: number): ReadonlyArray<number> | undefined => {
  if (pages === undefined || pages === null) return Array.from({ length: count }, (_, page) => page);
  const parts = typeof pages === "string" ? pages.split(",") : pages.map(String);
  const found = new Set<number>();
  for (const part of parts) {
    const [first = count, last = first] = part.split("-").map(Number);
    if (first > last || last >= count) return undefined;
    for (let page = first; page <= last; page += 1) found.add(page);
  }
  return [...found].toSorted((a, b) => a - b);
};

const hosted = new Map<string, Uint8Array>();

/** Puts a document at an address, from where the backend takes it. */
export const referenceHost = (url: string, bytes: Uint8Array): void => {
  hosted.set(url, bytes);
};

const bytesIn = (document: Readonly<Record<string, unknown>>): Uint8Array | undefined => {
  const image = document["image_url"];
  const url = document["document_url"] ?? (typeof image === "object" ? (image as { readonly url: string }).url : image);
  const found = typeof url === "string" ? hosted.get(url) : undefined;
  if (found !== undefined) return found;
  const match = typeof url === "string" ? /^data:[^;,]+;base64,(.+)$/s.exec(url) : null;
  return match?.[1] === undefined ? undefined : Buffer.from(match[1], "base64");
};

const known = new Map<string, Promise<DocumentTruth | undefined>>();
const mostKnown = 16;

/** The truth of a document; the last ones are remembered, because the same few are asked about again and again. */
const remembered = (bytes: Uint8Array): Promise<DocumentTruth | undefined> => {
  const key = Buffer.from(bytes).toString("latin1");
  const truth = known.get(key) ?? truthOf(bytes);
  const [oldest] = known.keys();
  if (!known.has(key) && known.size >= mostKnown && oldest !== undefined) known.delete(oldest);
  known.set(key, truth);
  return truth;
};

const answer = (truth: DocumentTruth, bytes: Uint8Array, options: WireOptions): WireResponse | undefined => {
  const indices = selected(options.pages, truth.pages.length);
  if (indices === undefined) return undefined;
  const counters: Counters = { images: 0, tables: 0 };
  const pages = indices.flatMap((index) => {
    const page = truth.pages[index];
    return page === undefined ? [] : [pageAnswer(page, index, options, counters)];
  });
  return {
    pages,
    model: options.model ?? "reference-1",
    document_annotation: options.document_annotation_format ? JSON.stringify({ pages: pages.length }) : null,
    usage_info: { pages_processed: pages.length, doc_size_bytes: bytes.length },
  };
};

/** Answers `POST /v1/ocr`. */
export const referenceBackend: typeof globalThis.fetch = async (input, init) => {
  const request = new Request(input, init);
  if (request.headers.get("authorization") !== `Bearer ${referenceKey}`) return refusal(401, "the key is not known");
  const body: unknown = await request.json().catch(() => undefined);
  const faults = requestFaults(body);
  if (faults.length > 0) return refusal(422, faults.join("; "));
  const { document, ...options } = body as WireOptions & { readonly document: Readonly<Record<string, unknown>> };
  if (options.document_annotation_prompt && !options.document_annotation_format)
    return refusal(422, "document_annotation_prompt needs a document_annotation_format");
  const bytes = bytesIn(document);
  const truth = bytes === undefined ? undefined : await remembered(bytes);
  if (bytes === undefined || truth === undefined || truth.pages.length === 0)
    return refusal(400, "the document cannot be read");
  const response = answer(truth, bytes, options);
  return response === undefined ? refusal(400, "pages: not in the document") : Response.json(response);
};
