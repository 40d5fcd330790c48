/** Text that runs through columns and pages: the small typesetter behind the report. */
import type { PDFDocument, PDFImage } from "pdf-lib";
import { addSheet, breakLines, color } from "./sheet.ts";
import type { Fonts, Sheet, Style } from "./sheet.ts";

/** Where the text may stand on a page, in points. */
export interface Frame {
  readonly left: number;
  readonly top: number;
  readonly bottom: number;
  readonly columnWidth: number;
  readonly gutter: number;
  readonly columns: number;
}

/** Writes one thing after the other, column by column. */
export interface Flow {
  heading(text: string): void;
  paragraph(text: string): void;
  /** Items with a mark in front: a bullet, or a number and a point. */
  list(items: ReadonlyArray<string>, kind: "bulleted" | "numbered"): void;
  /** A picture as wide as the column, with its caption below. */
  figure(image: PDFImage, caption: string): void;
  /** A table without any rulings; the first column is left-aligned, the others are right-aligned at `edges` (points from the column's left). */
  table(caption: string, rows: ReadonlyArray<ReadonlyArray<string>>, edges: ReadonlyArray<number>): void;
  /** A line of text that can be clicked. */
  link(text: string, url: string): void;
}

const size = 10.2;
const leading = 13.2;

/** Starts at `firstTop` on the first page and at the frame's top elsewhere. `onPage` draws what each new page carries. */
export const startFlow = (
  document: PDFDocument,
  fonts: Fonts,
  frame: Frame,
  firstTop: number,
  onPage: (sheet: Sheet, number: number) => void,
): Flow => {
  const body: Style = { font: fonts.regular, size, leading };
  let pages = 0;
  let column = 0;
  let sheet: Sheet;
  let y = 0;
  const columnTop = (): number => (pages === 1 ? firstTop : frame.top);
  const newPage = (): void => {
    sheet = addSheet(document);
    pages += 1;
    column = 0;
    y = columnTop();
    onPage(sheet, pages);
  };
  /** Makes sure that `tall` points are free below `y`, moving on when they are not. */
  const need = (tall: number): void => {
    if (y + tall <= frame.bottom) return;
    if (column + 1 === frame.columns) return newPage();
    column += 1;
    y = columnTop();
  };
  const x = (): number => frame.left + column * (frame.columnWidth + frame.gutter);
  /** Leaves room, except at the top of a column. */
  const space = (points: number): void => {
    if (y > columnTop()) y += points;
  };
  /** Lines one by one, so that a paragraph may go on in the next column, but never with its first or last line alone. */
  const lines = (text: string, indent: number, style: Style, mark?: string): void => {
    const broken = breakLines(text, frame.columnWidth - indent, style);
    for (const [number, line] of broken.entries()) {
      const together = broken.length > 1 && (number === 0 || number === broken.length - 2);
      need(together ? leading * 2 : leading);
      y += style.leading ?? leading;
      if (number === 0 && mark !== undefined) sheet.text(mark, x(), y, style);
      sheet.text(line, x() + indent, y, style);
    }
  };
  newPage();
  return {
    heading: (text) => {
      need(60);
      space(12);
      lines(text, 0, { font: fonts.bold, size: 13, leading: 16, color: color(0x14506b) });
      space(3);
    },
    paragraph: (text) => {
      lines(text, 0, body);
      space(6);
    },
    list: (items, kind) => {
      for (const [number, item] of items.entries()) {
        lines(item, kind === "numbered" ? 16 : 12, body, kind === "numbered" ? `${number + 1}.` : "•");
        space(3);
      }
      space(5);
    },
    figure: (image, caption) => {
      const tall = (frame.columnWidth / image.width) * image.height;
      need(tall + 44);
      space(10);
      sheet.picture(image, x(), y, frame.columnWidth, tall);
      y += tall + 3;
      lines(caption, 0, { font: fonts.italic, size: 9, leading: 11.5 });
      space(10);
    },
    table: (caption, rows, edges) => {
      need(rows.length * 15 + 50);
      space(8);
      lines(caption, 0, { font: fonts.italic, size: 9, leading: 11.5 });
      space(4);
      for (const [number, row] of rows.entries()) {
        space(15);
        const font = number === 0 ? fonts.bold : fonts.regular;
        for (const [place, cell] of row.entries())
          sheet.text(cell, x() + (edges[place] ?? 0), y, { font, size: 9.6 }, place === 0 ? "left" : "right");
      }
      space(14);
    },
    link: (text, url) => {
      need(leading);
      y += leading;
      sheet.text(text, x(), y, { ...body, color: color(0x1a4fa0) });
      sheet.link(url, x(), y - size, fonts.regular.widthOfTextAtSize(text, size), leading);
    },
  };
};
