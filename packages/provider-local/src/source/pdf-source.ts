/** A PDF as a source. */
import type { PageContent } from "../page/content.ts";
import { openPdf } from "../pdf/document.ts";
import type { Source } from "./source.ts";

/** Boxes of PDF pages refer to a picture of 200 dots per inch: Letter is 1700 x 2200. */
export const pageDpi = 200;

/** Scans are rendered at the resolution that they were made with, within what the OCR engine reads well. */
const ocrDpi = { least: 200, most: 300 };

const scanDpi = (content: PageContent): number => {
  const [largest] = content.pictures.toSorted((a, b) => (b.x1 - b.x0) * (b.y1 - b.y0) - (a.x1 - a.x0) * (a.y1 - a.y0));
  if (largest === undefined) return ocrDpi.least;
  // A turned picture has its sides swapped; the mean of both sides does not mind.
  const inches = (largest.x1 - largest.x0 + largest.y1 - largest.y0) / 72;
  const dpi = (largest.pixelWidth + largest.pixelHeight) / Math.max(inches, 0.01);
  return Math.round(Math.min(ocrDpi.most, Math.max(ocrDpi.least, dpi)));
};

/** Opens a PDF. Rejects with a `DocumentFault`. */
export const pdfSource = async (bytes: Uint8Array, password: string | undefined): Promise<Source> => {
  const pdf = await openPdf(bytes, password === undefined ? {} : { password });
  return {
    pageCount: pdf.pageCount,
    bookmarks: pdf.bookmarks,
    warnings: [],
    content: (index) => pdf.content(index),
    need: (index, content) => pdf.need(index, content),
    bitmap: (index, content) => pdf.render(index, scanDpi(content)),
    drawing: (index, dpi) => pdf.drawing(index, dpi),
    picture: (index, key) => pdf.picture(index, key),
    dpi: () => pageDpi,
    close: () => pdf.close(),
  };
};
