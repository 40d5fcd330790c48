/** How many rows at the top of a table name its columns. */

import type { Cell } from "./table.ts";
import { isNumeric, isPlaceholder, isValue, isYear } from "./text.ts";

/** The number of header rows, 0 when nothing sets the first row apart. */
export const headerRows = (cells: ReadonlyArray<Cell>, rows: number, columns: number): number => {
  if (rows < 2) return 0;
  const byRow: Cell[][] = Array.from({ length: rows }, () => []);
  for (const cell of cells) byRow[cell.row]?.push(cell);
  let count = byRow.findIndex(isBody);
  if (count < 0) count = boldRows(byRow);
  if (count === 0) count = firstIsHeader(byRow) ? 1 : 0;
  // A line that stands alone over the body names a group of rows, not the columns.
  while (count > 1 && alone(byRow[count - 1] as Cell[], columns)) count--;
  count = Math.min(count, Math.ceil(rows / 2), 6);
  for (const cell of cells) if (cell.row < count) count = Math.min(Math.max(count, cell.row + cell.rowSpan), rows - 1);
  return count;
};

/** A row of values: most of its cells beside the first one are numbers that are not years. */
const isBody = (row: ReadonlyArray<Cell>): boolean => {
  const texts = row.filter((cell) => cell.column > 0).map((cell) => cell.text);
  return texts.filter((text) => isValue(text) || isPlaceholder(text)).length * 2 > texts.length && texts.some(isValue);
};

const bold = (cell: Cell): boolean => cell.words.every((word) => word.bold);

const boldRows = (rows: ReadonlyArray<ReadonlyArray<Cell>>): number => {
  const end = rows.findIndex((row) => row.length > 0 && !row.every(bold));
  return end < 0 ? 0 : end;
};

/** Without numbers: names are short, and the first row has no gap where the others are full. */
const firstIsHeader = (rows: ReadonlyArray<ReadonlyArray<Cell>>): boolean => {
  const [first, second] = rows;
  if (first === undefined || second === undefined || first.length < 2) return false;
  if (first.some((cell) => cell.column > 0 && isNumeric(cell.text) && !isYear(cell.text))) return false;
  return first.every((cell) => cell.text.length < 60);
};

const alone = (row: ReadonlyArray<Cell>, columns: number): boolean =>
  row.length === 1 && row[0]?.column === 0 && columns > 1;
