/** Joins the places of a grid that are one cell: text runs across them, or no line parts them. */

import type { Word } from "../page/content.ts";
import { textOf } from "./segment.ts";
import type { Grid, Separator } from "./separator.ts";
import { covered, SAME } from "./stroke.ts";
import { isValue } from "./text.ts";
import { Union } from "./union.ts";

/** The words of each place of a grid, row by row. */
export interface Places {
  readonly rows: number;
  readonly columns: number;
  readonly words: ReadonlyArray<ReadonlyArray<Word>>;
  /** Places whose text goes on in the place to the right. */
  readonly crossing: ReadonlySet<number>;
}

/** The row or column in which a coordinate lies. */
export const trackOf = (separators: ReadonlyArray<Separator>, value: number): number => {
  let index = 0;
  while (index < separators.length - 2 && value >= (separators[index + 1] as Separator).at) index++;
  return index;
};

/** The sets of places that make one cell each. Not each set is a rectangle. */
export const mergedPlaces = (grid: Grid, places: Places): Union => {
  const union = new Union(places.words.length);
  mergeAcross(grid, places, union);
  if (grid.region.lattice) mergeDown(grid, places, union);
  else if (grid.body !== undefined) raiseHeadings(trackOf(grid.rows, grid.body), places, union);
  for (const { y, first, last } of grid.floats) {
    const row = trackOf(grid.rows, y);
    const [upper, lower] = [at(grid.rows, row), at(grid.rows, row + 1)];
    // It lies on the nearer border of its row.
    const above = row > 0 && (row === places.rows - 1 || y - upper < lower - y) ? row - 1 : row;
    if (above + 1 >= places.rows) continue;
    for (let c = first; c <= last; c++) union.join(above * places.columns + c, (above + 1) * places.columns + c);
  }
  return union;
};

const at = (separators: ReadonlyArray<Separator>, i: number): number => (separators[i] as Separator).at;

const isFilled = (places: Places, i: number): boolean => (places.words[i]?.length ?? 0) > 0;

const mergeAcross = (grid: Grid, places: Places, union: Union): void => {
  const { rows, columns, crossing } = places;
  for (let c = 1; c < columns; c++) {
    const separator = grid.columns[c] as Separator;
    const drawn = Array.from({ length: rows }, (_, r) => covers(separator, at(grid.rows, r), at(grid.rows, r + 1)));
    // Empty places are part of their neighbour where the line between them is missing, but only if other rows have it.
    const drawnMostly = grid.region.lattice && drawn.filter(Boolean).length >= 0.5 * rows;
    for (let r = 0; r < rows; r++) {
      if (drawn[r] === true) continue;
      const [left, right] = [r * columns + c - 1, r * columns + c];
      const open = drawnMostly && (!isFilled(places, left) || !isFilled(places, right));
      if (crossing.has(left) || open) union.join(left, right);
    }
  }
};

const mergeDown = (grid: Grid, places: Places, union: Union): void => {
  const { rows, columns } = places;
  const hasNumbers = (r: number) =>
    places.words.slice(r * columns + 1, (r + 1) * columns).some((words) => isValue(textOf(words)));
  for (let r = 1; r < rows; r++) {
    const separator = grid.rows[r] as Separator;
    if (separator.strokes.length === 0) continue;
    const drawn = Array.from({ length: columns }, (_, c) =>
      covers(separator, at(grid.columns, c), at(grid.columns, c + 1)),
    );
    // A short rule between two rows of numbers marks a sum; it does not close the cells beside it.
    if (drawn.filter(Boolean).length < 0.5 * columns && hasNumbers(r - 1) && hasNumbers(r)) continue;
    for (let c = 0; c < columns; c++) if (drawn[c] !== true) union.join((r - 1) * columns + c, r * columns + c);
  }
};

/** A column with one heading beside columns with several: it stands for all rows of the header. */
const raiseHeadings = (body: number, places: Places, union: Union): void => {
  const { columns } = places;
  let end = body;
  // A label alone over the body names a group of rows.
  const isLone = (r: number) =>
    union.root(r * columns) === union.root((r + 1) * columns - 1) ||
    !Array.from({ length: columns - 1 }, (_, c) => r * columns + c + 1).some((i) => isFilled(places, i));
  while (end > 0 && isLone(end - 1)) end--;
  for (let c = 0; c < columns; c++) {
    const own = Array.from({ length: end }, (_, r) => r * columns + c);
    const spanned = (i: number) =>
      (c > 0 && union.root(i - 1) === union.root(i)) || (c < columns - 1 && union.root(i + 1) === union.root(i));
    if (own.filter((i) => isFilled(places, i)).length !== 1 || own.some(spanned)) continue;
    for (const i of own.slice(1)) union.join(own[0] as number, i);
  }
};

const covers = (separator: Separator, from: number, to: number): boolean => {
  const length = Math.max(to - from - 2 * SAME, 0.5 * (to - from));
  return separator.strokes.length > 0 && covered(separator.strokes, from, to) >= 0.6 * length;
};
