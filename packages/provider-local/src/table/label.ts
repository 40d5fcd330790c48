/** Labels in the middle of a table, over a group of rows: `Men`, centred over all columns. */

import { isData, type RowLine } from "./row-line.ts";
import type { Separator } from "./separator.ts";
import { textOf } from "./segment.ts";
import { isNumeric } from "./text.ts";

/** True for a line that is one cell across all `columns` of a table that has several. */
export const isAcross = ({ cells: [cell, ...more] }: RowLine, columns: number): boolean =>
  columns > 1 && cell !== undefined && more.length === 0 && cell.first === 0 && cell.last === columns - 1;

/**
 * The lines of a table, where those that name a group of rows lie across all columns: they stand alone, in the middle of
 * the table, between rows of numbers.
 */
export const spreadLabels = (
  lines: ReadonlyArray<RowLine>,
  columns: ReadonlyArray<Separator>,
): ReadonlyArray<RowLine> => {
  const body = lines.findIndex(isData);
  const last = columns.length - 2;
  if (body < 0 || last < 1) return lines;
  const segments = lines.flatMap(({ cells }) => cells.map(({ segment }) => segment));
  const [left, right] = [Math.min(...segments.map(({ x0 }) => x0)), Math.max(...segments.map(({ x1 }) => x1))];
  const labels = new Set<RowLine>();
  for (const [i, line] of lines.entries()) {
    const [cell, ...more] = line.cells;
    const next = lines[i + 1];
    if (i < body - 1 || cell === undefined || more.length > 0 || next === undefined || !isData(next)) continue;
    const { words, x0, x1, size } = cell.segment;
    const text = textOf(words);
    const centred = Math.abs((x0 + x1) / 2 - (left + right) / 2) < Math.max(0.8 * size, 0.02 * (right - left));
    if (centred && x0 > left + 2 * size && /\p{L}/u.test(text) && !isNumeric(text)) labels.add(line);
  }
  // Over the first row of numbers a lone line may as well be the heading of several columns.
  const first = lines[body - 1];
  if (first !== undefined && labels.size === 1) labels.delete(first);
  return lines.map((line) =>
    labels.has(line) ? { ...line, cells: line.cells.map((cell) => ({ ...cell, first: 0, last })) } : line,
  );
};
