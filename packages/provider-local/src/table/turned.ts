/** Text that stands turned against the page, as narrow columns' headings often do. */

import type { Word } from "../page/content.ts";

/** Turned words that follow each other, and the point of the page that tells their place in the grid. */
export interface Turned {
  readonly words: ReadonlyArray<Word>;
  readonly x: number;
  readonly y: number;
}

/** True when the two boxes touch: pieces of one turned word. */
export const touches = (a: Word, b: Word): boolean => a.x0 <= b.x1 && b.x0 <= a.x1 && a.y0 <= b.y1 && b.y0 <= a.y1;

/** Groups the turned words among `words`; their order is kept. Headings stand on their row: the lower end counts. */
export const turnedOf = (words: ReadonlyArray<Word>): ReadonlyArray<Turned> => {
  const groups: Word[][] = [];
  for (const word of words) {
    if (word.rotated !== true) continue;
    const group = groups.at(-1);
    const last = group?.at(-1);
    const near =
      last !== undefined &&
      Math.max(gap(last.x0, last.x1, word.x0, word.x1), gap(last.y0, last.y1, word.y0, word.y1)) < 0.6 * word.size;
    if (near) group?.push(word);
    else groups.push([word]);
  }
  return groups.map((group) => {
    const size = Math.max(...group.map((word) => word.size));
    const x0 = Math.min(...group.map((word) => word.x0));
    const x1 = Math.max(...group.map((word) => word.x1));
    const y1 = Math.max(...group.map((word) => word.y1));
    // Slanted text starts over its column and leans out of it.
    return { words: group, x: x0 + Math.min(x1 - x0, 1.5 * size) / 2, y: y1 - 0.5 * size };
  });
};

const gap = (a0: number, a1: number, b0: number, b1: number): number => Math.max(a0, b0) - Math.min(a1, b1);
