/** Lines around a table that are not its rows: notes under it, page numbers, titles inside its frame. */

import type { Cell } from "./table.ts";
import { isNumeric, isValue } from "./text.ts";

/** The rows to keep: from `first` up to, not including, `end`. */
export interface Kept {
  readonly first: number;
  readonly end: number;
}

/**
 * The rows of an aligned table without notes at its end. Only tables whose rows are mostly numbers show where they end:
 * a last row without any number that fills at most half of the columns is no row of theirs.
 */
export const keptRows = (cells: ReadonlyArray<Cell>, rows: number, columns: number): Kept => {
  const byRow: Cell[][] = Array.from({ length: rows }, () => []);
  for (const cell of cells)
    for (let row = cell.row; row < Math.min(rows, cell.row + cell.rowSpan); row++) byRow[row]?.push(cell);
  const data = byRow.map((row) => row.some((cell) => cell.column > 0 && isValue(cell.text)));
  if (data.filter(Boolean).length < 0.5 * rows) return { first: 0, end: rows };
  let end = rows;
  while (end > 2) {
    const row = byRow[end - 1] as Cell[];
    if (data[end - 1] === true || row.some((cell) => cell.column > 0 && isNumeric(cell.text))) break;
    const filled = row.reduce((sum, cell) => sum + (cell.text.length > 60 ? 1 : cell.columnSpan), 0);
    if (filled > 0.5 * columns) break;
    end--;
  }
  let first = 0;
  while (first < end - 2 && (byRow[first] as Cell[]).length === 1 && isTitle((byRow[first] as [Cell])[0], columns))
    first++;
  return { first, end };
};

/** A lone cell over the first row that starts at the left and spans everything, or nothing but the first column. */
const isTitle = (cell: Cell, columns: number): boolean =>
  cell.column === 0 && (cell.columnSpan === columns || (columns > 2 && cell.text.length > 60));
