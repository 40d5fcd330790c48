/** Small valid PDFs that differ by a marker: drawn once for each number of pages, then only the marker is changed. */
import { PDFDocument, PDFName, PDFString, StandardFonts } from "pdf-lib";

const digits = 8;
const markerOf = (id: number): string => `bench-document-${String(id).padStart(digits, "0")}`;

const draw = async (pages: number): Promise<Uint8Array> => {
  const document = await PDFDocument.create({ updateMetadata: false });
  const font = await document.embedFont(StandardFonts.Helvetica);
  for (let page = 0; page < pages; page += 1)
    document.addPage([595, 842]).drawText(`Page ${page + 1} of ${pages}`, { x: 72, y: 720, size: 12, font });
  document.context.trailerInfo.Info = document.context.register(
    document.context.obj({ [PDFName.of("Title").decodeText()]: PDFString.of(markerOf(0)) }),
  );
  return document.save({ useObjectStreams: false });
};

/** A document, and what tells it from others. */
export interface MarkedDocument {
  readonly marker: string;
  readonly bytes: Uint8Array;
}

/** Returns a maker of documents: the same id and number of pages give the same bytes. */
export const markedDocuments = async (mostPages: number): Promise<(id: number, pages: number) => MarkedDocument> => {
  const drawn = await Promise.all(Array.from({ length: mostPages }, (_, index) => draw(index + 1)));
  const places = drawn.map((bytes) => Buffer.from(bytes).indexOf(markerOf(0)));
  if (places.includes(-1)) throw new Error("the marker is not in the PDF as text");
  return (id, pages) => {
    const marker = markerOf(id);
    const bytes = Uint8Array.from(drawn[pages - 1] ?? []);
    bytes.set(Buffer.from(marker), places[pages - 1]);
    return { marker, bytes };
  };
};

/** The marker in the bytes of a document, and the number of pages that its page tree names. */
export const readMarked = (bytes: Buffer): { readonly marker: string; readonly pages: number } | undefined => {
  const text = bytes.toString("latin1");
  const marker = /bench-document-\d{8}/.exec(text)?.[0];
  const pages = Number(/\/Count (\d+)/.exec(text)?.[1]);
  return marker === undefined || Number.isNaN(pages) ? undefined : { marker, pages };
};
