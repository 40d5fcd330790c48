/** From the document of a request to one that the provider can take: data URIs are decoded, URLs fetched where needed. */
import type { DocumentUrlChunk, ImageUrlChunk } from "../contract/document.ts";
import type { Document } from "../contract/request.ts";
import { bytesFromDataUri, isDataUri } from "./data-uri.ts";
import { OcrError } from "../error.ts";
import type { BytesDocument } from "../input.ts";
import { mediaTypeOf } from "./media-type.ts";
import type { CallDocument, Provider } from "../provider.ts";

/** Fetches the document behind a URL. The one that comes with core refuses private addresses and limits size and time. */
export type FetchDocument = (
  url: string,
  options: { readonly signal: AbortSignal; readonly maxBytes: number },
) => Promise<{ readonly bytes: Uint8Array; readonly mediaType?: string; readonly name?: string }>;

/** What is fetched for a provider that states no limit of its own; the limit that Mistral documents (2026-09). */
const mostBytes = 50 * 1024 * 1024;

const invalid = (message: string) => new OcrError({ reason: "InvalidRequest", message: `document: ${message}` });

const bytesDocument = async (source: BytesDocument): Promise<CallDocument> => {
  if (source.bytes.length === 0) throw invalid("it is empty (0 bytes)");
  const mediaType = (await mediaTypeOf(source.bytes, source.name)) ?? source.mediaType;
  if (!mediaType) throw invalid("its type cannot be told from its content; give mediaType");
  return { kind: "bytes", bytes: source.bytes, mediaType, ...(source.name === undefined ? {} : { name: source.name }) };
};

const nameOf = (url: URL): string | undefined => {
  try {
    return decodeURIComponent(url.pathname).split("/").at(-1) || undefined;
  } catch {
    return undefined;
  }
};

const urlDocument = async (
  text: string,
  as: "document" | "image",
  givenName: string | undefined,
  provider: Provider,
  fetchDocument: FetchDocument,
  signal: AbortSignal,
): Promise<CallDocument> => {
  const name = givenName === undefined ? {} : { name: givenName };
  if (isDataUri(text)) return bytesDocument({ ...bytesFromDataUri(text), ...name });
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol))
    throw invalid("the URL must start with https://, http:// or data:; a file is given by its bytes (fileDocument)");
  const { documents, maxBytes } = provider.capabilities;
  if (documents.includes("url") || !documents.includes("bytes")) return { kind: "url", url: text, as, ...name };
  const found = await fetchDocument(text, { signal, maxBytes: maxBytes ?? mostBytes });
  const fetchedName = givenName ?? found.name ?? nameOf(url);
  return bytesDocument({ ...found, ...(fetchedName === undefined ? {} : { name: fetchedName }) });
};

/** The text of a URL in a document of the wire. */
const urlOf = (document: Document): string | undefined => {
  if ("document_url" in document) return (document as DocumentUrlChunk).document_url;
  if (!("image_url" in document)) return undefined;
  const { image_url: image } = document as ImageUrlChunk;
  return typeof image === "string" ? image : image.url;
};

/** The document when its bytes came with the request. */
export const atHand = async (document: Document | BytesDocument): Promise<CallDocument | undefined> => {
  if ("bytes" in document && document.bytes instanceof Uint8Array) return bytesDocument(document as BytesDocument);
  const url = urlOf(document as Document);
  return url !== undefined && isDataUri(url) ? bytesDocument(bytesFromDataUri(url)) : undefined;
};

/** The document as the provider takes it. Rejects with `InvalidRequest`, or with the reason why a URL was not fetched. */
export const acquireDocument = async (
  document: Document | BytesDocument,
  provider: Provider,
  fetchDocument: FetchDocument,
  signal: AbortSignal,
): Promise<CallDocument> => {
  if ("bytes" in document && document.bytes instanceof Uint8Array) return bytesDocument(document as BytesDocument);
  if ("file_id" in document) return { kind: "file", fileId: String(document.file_id) };
  if ("document_url" in document) {
    const { document_url, document_name } = document as DocumentUrlChunk;
    return urlDocument(document_url, "document", document_name ?? undefined, provider, fetchDocument, signal);
  }
  const image = (document as ImageUrlChunk).image_url;
  const { detail, url } = typeof image === "string" ? { url: image } : image;
  const found = await urlDocument(url, "image", undefined, provider, fetchDocument, signal);
  return found.kind === "file" || !detail ? found : { ...found, detail };
};
