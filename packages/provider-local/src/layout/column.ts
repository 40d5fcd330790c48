/** Cuts a region into columns where both sides of a gutter really are columns, and not the cells of a row. */
import { type Atom, level, textAtom } from "./atom.ts";
import { type Band, fitBand } from "./band.ts";
import { median } from "./box.ts";
import { findGutters } from "./gutter.ts";
import { cutSegment } from "./segment.ts";
import { areColumns, measureSide } from "./side.ts";

/** A region cut in four: what stands above and below the two columns, and the columns themselves. */
export interface Split {
  readonly above: ReadonlyArray<Atom>;
  readonly left: ReadonlyArray<Atom>;
  readonly right: ReadonlyArray<Atom>;
  readonly below: ReadonlyArray<Atom>;
}

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
  let best: { readonly score: number; readonly index: number; readonly band: Band } | undefined;
  for (const [index, { left, right }] of bands.entries()) {
    const limits = { top: crossing[index - 1]?.y1 ?? -Infinity, bottom: crossing[index]?.y0 ?? Infinity };
    const band = fitBand(left, right, limits, size);
    if (band === undefined) continue;
    const [a, b] = [measureSide(band.left, size), measureSide(band.right, size)];
    if (!areColumns(a, b, size)) continue;
    const score = Math.min(a.letters + (a.solid ? 200 : 0), b.letters + (b.solid ? 200 : 0));
    if (best === undefined || score > best.score) best = { score, index, band };
  }
  if (best === undefined) return undefined;
  const { index, score, band } = best;
  const [above, below] = [[...band.above], [...band.below]];
  for (const [number, atom] of crossing.entries()) (number < index ? above : below).push(atom);
  for (const [number, { left, right }] of bands.entries())
    if (number !== index) (number < index ? above : below).push(...left, ...right);
  return { score, split: { above, left: band.left, right: band.right, below } };
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
