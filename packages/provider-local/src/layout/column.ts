/** Cuts a region into columns where both sides of a gutter really are columns, and not the cells of a row. */
import { type Atom, level, textAtom } from "./atom.ts";
import { median, overlap } from "./box.ts";
import { findGutters } from "./gutter.ts";
import { markerOf } from "./marker.ts";
import { cutSegment } from "./segment.ts";

/** A region cut in four: what stands above and below the two columns, and the columns themselves. */
export interface Split {
  readonly above: ReadonlyArray<Atom>;
  readonly left: ReadonlyArray<Atom>;
  readonly right: ReadonlyArray<Atom>;
  readonly below: ReadonlyArray<Atom>;
}

/** What is known about the text on one side of a gutter. */
interface Side {
  readonly baselines: ReadonlyArray<number>;
  /** Heights that are taken by lines, tables and pictures, from top to bottom. */
  readonly spans: ReadonlyArray<readonly [number, number]>;
  /** Usual font size. */
  readonly size: number;
  readonly letters: number;
  /** Lines that begin with a bullet or a number. */
  readonly marked: number;
  /** Mean width of a line as a share of the side's width. */
  readonly fill: number;
  /** A table or a picture of several lines' height stands here. */
  readonly solid: boolean;
  readonly x0: number;
  readonly x1: number;
}

const measure = (atoms: ReadonlyArray<Atom>, size: number): Side => {
  const rows = new Map<number, { baseline: number; x0: number; x1: number }>();
  let [x0, x1, letters, marked] = [Infinity, -Infinity, 0, 0];
  let solid = false;
  for (const atom of atoms) {
    x0 = Math.min(x0, atom.x0);
    x1 = Math.max(x1, atom.x1);
    if (atom.kind !== "text") {
      if (atom.y1 - atom.y0 > 3 * size) solid = true;
      continue;
    }
    const { segment } = atom;
    letters += segment.letters;
    const row = rows.get(segment.row);
    if (row === undefined) {
      rows.set(segment.row, { baseline: segment.baseline, x0: atom.x0, x1: atom.x1 });
      if (markerOf(segment.words) !== undefined) marked += 1;
    } else {
      row.x0 = Math.min(row.x0, atom.x0);
      row.x1 = Math.max(row.x1, atom.x1);
    }
  }
  let width = 0;
  for (const row of rows.values()) width += row.x1 - row.x0;
  const fill = rows.size === 0 ? 0 : width / rows.size / Math.max(x1 - x0, 1);
  const baselines = Array.from(rows.values(), ({ baseline }) => baseline).toSorted((a, b) => a - b);
  const spans = atoms.map(({ y0, y1 }) => [y0, y1] as const).toSorted((a, b) => a[0] - b[0]);
  const usual = median(atoms.flatMap((atom) => (atom.kind === "text" ? [atom.segment.size] : []))) || size;
  return { baselines, spans, size: usual, letters, marked, fill, solid, x0, x1 };
};

const isProse = ({ baselines, letters, fill, solid }: Side): boolean =>
  solid || (baselines.length >= 3 && letters / baselines.length >= 18 && fill >= 0.5);

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
  const beside = few.filter(([y0, y1]) => many.some(([top, bottom]) => overlap(y0, y1, top, bottom) > 0.25));
  return few.length === 0 ? 0 : beside.length / few.length;
};

const areColumns = (left: Side, right: Side, size: number): boolean => {
  const gutter = right.x0 - left.x1;
  const rows = Math.min(left.baselines.length, right.baselines.length);
  if (isProse(left) && isProse(right)) return gutter >= (rows >= 5 ? 0.7 : 1.2) * size;
  // Headings that stick out of the text stand above it and not beside it.
  if (gutter < 0.9 * size || besideness(left, right) < 0.5) return false;
  if (left.marked >= 2 && right.marked >= 2) return true;
  if (left.solid || right.solid) return rows >= 1;
  if (rows >= 2 && Math.max(left.size, right.size) > 1.3 * Math.min(left.size, right.size)) return true;
  return rows >= 2 && alignment(left.baselines, right.baselines, 0.15 * size) <= 0.34;
};

/** Most lines that may be cut off a band, and the space, in font sizes, that parts them from it. */
const mostStrays = 3;
const strayGap = 3;

/** Lines of one side beyond the end of the other side, far from their own column: they stand above or below both. */
const strays = (
  side: ReadonlyArray<Atom>,
  other: ReadonlyArray<Atom>,
  size: number,
  down: boolean,
): ReadonlyArray<Atom> => {
  const limit = down ? Math.max(...other.map(({ y1 }) => y1)) : Math.min(...other.map(({ y0 }) => y0));
  const sorted = side.toSorted((a, b) => (down ? b.y1 - a.y1 : a.y0 - b.y0));
  for (const [index, atom] of sorted.entries()) {
    const outside = down ? atom.y0 >= limit : atom.y1 <= limit;
    const next = sorted[index + 1];
    if (!outside || index >= mostStrays || next === undefined) return [];
    const gap = down ? atom.y0 - next.y1 : next.y0 - atom.y1;
    if (gap > strayGap * size) return sorted.slice(0, index + 1);
  }
  return [];
};

interface Candidate {
  readonly split: Split;
  readonly score: number;
}

/** The atoms with those lines cut that reach from one column into the next. */
const cutLines = (atoms: ReadonlyArray<Atom>, x: number): ReadonlyArray<Atom> => {
  const edge = median(atoms.flatMap((atom) => (atom.x0 > x - 0.5 && atom.kind === "text" ? [atom.x0] : [])));
  return atoms.flatMap((atom) => {
    if (atom.kind !== "text" || atom.x0 >= x - 0.5 || atom.x1 <= x + 0.5) return [atom];
    return cutSegment(atom.segment, x, edge)?.map(textAtom) ?? [atom];
  });
};

/** The best cut along one gutter: the stretch between two crossing atoms where both sides are columns. */
const cutAt = (whole: ReadonlyArray<Atom>, x: number, size: number): Candidate | undefined => {
  const atoms = cutLines(whole, x);
  const crossing = atoms
    .filter((atom) => atom.x0 < x - 0.5 && atom.x1 > x + 0.5)
    .toSorted((a, b) => level(a) - level(b));
  const limits = crossing.map(level);
  const bands: Array<{ left: Array<Atom>; right: Array<Atom> }> = Array.from({ length: limits.length + 1 }, () => ({
    left: [],
    right: [],
  }));
  const bandOf = (atom: Atom): number => {
    const y = level(atom);
    let [low, high] = [0, limits.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((limits[middle] ?? 0) > y) high = middle;
      else low = middle + 1;
    }
    return low;
  };
  const crosses = new Set(crossing);
  for (const atom of atoms) {
    if (crosses.has(atom)) continue;
    const band = bands[bandOf(atom)];
    (atom.x1 <= x + 0.5 ? band?.left : band?.right)?.push(atom);
  }
  let best: { score: number; index: number; above: ReadonlyArray<Atom>; below: ReadonlyArray<Atom> } | undefined;
  for (const [index, { left, right }] of bands.entries()) {
    if (left.length === 0 || right.length === 0) continue;
    const above = [...strays(left, right, size, false), ...strays(right, left, size, false)];
    const below = [...strays(left, right, size, true), ...strays(right, left, size, true)];
    const away = new Set([...above, ...below]);
    const [a, b] = [left, right].map((side) =>
      measure(away.size === 0 ? side : side.filter((atom) => !away.has(atom)), size),
    ) as [Side, Side];
    if (!areColumns(a, b, size)) continue;
    const score = Math.min(a.letters + (a.solid ? 200 : 0), b.letters + (b.solid ? 200 : 0));
    if (best === undefined || score > best.score) best = { score, index, above, below };
  }
  if (best === undefined) return undefined;
  const { index, score } = best;
  const band = bands[index] ?? { left: [], right: [] };
  const [above, below]: [Array<Atom>, Array<Atom>] = [[...best.above], [...best.below]];
  const away = new Set([...above, ...below]);
  for (const [number, atom] of crossing.entries()) (number < index ? above : below).push(atom);
  for (const [number, { left, right }] of bands.entries())
    if (number !== index) (number < index ? above : below).push(...left, ...right);
  const stays = (atom: Atom): boolean => !away.has(atom);
  return { score, split: { above, left: band.left.filter(stays), right: band.right.filter(stays), below } };
};

/** The cut into columns with the most text on both sides, or `undefined` when the region is one column. */
export const splitColumns = (atoms: ReadonlyArray<Atom>): Split | undefined => {
  if (atoms.length < 4) return undefined;
  const texts = atoms.filter(({ kind }) => kind === "text");
  const size = median(texts.map((atom) => (atom.kind === "text" ? atom.segment.size : 0))) || 10;
  let best: Candidate | undefined;
  for (const x of findGutters(atoms, 1.5 * size)) {
    const candidate = cutAt(atoms, x, size);
    if (candidate !== undefined && (best === undefined || candidate.score > best.score)) best = candidate;
  }
  return best?.split;
};
