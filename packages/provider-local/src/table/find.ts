/** Finds the tables of a page: first those with a drawn grid, then those that only line up. */

import type { Box, PageContent, Word } from "../page/content.ts";
import { alignedCandidates } from "./aligned.ts";
import { cellsOf } from "./cells.ts";
import { gridOf, type Region } from "./grid.ts";
import { headerRows } from "./header.ts";
import { latticeBoxes } from "./lattice.ts";
import { plausibleAligned, plausibleLattice } from "./plausible.ts";
import { clipped, strokesOf } from "./stroke.ts";
import type { Cell, Table } from "./table.ts";
import { keptRows } from "./trim.ts";
import { type Turned, turnedOf } from "./turned.ts";

/** The tables of a page, from top to bottom. Pure. A word belongs to at most one table. */
export const findTables = (content: PageContent): ReadonlyArray<Table> => {
  if (content.words.length < 4) return [];
  const drawn = strokesOf(content, false);
  const strokes = content.fills.length === 0 ? drawn : strokesOf(content, true);
  const tables: Table[] = [];
  const taken = new Set<Word>();
  const accept = (table: Table) => {
    tables.push(table);
    for (const cell of table.cells) for (const word of cell.words) taken.add(word);
  };
  for (const box of latticeBoxes(drawn)) {
    const words = content.words.filter((word) => !taken.has(word) && within(word, box));
    const table = tableOf({ box, words, strokes: clipped(strokes, box), lattice: true }, true);
    if (table !== undefined) accept(table);
  }
  const rest = taken.size === 0 ? content.words : content.words.filter((word) => !taken.has(word));
  const turned = turnedOf(rest);
  for (const { box: upright, words: line, framed, captioned } of alignedCandidates(rest, drawn)) {
    const over = turned.filter((text) => stands(text, upright));
    const words = [...line, ...over.flatMap((text) => text.words)];
    const box = { ...upright, y0: Math.min(upright.y0, ...over.flatMap((text) => text.words.map((word) => word.y0))) };
    const table = tableOf({ box, words, strokes: clipped(strokes, box), lattice: false }, framed || captioned);
    if (table !== undefined) accept(table);
  }
  return tables.toSorted((a, b) => a.box.y0 - b.box.y0 || a.box.x0 - b.box.x0);
};

/** True for turned text in a table or right over it. */
const stands = ({ words, x, y }: Turned, box: Box): boolean => {
  const size = words[0]?.size ?? 0;
  return x > box.x0 && x < box.x1 + size && y > box.y0 - 2 * size && y < box.y1;
};

const within = (word: Word, box: Box): boolean => {
  const x = (word.x0 + word.x1) / 2;
  const y = (word.y0 + word.y1) / 2;
  return x > box.x0 && x < box.x1 && y > box.y0 && y < box.y1;
};

/** The region's box, shortened to the rows that were kept. */
const hull = (box: Box, cells: ReadonlyArray<Cell>): Box => ({
  ...box,
  y0: Math.min(...cells.map((cell) => cell.box.y0)),
  y1: Math.max(...cells.map((cell) => cell.box.y1)),
});

const tableOf = (region: Region, framed: boolean): Table | undefined => {
  if (region.words.length < 4) return undefined;
  const grid = gridOf(region);
  const all = cellsOf(grid);
  const { columns } = all;
  const { first, end } = region.lattice ? { first: 0, end: all.rows } : keptRows(all.cells, all.rows, columns);
  const rows = end - first;
  const cells = rows === all.rows ? all.cells : all.cells.filter((cell) => cell.row >= first && cell.row < end).map((cell) => ({ ...cell, row: cell.row - first, rowSpan: Math.min(cell.rowSpan, end - cell.row) }));
  const look = { cells, rows, columns };
  if (!(region.lattice ? plausibleLattice(look) : plausibleAligned(look, framed))) return undefined;
  const count = headerRows(cells, rows, columns);
  return {
    box: rows === all.rows ? region.box : hull(region.box, cells),
    rows,
    columns,
    cells: cells.map((cell) => (cell.row < count ? { ...cell, header: true } : cell)),
    headerRows: count,
    ruled: region.lattice,
  };
};
