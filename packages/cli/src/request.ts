/** From an input and the arguments to the request of the contract. */
import { addAbortSignal, type Readable } from "node:stream";
import type { OcrInput } from "@ocr/core";
import { fileDocument } from "@ocr/core/node";
import type { Arguments } from "./arguments.ts";
import type { Input } from "./inputs.ts";

/** Reads the document of an input; one behind a URL is left to the provider or to core's fetcher. */
export const documentFrom = async (
  { source }: Input,
  stdin: Readable,
  signal: AbortSignal,
): Promise<OcrInput["document"]> => {
  switch (source.kind) {
    case "file":
      return fileDocument(source.path);
    case "stdin":
      return fileDocument(addAbortSignal(signal, stdin) as AsyncIterable<Uint8Array>);
    case "url":
      return /\.(?:png|jpe?g|webp|gif|bmp|tiff?)$/i.test(new URL(source.url).pathname)
        ? { image_url: source.url }
        : { document_url: source.url };
    case "nothing":
      throw new Error(source.reason);
  }
};

/** The request for a document: only what was asked for, so that the rest stays the provider's default. */
export const requestFrom = (
  given: Arguments,
  document: OcrInput["document"],
  { model, includeImages }: { readonly model: string | undefined; readonly includeImages: boolean },
): OcrInput => ({
  document,
  ...(model === undefined ? {} : { model }),
  ...(given.pages === undefined ? {} : { pages: given.pages }),
  ...(includeImages ? { include_image_base64: true } : {}),
  ...(given.tableFormat === undefined ? {} : { table_format: given.tableFormat }),
  ...(given.extractHeader ? { extract_header: true } : {}),
  ...(given.extractFooter ? { extract_footer: true } : {}),
  ...(given.confidence === undefined ? {} : { confidence_scores_granularity: given.confidence }),
});
