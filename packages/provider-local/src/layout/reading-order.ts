/** The order in which a page is read: columns are found by cutting the page again and again. */
import type { Atom } from "./atom.ts";
import { level } from "./atom.ts";
import { splitColumns } from "./column.ts";

/** Atoms of one column, from top to bottom. */
export type Region = ReadonlyArray<Atom>;

/** More cuts than any real page needs; a page of noise is read from top to bottom. */
const mostCuts = 60;

/**
 * The regions of the page in reading order; each is one column, in itself ordered from top to bottom.
 * `rightToLeft`: the right column is read first.
 */
export const orderRegions = (atoms: ReadonlyArray<Atom>, rightToLeft: boolean): ReadonlyArray<Region> => {
  const regions: Array<Region> = [];
  let cuts = 0;
  const visit = (part: ReadonlyArray<Atom>): void => {
    if (part.length === 0) return;
    const split = cuts < mostCuts ? splitColumns(part) : undefined;
    if (split === undefined) {
      regions.push(part.toSorted((a, b) => level(a) - level(b) || a.x0 - b.x0));
      return;
    }
    cuts += 1;
    visit(split.above);
    visit(rightToLeft ? split.right : split.left);
    visit(rightToLeft ? split.left : split.right);
    visit(split.below);
  };
  visit(atoms);
  return regions;
};
