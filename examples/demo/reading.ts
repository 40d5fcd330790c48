/** One document read for the demo: the response, what was seen of the call, and a picture of each page. */
import { basename, extname } from "node:path";
import type { OcrClient, OcrResult } from "@ocr/core";
import { fileDocument } from "@ocr/core/node";
import { dataUri } from "@ocr/core/provider";
import { renderPages } from "@ocr/provider-local";

/** A page as a picture, as a data URI. */
export interface PagePicture {
  /** Zero-based number of the page in the document. */
  readonly index: number;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  readonly uri: string;
}

/** What the demo tells of a call. */
export interface CallFacts extends Pick<OcrResult["meta"], "durationMs" | "pages" | "warnings"> {
  /** Left out when the price is unknown. */
  readonly cost?: { readonly usd: number };
}

/** A document that was read. */
export interface Reading {
  /** The file's name with its ending. */
  readonly file: string;
  /** The file's name without its ending; outputs are named by it. */
  readonly name: string;
  readonly response: OcrResult["response"];
  readonly meta: CallFacts;
  readonly pictures: ReadonlyArray<PagePicture>;
}

const pictureDpi = 110;

/** A PDF is drawn page by page; a picture file is its own picture. */
const picturesOf = async (
  document: { readonly bytes: Uint8Array; readonly mediaType: string },
  response: OcrResult["response"],
): Promise<ReadonlyArray<PagePicture>> => {
  const pictures: Array<PagePicture> = [];
  if (document.mediaType === "application/pdf") {
    for await (const { height, index, png, width } of renderPages(document, { dpi: pictureDpi }))
      pictures.push({ index, width, height, uri: dataUri("image/png", png) });
    return pictures;
  }
  const size = response.pages[0]?.dimensions;
  if (size === null || size === undefined) return [];
  return [{ index: 0, width: size.width, height: size.height, uri: dataUri(document.mediaType, document.bytes) }];
};

/** Reads one file with everything that the view shows: blocks, pictures, header and footer apart. */
export const readExample = async (ocr: OcrClient, path: string): Promise<Reading> => {
  const document = await fileDocument(path);
  const result = await ocr.process({
    document,
    include_image_base64: true,
    include_blocks: true,
    extract_header: true,
    extract_footer: true,
  });
  const file = basename(path);
  return {
    ...result,
    file,
    name: basename(path, extname(path)),
    pictures: await picturesOf(document, result.response),
  };
};
