/** What a found table is: a grid of cells that may span, with the words that each one holds. */

import type { Box, Word } from "../page/content.ts";

/** One cell of a table. Places that no cell covers are empty. */
export interface Cell {
  /** The words in reading order, lines joined, hyphens at line ends resolved. Never empty white space. */
  readonly text: string;
  /** Every word that lies in the cell, in reading order; dot leaders too, which `text` leaves out. */
  readonly words: ReadonlyArray<Word>;
  /** In points of the upright page. */
  readonly box: Box;
  /** Zero-based place of the cell's upper left corner. */
  readonly row: number;
  readonly column: number;
  /** Number of rows and columns that it covers, at least 1. */
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly header: boolean;
}

/** A table on one page. */
export interface Table {
  /** In points of the upright page. */
  readonly box: Box;
  readonly rows: number;
  readonly columns: number;
  /** By rows, then by columns; empty cells are left out. */
  readonly cells: ReadonlyArray<Cell>;
  /** How many rows at the top name the columns. */
  readonly headerRows: number;
  /** True when rulings gave the grid, false when only the alignment of the words did. */
  readonly ruled: boolean;
}
