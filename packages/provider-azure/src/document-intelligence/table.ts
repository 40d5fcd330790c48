/** Tables as Markdown and as HTML, made from their cells. */
import type { Piece } from "./piece.ts";
import { type Style, styled } from "./style.ts";
import { endOf } from "./piece.ts";
import type { Cell, Span, Table } from "./vendor.ts";

/** A table, and how the text of a cell is written. */
export interface TableToWrite {
  readonly table: Table;
  /** Where the table stands in the content. */
  readonly spans: ReadonlyArray<Span>;
  readonly write: (spans: ReadonlyArray<Span>, style: Style) => ReadonlyArray<Piece>;
}

/** A browser stops at this many columns; no document has a table of more rows. */
const widest = 1000;
const longest = 100_000;

const trimmed = (pieces: ReadonlyArray<Piece>): ReadonlyArray<Piece> => {
  const inked = pieces.findIndex(({ text }) => text.trim() !== "");
  const last = pieces.findLastIndex(({ text }) => text.trim() !== "");
  return pieces.slice(Math.max(0, inked), last + 1).map((piece, i, kept) => {
    let { text } = piece;
    if (i === kept.length - 1) text = text.trimEnd();
    const lead = i === 0 ? text.length - text.trimStart().length : 0;
    return { text: text.slice(lead), ...(piece.from === undefined ? {} : { from: piece.from + lead }) };
  });
};

const joined = (spans: ReadonlyArray<Span>, style: Style, write: TableToWrite["write"]): ReadonlyArray<Piece> =>
  trimmed(spans.flatMap((span, i) => [...(i === 0 ? [] : [{ text: " " }]), ...write([span], style)]));

/** A cell without a place in the content may still have a text. */
const cellPieces = ({ content, spans }: Cell, style: Style, write: TableToWrite["write"]): ReadonlyArray<Piece> =>
  spans.length > 0
    ? joined(spans, style, write)
    : trimmed(styled(content, false, 0, content.length, style)).map(({ text }) => ({ text }));

/** The caption belongs to the table when it stands inside of it; otherwise it is a paragraph of its own. */
const captionSpans = ({ spans, table: { caption } }: TableToWrite): ReadonlyArray<Span> =>
  (caption?.spans ?? []).filter((own) => spans.some((span) => span.offset <= own.offset && endOf(own) <= endOf(span)));

const key = (row: number, column: number): number => row * widest + column;

/** Cells by their first place, and the places that a cell covers beside it. */
const layOut = ({ cells, columnCount, rowCount }: Table) => {
  const columns = Math.min(widest, columnCount);
  const rows = Math.min(longest, rowCount);
  const first = new Map<number, Cell>();
  const covered = new Set<number>();
  for (const cell of cells) {
    const { columnIndex, rowIndex } = cell;
    if (rowIndex >= rows || columnIndex >= columns) continue;
    first.set(key(rowIndex, columnIndex), cell);
    const right = Math.min(columns, columnIndex + Math.max(1, cell.columnSpan ?? 1));
    const below = Math.min(rows, rowIndex + Math.max(1, cell.rowSpan ?? 1));
    for (let row = rowIndex; row < below; row += 1)
      for (let column = columnIndex; column < right; column += 1) covered.add(key(row, column));
  }
  return { columns, rows, first, covered };
};

const headKinds: ReadonlySet<string> = new Set(["columnHeader", "stubHead"]);
const headerKinds: ReadonlySet<string> = new Set([...headKinds, "rowHeader"]);

/** Leading rows of nothing but column headers. */
const headerRows = ({ cells }: Table, rows: number): number =>
  cells.reduce((first, { kind, rowIndex }) => (headKinds.has(kind ?? "") ? first : Math.min(first, rowIndex)), rows);

/**
 * A table of pipes, with its caption before it. What a cell spans beside its first place stays empty. The first row is
 * the header, because Markdown knows no table without one; further header rows follow as plain rows.
 */
export const tableMarkdown = (given: TableToWrite): ReadonlyArray<Piece> => {
  const { table, write } = given;
  const { columns, first, rows } = layOut(table);
  const caption = joined(captionSpans(given), "line", write);
  const pieces: Array<Piece> = caption.length === 0 ? [] : [...caption, { text: "\n\n" }];
  for (let row = 0; row < rows; row += 1) {
    pieces.push({ text: "|" });
    for (let column = 0; column < columns; column += 1) {
      const cell = first.get(key(row, column));
      pieces.push({ text: " " }, ...(cell === undefined ? [] : cellPieces(cell, "cell-markdown", write)), {
        text: " |",
      });
    }
    pieces.push({ text: "\n" });
    if (row === 0) pieces.push({ text: `|${" --- |".repeat(columns)}\n` });
  }
  return pieces;
};

const spanAttributes = ({ columnSpan, rowSpan }: Cell): string =>
  ((rowSpan ?? 1) > 1 ? ` rowspan="${rowSpan}"` : "") + ((columnSpan ?? 1) > 1 ? ` colspan="${columnSpan}"` : "");

/** A compact table of HTML, with its caption, `thead`, and `rowspan` and `colspan` where cells are merged. */
export const tableHtml = (given: TableToWrite): ReadonlyArray<Piece> => {
  const { table, write } = given;
  const { columns, covered, first, rows } = layOut(table);
  const heads = headerRows(table, rows);
  const caption = joined(captionSpans(given), "cell-html", write);
  const pieces: Array<Piece> = [{ text: "<table>" }];
  if (caption.length > 0) pieces.push({ text: "<caption>" }, ...caption, { text: "</caption>" });
  for (let row = 0; row < rows; row += 1) {
    if (row === 0 && heads > 0) pieces.push({ text: "<thead>" });
    if (row === heads) pieces.push({ text: "<tbody>" });
    pieces.push({ text: "<tr>" });
    for (let column = 0; column < columns; column += 1) {
      const cell = first.get(key(row, column));
      if (cell === undefined && covered.has(key(row, column))) continue;
      const tag = row < heads || headerKinds.has(cell?.kind ?? "") ? "th" : "td";
      pieces.push(
        { text: `<${tag}${cell === undefined ? "" : spanAttributes(cell)}>` },
        ...(cell === undefined ? [] : cellPieces(cell, "cell-html", write)),
        { text: `</${tag}>` },
      );
    }
    pieces.push({ text: "</tr>" });
    if (row === heads - 1) pieces.push({ text: "</thead>" });
  }
  if (heads < rows) pieces.push({ text: "</tbody>" });
  pieces.push({ text: "</table>" });
  return pieces;
};
