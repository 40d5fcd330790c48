/** Which lines of text make one row: wrapped cells are put together, stacked rows are kept apart. */

import { median } from "./columns.ts";
import { isData, over, type RowLine, unitsOf } from "./row-line.ts";
import type { Separator } from "./separator.ts";
import { rowSpacing } from "./spacing.ts";
import { begins, type Context, continues, namesGroup, spanning } from "./wrap.ts";

/** Lines that make one row, with the extent of its letters. */
export interface Row {
  readonly top: number;
  readonly bottom: number;
  readonly lines: ReadonlyArray<RowLine>;
}

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
    spacing: rowSpacing(bands),
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
    // Where only every other row is shaded, the first row of numbers stands in the band of the header.
    if (near && !spanning(last, line) && !namesGroup(last, line) && isData(line) === isData(last)) current?.push(line);
    else rows.push([line]);
  }
  return rows.map(row);
};

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
