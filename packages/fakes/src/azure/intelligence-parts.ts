/** Writes the parts of a page into a result: paragraphs, margins, tables, figures. */
import type { Box, Item, Line } from "../fixture/truth.ts";
import { type Content, type PageSheet, polygonOf, type Span } from "./intelligence-content.ts";

interface Region {
  readonly pageNumber: number;
  readonly polygon: ReadonlyArray<number>;
}

interface Paragraph {
  readonly role?: string;
  readonly content: string;
  readonly spans: ReadonlyArray<Span>;
  readonly boundingRegions: ReadonlyArray<Region>;
}

type TableItem = Extract<Item, { kind: "table" }>;
type CaptionItem = Extract<Item, { kind: "paragraph" | "caption" | "footnote" | "aside" }>;
/** A picture of the truth. */
export type PictureItem = Extract<Item, { kind: "picture" }>;

/** A figure, and the picture that can be had of it. */
export interface FoundFigure {
  readonly id: string;
  readonly picture: PictureItem;
}

/** What a result is gathered in. */
export interface Sheet extends PageSheet {
  readonly content: Content;
  readonly markdown: boolean;
  readonly pageNumber: number;
  readonly paragraphs: Array<Paragraph>;
  readonly tables: Array<unknown>;
  readonly figures: Array<unknown>;
  readonly found: Array<FoundFigure>;
}

const textOf = (lines: ReadonlyArray<Line>): string => lines.map(({ text }) => text).join(" ");

const regionOf = (box: Box, { pageNumber, scale }: Sheet): ReadonlyArray<Region> => [
  { pageNumber, polygon: polygonOf(box, scale) },
];

/** Writes lines as a paragraph between two marks; its place takes in the marks, as it does there. */
export const paragraph = (
  sheet: Sheet,
  lines: ReadonlyArray<Line>,
  box: Box,
  { after = "", before = "", role }: { readonly before?: string; readonly after?: string; readonly role?: string } = {},
): Span => {
  const { content, paragraphs } = sheet;
  const start = content.at();
  content.write(before);
  const inner = content.writeLines(lines, sheet);
  content.write(after);
  const spans = [content.since(start)];
  paragraphs.push({
    ...(role === undefined ? {} : { role }),
    content: textOf(lines),
    spans,
    boundingRegions: regionOf(box, sheet),
  });
  return inner;
};

/** Writes a header or footer. */
export const margin = (sheet: Sheet, part: "Header" | "Footer", line: Line | undefined): void => {
  if (line === undefined) return;
  const marks = sheet.markdown ? { before: `<!-- Page${part}="`, after: '" -->' } : {};
  paragraph(sheet, [line], line.box, { role: `page${part}`, ...marks });
  sheet.content.write("\n");
};

const attributes = (rowSpan: number, columnSpan: number): string =>
  (rowSpan > 1 ? ` rowspan="${rowSpan}"` : "") + (columnSpan > 1 ? ` colspan="${columnSpan}"` : "");

/** Writes a table: as HTML, or its cells one below the other. */
export const table = (sheet: Sheet, item: TableItem): void => {
  const { content, markdown } = sheet;
  if (markdown) content.write("\n\n");
  const start = content.at();
  if (markdown) content.write("<table>\n");
  const cells = Array.from({ length: item.rows }, (_, row) => {
    if (markdown) content.write("<tr>\n");
    const own = item.cells
      .filter((cell) => cell.row === row)
      .map(({ box, column, columnSpan, header, line, rowSpan }) => {
        const tag = header ? "th" : "td";
        if (markdown) content.write(`<${tag}${attributes(rowSpan, columnSpan)}>`);
        const first = sheet.paragraphs.length;
        const span = line === undefined ? undefined : paragraph(sheet, [line], line.box);
        content.write(markdown ? `</${tag}>\n` : span === undefined ? "" : "\n");
        return {
          ...(header ? { kind: "columnHeader" } : {}),
          rowIndex: row,
          columnIndex: column,
          ...(rowSpan > 1 ? { rowSpan } : {}),
          ...(columnSpan > 1 ? { columnSpan } : {}),
          content: line?.text ?? "",
          boundingRegions: regionOf(box, sheet),
          spans: span === undefined ? [] : [span],
          ...(span === undefined ? {} : { elements: [`/paragraphs/${first}`] }),
        };
      });
    if (markdown) content.write("</tr>\n");
    return own;
  });
  const last = content.since(start);
  const span = markdown
    ? { ...last, length: last.length + content.write("</table>").length }
    : { ...last, length: last.length - 1 };
  sheet.tables.push({
    rowCount: item.rows,
    columnCount: item.columns,
    cells: cells.flat(),
    boundingRegions: regionOf(item.box, sheet),
    spans: [span],
  });
  if (markdown) content.write("\n\n");
};

/** A figure with the caption that follows it. It shows no text, so that in plain text it has no place of its own. */
export const figure = (sheet: Sheet, item: PictureItem, caption: CaptionItem | undefined): void => {
  const { content, found, markdown, pageNumber } = sheet;
  const id = `${pageNumber}.${found.filter((other) => other.id.startsWith(`${pageNumber}.`)).length + 1}`;
  found.push({ id, picture: item });
  const start = content.at();
  if (markdown) content.write("<figure>\n");
  const marks = markdown ? { before: "<figcaption>", after: "</figcaption>" } : {};
  const place = caption === undefined ? undefined : paragraph(sheet, caption.lines, caption.box, marks);
  if (markdown) content.write("\n\n</figure>");
  sheet.figures.push({
    id,
    boundingRegions: regionOf(item.box, sheet),
    spans: [content.since(start)],
    elements: [],
    ...(caption === undefined || place === undefined
      ? {}
      : { caption: { content: textOf(caption.lines), spans: [place], boundingRegions: regionOf(caption.box, sheet) } }),
  });
};
