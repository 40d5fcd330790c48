/** Words into places, places into cells: what spans several columns or rows becomes one cell. */

import type { Word } from "../page/content.ts";
import type { Grid, Separator } from "./separator.ts";
import type { Cell } from "./table.ts";
import { covered, SAME } from "./stroke.ts";
import { leadersOf, textOf } from "./segment.ts";
import { turnedOf } from "./turned.ts";
import { cellText, isValue, readingOrder } from "./text.ts";

/** A rectangle of places, `row` to `lastRow` and `column` to `lastColumn`, with its words. */
interface Area {
  row: number;
  lastRow: number;
  column: number;
  lastColumn: number;
  words: Word[];
}

/** The cells of a grid, and the numbers of rows and columns that are not empty. */
export const cellsOf = (grid: Grid): { cells: Cell[]; rows: number; columns: number } => {
  const rows = grid.rows.length - 1;
  const columns = grid.columns.length - 1;
  const places: Word[][] = Array.from({ length: rows * columns }, () => []);
  const crossing = new Set<number>();
  for (const [i, line] of grid.lines.entries()) {
    const row = find(grid.rows, (line.top + line.bottom) / 2);
    for (const segment of grid.segments[i] ?? []) {
      const slack = 0.3 * segment.size;
      for (let c = 1; c < columns; c++) {
        const at = (grid.columns[c] as Separator).at;
        if (segment.x0 < at - slack && segment.x1 > at + slack) crossing.add(row * columns + c - 1);
      }
    }
    const leaders = leadersOf(line.words);
    let column = 0;
    for (const word of line.words) {
      // Dots go with the label that they follow.
      if (!leaders.has(word)) column = find(grid.columns, (word.x0 + word.x1) / 2);
      (places[row * columns + column] as Word[]).push(word);
    }
  }
  for (const { words, x, y } of turnedOf(grid.region.words))
    (places[find(grid.rows, y) * columns + find(grid.columns, x)] as Word[]).push(...words);
  for (const { y, first, last } of grid.headings)
    for (let c = first; c < last; c++) crossing.add(find(grid.rows, y) * columns + c);
  const areas = joined(grid, places, crossing, rows, columns);
  return compact(grid, areas, rows, columns);
};

const find = (separators: ReadonlyArray<Separator>, value: number): number => {
  let index = 0;
  while (index < separators.length - 2 && value >= (separators[index + 1] as Separator).at) index++;
  return index;
};

/** Joins places that no line parts. */
const joined = (grid: Grid, places: Word[][], crossing: ReadonlySet<number>, rows: number, columns: number): Area[] => {
  const roots = places.map((_, i) => i);
  const root = (i: number): number => {
    let at = i;
    while (roots[at] !== at) {
      roots[at] = roots[roots[at] as number] as number;
      at = roots[at] as number;
    }
    return at;
  };
  const span = (separators: ReadonlyArray<Separator>, i: number) =>
    [(separators[i] as Separator).at, (separators[i + 1] as Separator).at] as const;
  const filled = (i: number) => (places[i] as Word[]).length > 0;
  const numbers = (r: number) => count(columns, (c) => c > 0 && isValue(textOf(places[r * columns + c] as Word[]))) > 0;
  for (let c = 1; c < columns; c++) {
    const separator = grid.columns[c] as Separator;
    const drawn = (r: number) => covers(separator, ...span(grid.rows, r));
    const share = count(rows, drawn) / rows;
    for (let r = 0; r < rows; r++) {
      if (separator.strokes.length > 0 && drawn(r)) continue;
      const [left, right] = [r * columns + c - 1, r * columns + c];
      const open = grid.region.lattice && share >= 0.5 && (!filled(left) || !filled(right));
      if (crossing.has(left) || open) roots[root(right)] = root(left);
    }
  }
  if (grid.region.lattice) {
    for (let r = 1; r < rows; r++) {
      const separator = grid.rows[r] as Separator;
      if (separator.strokes.length === 0) continue;
      const drawn = (c: number) => covers(separator, ...span(grid.columns, c));
      // A short rule between two rows of numbers marks a sum; it does not close the cells beside it.
      if (count(columns, drawn) < 0.5 * columns && numbers(r - 1) && numbers(r)) continue;
      for (let c = 0; c < columns; c++) if (!drawn(c)) roots[root(r * columns + c)] = root((r - 1) * columns + c);
    }
  }
  for (const { y, first, last } of grid.floats) {
    const row = find(grid.rows, y);
    const { at } = grid.rows[row] as Separator;
    // The nearer edge of its row is the border that it lies on.
    const upper = row > 0 && (row === rows - 1 || y - at < (grid.rows[row + 1] as Separator).at - y) ? row - 1 : row;
    if (upper + 1 < rows)
      for (let c = first; c <= last; c++) roots[root((upper + 1) * columns + c)] = root(upper * columns + c);
  }
  return areasOf(places, root, columns);
};

const count = (total: number, test: (i: number) => boolean): number => {
  let sum = 0;
  for (let i = 0; i < total; i++) if (test(i)) sum++;
  return sum;
};

const covers = (separator: Separator, from: number, to: number): boolean => {
  const length = Math.max(to - from - 2 * SAME, 0.5 * (to - from));
  return separator.strokes.length > 0 && covered(separator.strokes, from, to) >= 0.6 * length;
};

/** Joined places as rectangles; what is no rectangle falls back to its rows. */
const areasOf = (places: Word[][], root: (i: number) => number, columns: number): Area[] => {
  const groups = new Map<number, number[]>();
  for (let i = 0; i < places.length; i++) {
    const key = root(i);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [i]);
    else group.push(i);
  }
  const areas: Area[] = [];
  for (const group of groups.values()) {
    const whole = area(group, places, columns);
    if ((whole.lastRow - whole.row + 1) * (whole.lastColumn - whole.column + 1) === group.length) {
      areas.push(whole);
      continue;
    }
    let run: number[] = [];
    for (const place of group) {
      const last = run.at(-1);
      if (last !== undefined && (place !== last + 1 || place % columns === 0)) {
        areas.push(area(run, places, columns));
        run = [];
      }
      run.push(place);
    }
    if (run.length > 0) areas.push(area(run, places, columns));
  }
  return areas;
};

const area = (group: ReadonlyArray<number>, places: Word[][], columns: number): Area => {
  const rows = group.map((i) => Math.floor(i / columns));
  const cols = group.map((i) => i % columns);
  return {
    row: Math.min(...rows),
    lastRow: Math.max(...rows),
    column: Math.min(...cols),
    lastColumn: Math.max(...cols),
    words: group.flatMap((i) => places[i] as Word[]),
  };
};

/** Drops rows and columns in which nothing stands, and empty cells. */
const compact = (
  grid: Grid,
  areas: ReadonlyArray<Area>,
  rows: number,
  columns: number,
): { cells: Cell[]; rows: number; columns: number } => {
  const full = areas
    .map((one) => ({ ...one, words: readingOrder(one.words) }))
    .filter((one) => cellText(one.words) !== "");
  const rowMap = numbering(
    rows,
    full.map((one) => [one.row, one.lastRow]),
  );
  const columnMap = numbering(
    columns,
    full.map((one) => [one.column, one.lastColumn]),
  );
  const at = (separators: ReadonlyArray<Separator>, i: number) => (separators[i] as Separator).at;
  const cells = full
    .map((one): Cell => {
      const [row, column] = [rowMap[one.row] as number, columnMap[one.column] as number];
      return {
        text: cellText(one.words),
        words: one.words,
        box: {
          x0: at(grid.columns, one.column),
          y0: at(grid.rows, one.row),
          x1: at(grid.columns, one.lastColumn + 1),
          y1: at(grid.rows, one.lastRow + 1),
        },
        row,
        column,
        rowSpan: (rowMap[one.lastRow + 1] as number) - row,
        columnSpan: (columnMap[one.lastColumn + 1] as number) - column,
        header: false,
      };
    })
    .toSorted((a, b) => a.row - b.row || a.column - b.column);
  return { cells, rows: rowMap[rows] as number, columns: columnMap[columns] as number };
};

/** New numbers of the tracks: a track stays when some cell starts in it. Entry `n` is the number of tracks kept before `n`. */
const numbering = (total: number, spans: ReadonlyArray<readonly [number, number]>): number[] => {
  const starts = new Set(spans.map(([first]) => first));
  const numbers: number[] = [0];
  for (let i = 0; i < total; i++) numbers.push((numbers[i] as number) + (starts.has(i) ? 1 : 0));
  return numbers;
};
