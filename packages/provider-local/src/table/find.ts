/** Finds the tables of a page: first those with a drawn grid, then those that only line up. */

import type { Box, PageContent, Word } from "../page/content.ts";
import { alignedCandidates } from "./aligned.ts";
import { cellsOf } from "./cells.ts";
import { extended } from "./extend.ts";
import { gridOf } from "./grid.ts";
import { linesOf } from "./segment.ts";
import type { Region } from "./separator.ts";
import { headerRows } from "./header.ts";
import { latticeBoxes } from "./lattice.ts";
import { isForm, type Look, plausibleAligned, plausibleLattice } from "./plausible.ts";
import { clipped, SAME, type Stroke, strokesOf } from "./stroke.ts";
import type { Table } from "./table.ts";
import { isValue } from "./text.ts";
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
  const boxes: Box[] = [];
  const lattices = latticeBoxes(drawn);
  const outside =
    lattices.length === 0 ? [] : linesOf(content.words.filter((word) => !lattices.some((box) => within(word, box))));
  for (const inner of lattices) {
    let box = inner;
    const regionOf = () => ({
      box,
      words: content.words.filter((word) => !taken.has(word) && within(word, box)),
      strokes: clipped(strokes, box),
      lattice: true,
    });
    let look = lookOf(regionOf());
    if (look === undefined) continue;
    if (!isForm(look)) {
      box = extended(inner, look.edges, outside, { up: true, down: !hasValues(look) });
      if (box.y0 !== inner.y0 || box.y1 !== inner.y1) look = lookOf(regionOf()) ?? look;
    }
    const form = isForm(look);
    if (!form && !plausibleLattice(look)) continue;
    boxes.push(box);
    if (form) for (const word of regionOf().words) taken.add(word);
    else accept(tableOf(look, box, true));
  }
  const rest = taken.size === 0 ? content.words : content.words.filter((word) => !taken.has(word));
  const turned = turnedOf(rest);
  // A rule of a drawn table frames nothing else.
  const rules = drawn.horizontal.filter((rule) => !boxes.some((box) => within(middleOf(rule), grown(box))));
  for (const { box: upright, words: line, framed, captioned } of alignedCandidates(rest, rules)) {
    const over = turned.filter((text) => stands(text, upright));
    const words = [...line, ...over.flatMap((text) => text.words)];
    const box = { ...upright, y0: Math.min(upright.y0, ...over.flatMap((text) => text.words.map((word) => word.y0))) };
    const look = lookOf({ box, words, strokes: clipped(strokes, box), lattice: false });
    if (look !== undefined && plausibleAligned(look, framed || captioned)) accept(tableOf(look, box, false));
  }
  return tables.toSorted((a, b) => a.box.y0 - b.box.y0 || a.box.x0 - b.box.x0);
};

/** True for turned text in a table or right over it. */
const stands = ({ words, x, y }: Turned, box: Box): boolean => {
  const size = words[0]?.size ?? 0;
  return x > box.x0 && x < box.x1 + size && y > box.y0 - 2 * size && y < box.y1;
};

const middleOf = ({ at, from, to }: Stroke): Box => ({ x0: from, x1: to, y0: at, y1: at });

const grown = (box: Box): Box => ({ x0: box.x0 - SAME, y0: box.y0 - SAME, x1: box.x1 + SAME, y1: box.y1 + SAME });

const within = (word: Box, box: Box): boolean => {
  const x = (word.x0 + word.x1) / 2;
  const y = (word.y0 + word.y1) / 2;
  return x > box.x0 && x < box.x1 && y > box.y0 && y < box.y1;
};

/** The cells of a region with the places of its columns' borders. */
interface Sight extends Look {
  readonly edges: ReadonlyArray<number>;
}

const hasValues = ({ cells }: Look): boolean => cells.some((cell) => cell.column > 0 && isValue(cell.text));

/** The cells of a region, without the lines at its ends that are no rows. */
const lookOf = (region: Region): Sight | undefined => {
  if (region.words.length < 4) return undefined;
  const grid = gridOf(region);
  const inner = [...grid.rows.slice(1, -1), ...grid.columns.slice(1, -1)];
  const drawn = inner.filter(({ strokes }) => strokes.length > 0).length / Math.max(1, inner.length);
  const edges = grid.columns.map(({ at }) => at);
  const all = { ...cellsOf(grid), drawn, edges };
  const { first, end } = region.lattice ? { first: 0, end: all.rows } : keptRows(all.cells, all.rows, all.columns);
  if (end - first === all.rows) return all;
  const kept = all.cells.filter((cell) => cell.row >= first && cell.row < end);
  return {
    cells: kept.map((cell) => ({ ...cell, row: cell.row - first, rowSpan: Math.min(cell.rowSpan, end - cell.row) })),
    rows: end - first,
    columns: all.columns,
    drawn,
    edges,
  };
};

const tableOf = ({ cells, rows, columns }: Look, box: Box, ruled: boolean): Table => {
  const count = headerRows(cells, rows, columns);
  return {
    box: ruled
      ? box
      : {
          ...box,
          y0: Math.min(...cells.map((cell) => cell.box.y0)),
          y1: Math.max(...cells.map((cell) => cell.box.y1)),
        },
    rows,
    columns,
    cells: cells.map((cell) => (cell.row < count ? { ...cell, header: true } : cell)),
    headerRows: count,
    ruled,
  };
};
