/** The PDF library, loaded when a document must be counted or cut; most requests never need it. */
import type { PDFDocument } from "@cantoo/pdf-lib";
import { OcrError } from "../error.ts";

const invalid = (message: string, cause: unknown) =>
  new OcrError({ reason: "InvalidRequest", message: `document: ${message}`, cause });

/** Opens a PDF. Rejects with `InvalidRequest` when a password is needed or when it is damaged. */
export const openPdf = async (bytes: Uint8Array): Promise<PDFDocument> => {
  const library = await import("@cantoo/pdf-lib");
  try {
    // An empty password opens what is only protected against printing or editing.
    const pdf = await library.PDFDocument.load(bytes, { password: "", updateMetadata: false });
    if (pdf.getPageCount() === 0) throw new Error("it has no pages");
    return pdf;
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : "";
    if (/password/i.test(message)) throw invalid("encrypted: a password is needed", cause);
    throw invalid("damaged: it cannot be read as a PDF", cause);
  }
};

/** A new PDF of some pages of another, in the given order. */
export const copyPdfPages = async (source: PDFDocument, pages: ReadonlyArray<number>): Promise<Uint8Array> => {
  const library = await import("@cantoo/pdf-lib");
  const target = await library.PDFDocument.create({ updateMetadata: false });
  for (const page of await target.copyPages(source, [...pages])) target.addPage(page);
  return target.save();
};
