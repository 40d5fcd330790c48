/** Tables as Markdown and HTML. */

import type { Word } from "../page/content.ts";
import type { Cell, Table } from "./table.ts";
import { cellText } from "./text.ts";

/** Turns the words of one cell into finished inline markup; without one the plain text is escaped. */
export type CellFormat = (words: ReadonlyArray<Word>) => string;

/**
 * A pipe table of GitHub Flavored Markdown. A cell that spans has its content in its first place, the others stay empty.
 * GFM needs a header row, so the first row is it, even where the table has none; further header rows follow as plain
 * rows. What `format` returns is kept as it is, but for `|` and line breaks.
 */
export const tableMarkdown = (table: Table, format: CellFormat = markdownText): string => {
  const grid: string[][] = Array.from({ length: table.rows }, () => Array.from({ length: table.columns }, () => ""));
  for (const cell of table.cells) {
    const row = grid[cell.row];
    if (row !== undefined) row[cell.column] = pipeText(format(cell.words));
  }
  const lines = grid.map((row) => `| ${row.join(" | ")} |`);
  lines.splice(1, 0, `|${" --- |".repeat(table.columns)}`);
  return lines.join("\n");
};

/**
 * A compact HTML table: `thead` with `th` for the header rows, `tbody` with `td`, `rowspan` and `colspan` where a cell
 * spans, empty cells where nothing stands. `format` must return finished HTML.
 */
export const tableHtml = (table: Table, format: CellFormat = htmlText): string => {
  const cells = new Map<number, Cell>();
  const covered = new Set<number>();
  for (const cell of table.cells) {
    cells.set(cell.row * table.columns + cell.column, cell);
    for (let row = cell.row; row < cell.row + cell.rowSpan; row++)
      for (let column = cell.column; column < cell.column + cell.columnSpan; column++)
        covered.add(row * table.columns + column);
  }
  const rowHtml = (row: number): string => {
    const tag = row < table.headerRows ? "th" : "td";
    let html = "<tr>";
    for (let column = 0; column < table.columns; column++) {
      const place = row * table.columns + column;
      const cell = cells.get(place);
      if (cell !== undefined) html += `<${tag}${spans(cell)}>${format(cell.words)}</${tag}>`;
      else if (!covered.has(place)) html += `<${tag}></${tag}>`;
    }
    return `${html}</tr>`;
  };
  const rows = Array.from({ length: table.rows }, (_, row) => rowHtml(row));
  const head = rows.slice(0, table.headerRows).join("");
  const body = rows.slice(table.headerRows).join("");
  return `<table>${head === "" ? "" : `<thead>${head}</thead>`}${body === "" ? "" : `<tbody>${body}</tbody>`}</table>`;
};

const spans = (cell: Cell): string =>
  (cell.rowSpan > 1 ? ` rowspan="${cell.rowSpan}"` : "") + (cell.columnSpan > 1 ? ` colspan="${cell.columnSpan}"` : "");

/** A pipe would end the cell, a line break the table. */
const pipeText = (markdown: string): string =>
  markdown
    .replace(/(?<!\\)((?:\\\\)*)\|/g, "$1\\|")
    .replace(/\s*[\r\n]+\s*/g, " ")
    .trim();

const markdownText: CellFormat = (words) => cellText(words).replace(/[\\`*_[\]<>]/g, "\\$&");

const htmlText: CellFormat = (words) =>
  cellText(words).replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
