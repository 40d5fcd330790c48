/** Trims a stretch of the page to the part where two columns really stand side by side. */
import type { Atom } from "./atom.ts";

/** A stretch of the page with two columns, and what was cut off its ends. */
export interface Band {
  readonly above: ReadonlyArray<Atom>;
  readonly left: ReadonlyArray<Atom>;
  readonly right: ReadonlyArray<Atom>;
  readonly below: ReadonlyArray<Atom>;
}

/** A few lines with so much space between them and their column, in font sizes, do not belong to it. */
const mostStrays = 3;
const strayGap = 3;
/** The same for what is nearer to the thing beyond. */
const headingGap = 0.8;
/** How far, in font sizes, a line may stick out of its column. */
const overhang = 1.2;
/** Lines with no more space between them, in font sizes, are of one paragraph: ragged ones may stick out further. */
const lineGap = 0.6;

/** A stretch from top to bottom. */
export interface Range {
  readonly top: number;
  readonly bottom: number;
}

const rangeOf = (atoms: ReadonlyArray<Atom>): Range => {
  let [top, bottom] = [Infinity, -Infinity];
  for (const { y0, y1 } of atoms) {
    top = Math.min(top, y0);
    bottom = Math.max(bottom, y1);
  }
  return { top, bottom };
};

/** What lies beyond the end of the other column, from the column outwards. */
interface Outside {
  readonly atoms: ReadonlyArray<Atom>;
  /** Space between an atom and the one before it towards the column. */
  readonly gap: (index: number) => number;
  /** Space between the last atom and what follows across both columns; `Infinity` at the end of the region. */
  readonly beyond: number;
}

/** The place with the most space among the first `count` gaps. */
const widest = (gap: (index: number) => number, count: number): number => {
  let best = 0;
  for (let index = 1; index < count; index += 1) if (gap(index) >= gap(best)) best = index;
  return best;
};

/**
 * How many atoms are cut off the end of a column: from the widest space on, when some of them reach out of the column;
 * or a few that are far away from it, or nearer to what follows than to the column, as a heading is.
 */
const cutOff = ({ atoms, gap, beyond }: Outside, fits: (atom: Atom) => boolean, size: number): number => {
  const misfit = atoms.findIndex((atom, index) => !fits(atom) && (atom.kind !== "text" || gap(index) > lineGap * size));
  if (misfit >= 0) return atoms.length - widest(gap, misfit + 1);
  for (let index = Math.max(0, atoms.length - mostStrays); index < atoms.length; index += 1)
    if (gap(index) > strayGap * size || (gap(index) > headingGap * size && beyond < gap(index)))
      return atoms.length - index;
  return 0;
};

interface Trimmed {
  readonly kept: ReadonlyArray<Atom>;
  readonly above: ReadonlyArray<Atom>;
  readonly below: ReadonlyArray<Atom>;
}

const trim = (
  side: ReadonlyArray<Atom>,
  common: Range,
  limits: Range,
  fits: (atom: Atom) => boolean,
  size: number,
): Trimmed => {
  const upper = side.filter(({ y1 }) => y1 <= common.top).toSorted((a, b) => b.y0 - a.y0);
  const lower = side.filter(({ y0 }) => y0 >= common.bottom).toSorted((a, b) => a.y1 - b.y1);
  const inside = side.filter(({ y0, y1 }) => y1 > common.top && y0 < common.bottom);
  const { top, bottom } = rangeOf(inside);
  const up = cutOff(
    {
      atoms: upper,
      gap: (index) => (upper[index - 1]?.y0 ?? top) - (upper[index]?.y1 ?? 0),
      beyond: (upper.at(-1)?.y0 ?? 0) - limits.top,
    },
    fits,
    size,
  );
  const down = cutOff(
    {
      atoms: lower,
      gap: (index) => (lower[index]?.y0 ?? 0) - (lower[index - 1]?.y1 ?? bottom),
      beyond: limits.bottom - (lower.at(-1)?.y1 ?? 0),
    },
    fits,
    size,
  );
  return {
    kept: [...upper.slice(0, upper.length - up), ...inside, ...lower.slice(0, lower.length - down)],
    above: upper.slice(upper.length - up),
    below: lower.slice(lower.length - down),
  };
};

/**
 * Trims both sides of a gutter; `undefined` when nothing stands side by side.
 *
 * @param limits where the things that cross the gutter above and below end and begin
 * @param size the usual font size
 */
export const fitBand = (
  left: ReadonlyArray<Atom>,
  right: ReadonlyArray<Atom>,
  limits: Range,
  size: number,
): Band | undefined => {
  if (left.length === 0 || right.length === 0) return undefined;
  const [a, b] = [rangeOf(left), rangeOf(right)];
  const common = { top: Math.max(a.top, b.top), bottom: Math.min(a.bottom, b.bottom) };
  if (common.bottom <= common.top) return undefined;
  const isInside = ({ y0, y1 }: Atom): boolean => y1 > common.top && y0 < common.bottom;
  let [leftEnd, rightStart] = [-Infinity, Infinity];
  for (const atom of left) if (isInside(atom)) leftEnd = Math.max(leftEnd, atom.x1);
  for (const atom of right) if (isInside(atom)) rightStart = Math.min(rightStart, atom.x0);
  const l = trim(left, common, limits, ({ x1 }) => x1 <= leftEnd + overhang * size, size);
  const r = trim(right, common, limits, ({ x0 }) => x0 >= rightStart - overhang * size, size);
  return { left: l.kept, right: r.kept, above: [...l.above, ...r.above], below: [...l.below, ...r.below] };
};
