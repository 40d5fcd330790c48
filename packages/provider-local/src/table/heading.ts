/** Headings over several columns: text in the middle over columns whose own places in that row are empty. */

import type { Word } from "../page/content.ts";
import type { Grid, Separator } from "./grid.ts";
import { covered } from "./stroke.ts";
import { isPlaceholder, isValue } from "./text.ts";
import { textOf } from "./segment.ts";

/** A heading: `first` to `last` are the columns over which it stands. */
export interface Heading {
  readonly row: number;
  readonly first: number;
  readonly last: number;
}

/**
 * The headings that span several columns, told by their position over the columns or by a rule under them. `crossing`
 * holds the places whose text runs into the next column.
 */
export const headings = (grid: Grid, places: ReadonlyArray<ReadonlyArray<Word>>, crossing: ReadonlySet<number>): ReadonlyArray<Heading> => {
  const columns = grid.columns.length - 1;
  const rows = grid.rows.length - 1;
  const at = (row: number, column: number) => places[row * columns + column] as ReadonlyArray<Word>;
  let body = 0;
  while (body < rows && !isBody(Array.from({ length: columns }, (_, column) => at(body, column)))) body++;
  if (body === 0 || body === rows) return [];
  const extents = Array.from({ length: columns }, (_, column) => extent(Array.from({ length: rows - body }, (_, i) => at(body + i, column)).flat()));
  const found: Heading[] = [];
  for (let row = 0; row < body; row++) {
    const below = grid.rows[row + 1] as Separator;
    for (let first = 0; first < columns; first++) {
      if (at(row, first).length === 0) continue;
      let last = first;
      while (last < columns - 1 && crossing.has(row * columns + last)) last++;
      const words = at(row, first).concat(...Array.from({ length: last - first }, (_, i) => at(row, first + 1 + i)));
      const free = (column: number) => column > 0 && column < columns && at(row, column).length === 0;
      let [low, high] = [first, last];
      while (first > 0 && free(low - 1)) low--;
      while (first > 0 && free(high + 1)) high++;
      if (high > low) {
        const headed = (column: number) => Array.from({ length: body - row - 1 }, (_, i) => at(row + 1 + i, column)).some((place) => place.length > 0);
        const place = { first, last, words };
        const heading = ruled(place, below, grid, low, high) ?? centred(place, extents, low, high, headed);
        if (heading !== undefined) found.push({ row, ...heading });
      }
      first = last;
    }
  }
  return found;
};

interface Extent {
  readonly x0: number;
  readonly x1: number;
}

/** Where the heading's text stands by itself. */
interface Place {
  readonly first: number;
  readonly last: number;
  readonly words: ReadonlyArray<Word>;
}

const isBody = (row: ReadonlyArray<ReadonlyArray<Word>>): boolean => {
  const texts = row.slice(1).filter((words) => words.length > 0).map(textOf);
  return texts.filter((text) => isValue(text) || isPlaceholder(text)).length * 2 > texts.length && texts.some(isValue);
};

const extent = (words: ReadonlyArray<Word>): Extent | undefined =>
  words.length === 0 ? undefined : { x0: Math.min(...words.map((word) => word.x0)), x1: Math.max(...words.map((word) => word.x1)) };

/** The columns over the rule that lies right under the heading. */
const ruled = ({ first, last, words }: Place, below: Separator, grid: Grid, low: number, high: number) => {
  const own = extent(words) as Extent;
  const middle = (own.x0 + own.x1) / 2;
  const rule = below.strokes.find((stroke) => middle > stroke.from && middle < stroke.to);
  if (rule === undefined) return undefined;
  const edge = (i: number) => (grid.columns[i] as Separator).at;
  const over = (column: number) => covered([rule], edge(column), edge(column + 1)) > 0.5 * (edge(column + 1) - edge(column));
  // A rule that goes on over places that are not free is no rule of this heading.
  if ((low > 0 && over(low - 1)) || (high + 1 < grid.columns.length - 1 && over(high + 1))) return undefined;
  let [a, b] = [first, last];
  while (a > low && over(a - 1)) a--;
  while (b < high && over(b + 1)) b++;
  return b > last || a < first ? { first: a, last: b } : undefined;
};

/**
 * The columns over whose middle the heading stands. Wider than its own only when each of them has a heading of its own
 * further down, or when the text clearly stands beside the middle of its own columns.
 */
const centred = (place: Place, extents: ReadonlyArray<Extent | undefined>, low: number, high: number, headed: (column: number) => boolean) => {
  const { first, last, words } = place;
  const own = extent(words) as Extent;
  const size = Math.max(...words.map((word) => word.size));
  const away = (a: number, b: number): number => {
    const [left, right] = [extents[a], extents[b]];
    return left === undefined || right === undefined ? Infinity : Math.abs((own.x0 + own.x1) / 2 - (left.x0 + right.x1) / 2);
  };
  const width = (a: number, b: number): number => (extents[b]?.x1 ?? 0) - (extents[a]?.x0 ?? 0);
  const tolerance = (a: number, b: number): number => Math.max(0.6 * size, 0.06 * width(a, b));
  const now = away(first, last);
  const beside = now > Math.max(0.6 * size, 0.12 * width(first, last));
  let best: { first: number; last: number } | undefined;
  for (let a = first; a >= low; a--) {
    for (let b = last; b <= high; b++) {
      if (away(a, b) > tolerance(a, b)) continue;
      if (!beside && !Array.from({ length: b - a + 1 }, (_, i) => a + i).every(headed)) continue;
      if (beside && best !== undefined && !Array.from({ length: b - a + 1 }, (_, i) => a + i).every(headed)) continue;
      if (best === undefined || b - a > best.last - best.first) best = { first: a, last: b };
    }
  }
  return best !== undefined && (best.first < first || best.last > last) ? best : undefined;
};
