/** Measures what stands on one side of a gutter, and tells columns of text from the cells of a row. */
import type { Atom } from "./atom.ts";
import { around, median, overlap } from "./box.ts";
import { markerOf } from "./marker.ts";
import type { Segment } from "./segment.ts";
import { isIndexEntry } from "./sentence.ts";

/** What is known about the text on one side of a gutter. */
export interface Side {
  readonly baselines: ReadonlyArray<number>;
  /** Heights that are taken by lines, tables and pictures, from top to bottom. */
  readonly spans: ReadonlyArray<readonly [number, number]>;
  /** Usual font size. */
  readonly size: number;
  readonly letters: number;
  /** Lines that begin with a bullet or a number. */
  readonly marked: number;
  /** Lines that end with the numbers of pages, as in an index. */
  readonly indexed: number;
  /** Share of the side's area that lines, tables and pictures cover; large empty spaces do not count. */
  readonly density: number;
  /** A table or a picture of several lines' height stands here, with little text below or above it. */
  readonly solid: boolean;
  /** The first line is bold, and no other: a block of lines under a heading of its own. */
  readonly headed: boolean;
  readonly x0: number;
  readonly x1: number;
  /** Where most lines begin at the latest, and end at the earliest; some may stick out. */
  readonly begins: number;
  readonly ends: number;
}

/** Height from the first to the last of `spans`, where no gap counts for more than `most`. */
const filledHeight = (spans: ReadonlyArray<readonly [number, number]>, most: number): number => {
  let height = 0;
  let bottom = spans[0]?.[0] ?? 0;
  for (const [y0, y1] of spans) {
    height += Math.min(Math.max(y0 - bottom, 0), most) + Math.max(y1 - Math.max(bottom, y0), 0);
    bottom = Math.max(bottom, y1);
  }
  return height;
};

/** Lines that may stand beside a table or picture in its column. */
const captionLines = 4;

/** Share of the lines that may stick out of their column. */
const sticking = 0.25;

/** Measures one side. `size`: the usual font size of the region. */
export const measureSide = (atoms: ReadonlyArray<Atom>, size: number): Side => {
  const rows = new Map<number, Segment>();
  let [letters, marked, indexed, area, tall] = [0, 0, 0, 0, false];
  for (const atom of atoms) {
    area += (atom.x1 - atom.x0) * (atom.y1 - atom.y0);
    if (atom.kind !== "text") {
      if (atom.y1 - atom.y0 > 3 * size) tall = true;
      continue;
    }
    const { segment } = atom;
    letters += segment.letters;
    if (isIndexEntry(segment.words.map(({ text }) => text).join(" "))) indexed += 1;
    if (rows.has(segment.row)) continue;
    rows.set(segment.row, segment);
    if (markerOf(segment.words) !== undefined) marked += 1;
  }
  const { x0, x1 } = around(atoms);
  const sorted = Array.from(rows.values()).toSorted((a, b) => a.baseline - b.baseline);
  const spans = atoms.map(({ y0, y1 }) => [y0, y1] as const).toSorted((a, b) => a[0] - b[0]);
  const usual = median(sorted.map((segment) => segment.size)) || size;
  const density = area / Math.max((x1 - x0) * filledHeight(spans, 2 * size), 1);
  const begins = median(
    atoms.map((atom) => atom.x0),
    sticking,
  );
  const ends = median(
    atoms.map((atom) => atom.x1),
    1 - sticking,
  );
  const bold = sorted.map(({ words }) => words.every((word) => word.bold));
  return {
    baselines: sorted.map(({ baseline }) => baseline),
    spans,
    size: usual,
    letters,
    marked,
    indexed,
    density,
    solid: tall && sorted.length <= captionLines,
    headed: bold.length > 1 && bold.indexOf(true) === 0 && bold.lastIndexOf(true) === 0,
    x0,
    x1,
    begins,
    ends,
  };
};

/** Mean length of a line, in letters. */
const lineLength = ({ baselines, letters }: Side): number => letters / Math.max(baselines.length, 1);

const isProse = (side: Side): boolean => side.baselines.length >= 3 && lineLength(side) >= 18 && side.density >= 0.42;

/** Lines of a column that is no mere block beside the text. */
const tallColumn = 12;

/** Long lines that may be indented or end early, as those of listings, formulas and lists do. */
const isLoose = (side: Side): boolean => lineLength(side) >= 20 && side.density >= 0.25;

/** Share of the lines on the shorter side that have a line on the same height on the other side. */
const alignment = (a: ReadonlyArray<number>, b: ReadonlyArray<number>, tolerance: number): number => {
  const [few, many] = a.length <= b.length ? [a, b] : [b, a];
  let met = 0;
  let index = 0;
  for (const y of few) {
    while (index < many.length && (many[index] ?? 0) < y - tolerance) index += 1;
    if (Math.abs((many[index] ?? Infinity) - y) <= tolerance) met += 1;
  }
  return few.length === 0 ? 1 : met / few.length;
};

/** Share of the things on the side with fewer that really stand beside something on the other side. */
const besideness = (a: Side, b: Side): number => {
  const [few, many] = a.spans.length <= b.spans.length ? [a.spans, b.spans] : [b.spans, a.spans];
  const tallest = Math.max(0, ...many.map(([y0, y1]) => y1 - y0));
  let beside = 0;
  let from = 0;
  for (const [y0, y1] of few) {
    while (from < many.length && (many[from]?.[0] ?? 0) < y0 - tallest) from += 1;
    for (let index = from; index < many.length; index += 1) {
      const [top, bottom] = many[index] ?? [Infinity, Infinity];
      if (top > y1) break;
      if (overlap(y0, y1, top, bottom) <= 0.25) continue;
      beside += 1;
      break;
    }
  }
  return few.length === 0 ? 0 : beside / few.length;
};

/** Whether a side is a figure with its caption. Text below it that forms rows with the other side is no caption. */
const isFigure = (side: Side, other: Side, shared: number): boolean =>
  side.solid && (side.baselines.length === 0 || shared === 0 || isProse(other) || other.solid);

/** Whether most lines are entries of an index. */
const isIndex = ({ indexed, baselines }: Side): boolean => indexed >= 3 && indexed >= 0.4 * baselines.length;

/** Whether both sides are columns. What is no running text must at least not line up as the cells of rows do. */
export const areColumns = (left: Side, right: Side, size: number): boolean => {
  const gutter = right.x0 - left.x1;
  const rows = Math.min(left.baselines.length, right.baselines.length);
  if (isProse(left) && isProse(right)) {
    if (rows < 5) return gutter >= 1.2 * size;
    return gutter >= 0.25 * size && right.begins - left.ends >= 0.7 * size;
  }
  // Headings that stick out of the text stand above it and not beside it.
  if (gutter < 0.9 * size || besideness(left, right) < 0.5) return false;
  if ((left.marked >= 2 && right.marked >= 2) || (isIndex(left) && isIndex(right))) return true;
  const shared = alignment(left.baselines, right.baselines, 0.15 * size);
  if (isFigure(left, right, shared) || isFigure(right, left, shared)) return true;
  if (gutter >= 1.2 * size && shared <= 0.8 && rows >= tallColumn && isLoose(left) && isLoose(right))
    if (isProse(left) || isProse(right)) return true;
  if ((left.headed || right.headed) && gutter >= 2 * size && Math.min(lineLength(left), lineLength(right)) >= 10)
    return true;
  if (rows < 2) return false;
  return shared <= 0.34 || Math.max(left.size, right.size) > 1.3 * Math.min(left.size, right.size);
};
