/** A new PDF whose bytes depend on nothing but what is drawn: no clock, no random ids, no object streams. */
import { PDFDocument } from "pdf-lib";

const day = new Date("2026-11-20T00:00:00Z");

/** Makes a PDF with a title and a fixed date, lets `draw` fill it, and gives its bytes. The same drawing gives the same bytes. */
export const makePdf = async (
  title: string,
  draw: (document: PDFDocument) => Promise<void> | void,
): Promise<Uint8Array> => {
  const document = await PDFDocument.create({ updateMetadata: false });
  document.setTitle(title);
  document.setProducer("examples/generate");
  document.setCreationDate(day);
  document.setModificationDate(day);
  await draw(document);
  return document.save({ useObjectStreams: false, updateFieldAppearances: false });
};
