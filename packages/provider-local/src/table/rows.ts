/** Which lines of text make one row: wrapped cells are put together, stacked rows are kept apart. */

import type { Line, Segment } from "./segment.ts";
import type { Separator } from "./separator.ts";
import { beside, segmentOf, textOf } from "./segment.ts";
import { isNumeric, isPlaceholder, isValue } from "./text.ts";
import { median } from "./columns.ts";

/** A line of text with the columns that its segments take (`first` to `last`). */
export interface RowLine {
  readonly line: Line;
  readonly cells: ReadonlyArray<{ readonly segment: Segment; readonly first: number; readonly last: number }>;
}

/** Lines that make one row, with the extent of its letters. */
export interface Row {
  readonly top: number;
  readonly bottom: number;
  readonly lines: ReadonlyArray<RowLine>;
}

/** A line whose cells beside the first column are mostly numbers, and some of them values. */
export const isData = (line: RowLine): boolean => {
  const values = line.cells.filter((cell) => cell.first > 0);
  if (values.length === 0 || line.cells.length < 2) return false;
  const texts = values.map((cell) => textOf(cell.segment.words));
  return texts.filter((text) => isValue(text) || isPlaceholder(text)).length * 2 >= texts.length && texts.some(isValue);
};

/**
 * The lines that stand between two rows of numbers, in columns that both leave empty: cells that span the two rows.
 */
export const floating = (lines: ReadonlyArray<RowLine>): ReadonlyArray<RowLine> =>
  lines.filter((line, i) => {
    const [above, below] = [lines[i - 1], lines[i + 1]];
    if (above === undefined || below === undefined || !isData(above) || !isData(below)) return false;
    const [upper, middle, lower] = [above.line.bottom, line.line.bottom, below.line.bottom];
    const size = line.line.size;
    if (
      lower - upper > 2.4 * size ||
      lower - upper < 0.9 * size ||
      Math.abs(middle - (upper + lower) / 2) > 0.2 * (lower - upper)
    )
      return false;
    return line.cells.every((cell) => ![...above.cells, ...below.cells].some((other) => over(other, cell)));
  });

/**
 * Groups the lines of each band (lines between two drawn separators) into rows. `drawn`: several lines run right across;
 * where they part all rows of numbers, a band is one row unless several of its lines are rows of numbers. Only a lattice
 * draws the cells of the header too.
 */
export const rowGroups = (
  bands: ReadonlyArray<ReadonlyArray<RowLine>>,
  columns: ReadonlyArray<Separator>,
  drawn: boolean,
  lattice: boolean,
): ReadonlyArray<ReadonlyArray<Row>> => {
  const closed = lattice ? drawn : drawn && bands.filter((band) => dataRows(band) > 1).length <= 0.2 * bands.length;
  const firm = lattice && columns.every(({ strokes }) => strokes.length > 0);
  const rights = columnRights(bands, columns.length - 1);
  const context: Context = {
    rights,
    firm,
    pitch: usualPitch(bands),
    started: !bands.some((band) => band.some(isData)),
  };
  const header = lattice ? -1 : bands.findIndex((band) => band.length > 0);
  return bands.map((band, i) => {
    if (band.length === 0) return [];
    if (closed && i === header) return splitHeader(band);
    if (lattice && isOneDeep(band)) return [row(band)];
    if (closed && dataRows(band) < 2) return [row(band)];
    const rows: RowLine[][] = [];
    const units = unitsOf(band);
    for (const [k, line] of units.entries()) {
      const current = rows.at(-1);
      if (current !== undefined && !begins(current, line, units[k + 1]) && continues(current, line, context))
        current.push(line);
      else rows.push([line]);
      if (isData(line)) context.started = true;
    }
    return rows.map(row);
  });
};

/** Lines that stand beside each other, put together: cells that are centred against each other. */
const unitsOf = (band: ReadonlyArray<RowLine>): ReadonlyArray<RowLine> => {
  const units: RowLine[] = [];
  let last: Line | undefined;
  for (const line of band) {
    const unit = units.at(-1);
    if (unit === undefined || last === undefined || !beside(last, line.line)) units.push(line);
    else units[units.length - 1] = together(unit, line);
    last = line.line;
  }
  return units;
};

const together = (upper: RowLine, lower: RowLine): RowLine => {
  const cells: Cell[] = [];
  for (const cell of [...upper.cells, ...lower.cells].toSorted((a, b) => a.first - b.first)) {
    const last = cells.at(-1);
    if (last === undefined || cell.first > last.last) cells.push(cell);
    else
      cells[cells.length - 1] = {
        segment: segmentOf([...last.segment.words, ...cell.segment.words]),
        first: last.first,
        last: Math.max(last.last, cell.last),
      };
  }
  const [a, b] = [upper.line, lower.line];
  const line = {
    words: [...a.words, ...b.words],
    top: Math.min(a.top, b.top),
    bottom: Math.max(a.bottom, b.bottom),
    size: Math.max(a.size, b.size),
  };
  return { line, cells };
};

/** True when no column has two lines. */
const isOneDeep = (band: ReadonlyArray<RowLine>): boolean =>
  band.every((line, i) =>
    band.slice(i + 1).every((other) => !other.cells.some((cell) => line.cells.some((own) => over(own, cell)))),
  );

/** How many lines of numbers stand clearly under each other. */
const dataRows = (band: ReadonlyArray<RowLine>): number => {
  let count = 0;
  let bottom = -Infinity;
  for (const line of band) {
    if (!isData(line) || line.line.bottom - bottom < 0.9 * line.line.size) continue;
    count++;
    bottom = line.line.bottom;
  }
  return count;
};

/** Splits the header where white lies between lines, or where headings span cells of the next line. */
const splitHeader = (band: ReadonlyArray<RowLine>): ReadonlyArray<Row> => {
  const rows: RowLine[][] = [];
  for (const line of band) {
    const current = rows.at(-1);
    const last = current?.at(-1);
    const near =
      last !== undefined && line.line.bottom - last.line.bottom < 1.6 * Math.max(last.line.size, line.line.size);
    if (near && !spanning(last, line)) current?.push(line);
    else rows.push([line]);
  }
  return rows.map(row);
};

interface Context {
  /** Right end of the text of each column. */
  readonly rights: ReadonlyArray<number>;
  /** All borders between the columns are drawn. */
  readonly firm: boolean;
  readonly pitch: number;
  /** A row of numbers was met, so the header is over; or there is none to tell the header from. */
  started: boolean;
}

const row = (lines: ReadonlyArray<RowLine>): Row => ({
  top: Math.min(...lines.map(({ line }) => line.top)),
  bottom: Math.max(...lines.map(({ line }) => line.bottom)),
  lines,
});

const columnRights = (bands: ReadonlyArray<ReadonlyArray<RowLine>>, count: number): ReadonlyArray<number> => {
  const rights = Array.from({ length: count }, () => 0);
  for (const band of bands)
    for (const line of band)
      for (const cell of line.cells)
        if (cell.first === cell.last) rights[cell.first] = Math.max(rights[cell.first] ?? 0, cell.segment.x1);
  return rights;
};

/** The usual distance of baselines, in points. */
const usualPitch = (bands: ReadonlyArray<ReadonlyArray<RowLine>>): number =>
  median(
    bands.flatMap((band) => {
      const bottoms = unitsOf(band).map(({ line }) => line.bottom);
      return bottoms.slice(1).map((bottom, i) => bottom - (bottoms[i] as number));
    }),
  );

/** True when `line` goes on with the row above it. */
const continues = (above: ReadonlyArray<RowLine>, line: RowLine, context: Context): boolean => {
  const last = above.at(-1) as RowLine;
  const distance = line.line.bottom - last.line.bottom;
  const tight = distance <= 1.35 * Math.max(last.line.size, line.line.size);
  const close = distance <= 0.8 * context.pitch;
  if (!tight && !close) return false;
  const [only] = line.cells;
  if (tight && line.cells.length === 1 && only?.last === 0 && /^[\p{Ll}(]/u.test(textOf(only.segment.words)))
    return true;
  const pairs = line.cells.map((cell) => ({ cell, over: lastOver(above, cell) }));
  if (!context.started && !isData(line)) return tight && headerContinues(above, line);
  if (isData(line)) return labelGoesOn(above, line, context, close);
  if (pairs.some(({ over }) => over === undefined)) return labelGoesOn(above, line, context, close);
  // A wrapped line leaves some column of its row empty, unless drawn columns are full of running text.
  const running =
    context.firm && last.cells.reduce((sum, cell) => sum + cell.segment.words.length, 0) >= 3 * last.cells.length;
  if (!close && !running && line.cells.length >= Math.max(...above.map((one) => one.cells.length))) return false;
  for (const { cell, over } of pairs) {
    const [text, textOver] = [textOf(cell.segment.words), textOf((over as Cell).segment.words)];
    if (isNumeric(text) && isNumeric(textOver)) return false;
    if (!close && !wraps((over as Cell).segment, cell.segment, context.rights[cell.first] ?? 0)) return false;
  }
  return true;
};

/** A label whose row of numbers comes with its second line, under a row that has its numbers already. */
const begins = (above: ReadonlyArray<RowLine>, line: RowLine, next: RowLine | undefined): boolean => {
  const [label, rest] = [line.cells[0], next?.cells[0]];
  if (line.cells.length !== 1 || label?.last !== 0 || rest?.last !== 0 || next === undefined) return false;
  return (
    above.some(isData) &&
    isData(next) &&
    /^[\p{Ll}(&]/u.test(textOf(rest.segment.words)) &&
    !/^[\p{Ll}(&]/u.test(textOf(label.segment.words))
  );
};

type Cell = RowLine["cells"][number];

const lastOver = (above: ReadonlyArray<RowLine>, cell: Cell): Cell | undefined => {
  for (let i = above.length - 1; i >= 0; i--) {
    const found = (above[i] as RowLine).cells.find((other) => other.first <= cell.last && other.last >= cell.first);
    if (found !== undefined) return found;
  }
  return undefined;
};

/** True when the first word of `next` had no room at the end of `segment`, so that the line had to break. */
const wraps = (segment: Segment, next: Segment, right: number): boolean => {
  const word = next.words[0];
  if (word === undefined) return false;
  const width = Math.max(segment.x1 - segment.x0, 0) + 0.25 * segment.size + (word.x1 - word.x0);
  return segment.x0 + width > right + 0.2 * segment.size;
};

/** A label whose values stand beside its last line: `Chlorine and inorganic` / `compounds 12 14`. */
const labelGoesOn = (above: ReadonlyArray<RowLine>, line: RowLine, context: Context, close: boolean): boolean => {
  const label = line.cells[0];
  if (label === undefined || label.first !== 0 || above.some((one) => one.cells.some((cell) => cell.first > 0)))
    return false;
  const over = lastOver(above, label);
  if (
    over === undefined ||
    !/^[\p{Ll}(&]/u.test(textOf(label.segment.words)) ||
    /[:.]$/u.test(textOf(over.segment.words))
  )
    return false;
  return close || wraps(over.segment, label.segment, context.rights[0] ?? 0);
};

/** In the header: a line goes on with the line above when they share columns and neither spans cells of the other. */
const headerContinues = (above: ReadonlyArray<RowLine>, line: RowLine): boolean => {
  const last = above.at(-1) as RowLine;
  return !spanning(last, line) && line.cells.some((cell) => last.cells.some((other) => over(other, cell)));
};

const over = (a: Cell, b: Cell): boolean => a.first <= b.last && a.last >= b.first;

/** True when a cell of one line stands over several columns and the other line does not go on with it alone. */
const spanning = (upper: RowLine, lower: RowLine): boolean =>
  lower.cells.some((cell) => {
    const others = upper.cells.filter((other) => over(other, cell));
    const [one] = others;
    if (others.length > 1) return true;
    if (one === undefined) return cell.last > cell.first;
    if (cell.last > cell.first) return one.first !== cell.first || one.last !== cell.last;
    return one.last > one.first && lower.cells.filter((other) => over(one, other)).length > 1;
  });
