/** How a document in memory travels to Mistral: inside the request, or uploaded. */
import type { CallDocument } from "@ocr/core/provider";
import type { MistralOptions } from "./options.ts";

/** A document in memory. */
export type BytesDocument = Extract<CallDocument, { readonly kind: "bytes" }>;

/**
 * From here on documents are uploaded. An upload takes three more requests, and Mistral's Files are not covered by its
 * zero data retention, so it must be worth it: a larger document would make a JSON of more than 22 MB, a third of it
 * the price of base64, which must be whole in memory on both sides and exceeds what many proxies let through.
 */
export const uploadFromBytes = 16 * 1024 * 1024;

/** Whether a document is to be uploaded. */
export const goesAsFile = (document: CallDocument, upload: MistralOptions["upload"]): document is BytesDocument => {
  if (document.kind !== "bytes" || upload === "never") return false;
  return upload === "always" || document.bytes.length >= uploadFromBytes;
};

/** An uploaded document as the request names it. */
export const documentAt = (url: string, { detail, mediaType, name }: BytesDocument): CallDocument => ({
  kind: "url",
  url,
  as: mediaType.startsWith("image/") ? "image" : "document",
  ...(name === undefined ? {} : { name }),
  ...(detail === undefined ? {} : { detail }),
});
