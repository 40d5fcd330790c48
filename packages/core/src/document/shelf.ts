/** The document of one request: decoded, fetched, counted and opened at most once, whichever providers ask for it. */
import type { PDFDocument } from "@cantoo/pdf-lib";
import type { Document } from "../contract/request.ts";
import { OcrError } from "../error.ts";
import type { BytesDocument } from "../input.ts";
import type { CallDocument, Provider, Warning } from "../provider.ts";
import { acquireDocument, atHand, type FetchDocument } from "./acquire.ts";
import { openPdf } from "./pdf-library.ts";
import { quickLook } from "./quick-look.ts";

/** A document in memory. */
export type BytesCallDocument = Extract<CallDocument, { kind: "bytes" }>;

/** The document of one request. */
export interface Shelf {
  /** In the form that a provider takes. */
  readonly documentFor: (provider: Provider, signal: AbortSignal) => Promise<CallDocument>;
  /** An opened PDF; rejects with `InvalidRequest` when it is encrypted or damaged. */
  readonly pdf: (document: BytesCallDocument) => Promise<PDFDocument>;
  /** The number of pages of a document that is at hand in memory, as far as it can be told without a network. */
  readonly countIfKnown: () => Promise<number | undefined>;
  /** Number of pages: of a PDF as counted, of an image 1; undefined when it cannot be known here. */
  readonly pageCount: (document: CallDocument) => Promise<number | undefined>;
}

/** Puts a document on the shelf. */
export const shelve = (source: Document | BytesDocument, fetchDocument: FetchDocument): Shelf => {
  let bytes: CallDocument | undefined;
  let opened: PDFDocument | undefined;
  const pdf = async (document: BytesCallDocument) => (opened ??= await openPdf(document.bytes));
  const pageCount = async (document: CallDocument): Promise<number | undefined> => {
    if (document.kind !== "bytes") return undefined;
    if (document.mediaType === "application/pdf") return (await pdf(document)).getPageCount();
    // A TIFF may hold many pages, and office documents have none before they are laid out.
    return /^image\/(?!tiff)/.test(document.mediaType) ? 1 : undefined;
  };
  return {
    documentFor: async (provider, signal) => {
      if (bytes !== undefined) return bytes;
      const document = await acquireDocument(source, provider, fetchDocument, signal);
      if (document.kind === "bytes") bytes = document;
      return document;
    },
    pdf,
    countIfKnown: async () => {
      bytes ??= await atHand(source);
      return bytes === undefined ? undefined : pageCount(bytes).catch(() => undefined);
    },
    pageCount,
  };
};

/** What a look at a document found. */
export interface Found {
  readonly pageCount: number | undefined;
  readonly warnings: ReadonlyArray<Warning>;
}

const nothing: Found = { pageCount: undefined, warnings: [] };

/** A page takes at least this many bytes of a PDF: a smaller file cannot exceed a limit on pages. */
const bytesPerPage = 10;

/**
 * What must be known of a PDF before money is spent: looks closely only when the quick look, a limit on pages or a
 * selection gives a reason. Rejects with `InvalidRequest` when it is encrypted or damaged.
 */
export const preflight = async (
  shelf: Shelf,
  document: CallDocument,
  maxPages: number | undefined,
  mustCount: boolean,
): Promise<Found> => {
  if (document.kind !== "bytes") return nothing;
  if (document.mediaType !== "application/pdf")
    return mustCount ? { pageCount: await shelf.pageCount(document), warnings: [] } : nothing;
  const look = quickLook(document.bytes);
  const mayBeLong = maxPages !== undefined && document.bytes.length / bytesPerPage > maxPages;
  if (look.ends && !look.encrypted && !mayBeLong && !mustCount) return nothing;
  const message = "document: it does not end as a PDF must; it may be cut off, and pages may be missing";
  const warnings = look.ends ? [] : [{ code: "document-damaged", message }];
  return { pageCount: await shelf.pageCount(document), warnings };
};

/** The error of a document that exceeds a limit and cannot be cut. */
export const tooLarge = (provider: Provider, message: string): OcrError =>
  new OcrError({ reason: "TooLarge", message: `document: ${message}`, provider: provider.name });
