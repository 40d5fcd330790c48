/** Words into places, places into cells: what spans several columns or rows becomes one cell. */

import type { Word } from "../page/content.ts";
import { mergedPlaces, trackOf } from "./merge.ts";
import { leadersOf } from "./segment.ts";
import type { Grid, Separator } from "./separator.ts";
import type { Cell } from "./table.ts";
import { cellText, readingOrder } from "./text.ts";
import { turnedOf } from "./turned.ts";
import type { Union } from "./union.ts";

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
    const row = trackOf(grid.rows, (line.top + line.bottom) / 2);
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
      if (!leaders.has(word)) column = trackOf(grid.columns, (word.x0 + word.x1) / 2);
      (places[row * columns + column] as Word[]).push(word);
    }
  }
  for (const { words, x, y } of turnedOf(grid.region.words))
    (places[trackOf(grid.rows, y) * columns + trackOf(grid.columns, x)] as Word[]).push(...words);
  for (const { y, first, last } of grid.headings)
    for (let c = first; c < last; c++) crossing.add(trackOf(grid.rows, y) * columns + c);
  const union = mergedPlaces(grid, { rows, columns, words: places, crossing });
  return compact(grid, areasOf(places, union, columns), rows, columns);
};

/** Joined places as rectangles; what is no rectangle falls back to its rows. */
const areasOf = (places: Word[][], union: Union, columns: number): Area[] => {
  const areas: Area[] = [];
  for (const group of union.sets()) {
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
