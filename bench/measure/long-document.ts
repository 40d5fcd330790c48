/** Makes a long digital PDF for the memory benchmark: text, headings, a ruled table and page numbers on every page. */
import { PDFDocument, rgb, StandardFonts, type PDFFont, type PDFPage } from "pdf-lib";

const vocabulary =
  "the report shows that costs of energy in small towns fell while demand for water rose and most plans were kept by every office".split(
    " ",
  );

/** The same words for the same place, so that every run reads the same document. */
const sentence = (seed: number, words: number): string =>
  Array.from(
    { length: words },
    (_, index) => vocabulary[(seed * 7 + index * index + index * 3) % vocabulary.length],
  ).join(" ");

const drawTable = (page: PDFPage, font: PDFFont, seed: number): void => {
  const [left, top, width, height] = [72, 300, 110, 20];
  for (let row = 0; row < 8; row += 1) {
    for (let column = 0; column < 4; column += 1) {
      const [x, y] = [left + column * width, top - row * height];
      page.drawRectangle({ x, y, width, height, borderColor: rgb(0, 0, 0), borderWidth: 0.5 });
      const text = row === 0 ? `Column ${column + 1}` : String(((seed + 1) * (row * 4 + column + 3)) % 10_000);
      page.drawText(text, { x: x + 4, y: y + 6, size: 9, font });
    }
  }
};

/** Bytes of a PDF with so many pages of A4, about 2,000 characters each. */
export const longDocument = async (pages: number): Promise<Uint8Array> => {
  const document = await PDFDocument.create();
  const [serif, bold] = [
    await document.embedFont(StandardFonts.TimesRoman),
    await document.embedFont(StandardFonts.HelveticaBold),
  ];
  for (let index = 0; index < pages; index += 1) {
    const page = document.addPage([595, 842]);
    page.drawText("Yearly report of the towns", { x: 72, y: 800, size: 9, font: serif });
    page.drawText(`${index + 1}. Chapter about ${sentence(index, 3)}`, { x: 72, y: 750, size: 18, font: bold });
    for (let line = 0; line < 26; line += 1) {
      page.drawText(sentence(index * 31 + line, 14), { x: 72, y: 710 - line * 14, size: 11, font: serif });
    }
    drawTable(page, serif, index);
    page.drawText(String(index + 1), { x: 290, y: 40, size: 9, font: serif });
  }
  return document.save();
};
