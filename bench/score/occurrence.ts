/** Where a text occurs in another one, with a few typing differences allowed. */
import { charactersOf } from "./similarity.ts";

/** An approximate occurrence: where it starts, in characters, and how many edits it needs. */
export interface Occurrence {
  readonly start: number;
  readonly distance: number;
}

/**
 * Approximate occurrences of a query (Levenshtein distance of at most `most`), by start. Of neighbouring starts, which
 * belong to one place in the text, only the best is kept.
 */
export const occurrencesOf = (query: string, text: string, most: number): ReadonlyArray<Occurrence> => {
  // Sellers' algorithm finds ends; run backwards over both texts it finds starts.
  const pattern = charactersOf(query).toReversed();
  const letters = charactersOf(text).toReversed();
  let column = Uint32Array.from({ length: pattern.length + 1 }, (_, index) => index);
  const found: Array<Occurrence> = [];
  for (const [position, letter] of letters.entries()) {
    const next = new Uint32Array(pattern.length + 1);
    for (let row = 1; row <= pattern.length; row += 1) {
      const replaced = column[row - 1]! + (pattern[row - 1] === letter ? 0 : 1);
      next[row] = Math.min(replaced, column[row]! + 1, next[row - 1]! + 1);
    }
    column = next;
    const distance = column[pattern.length]!;
    if (distance <= most) found.push({ start: letters.length - 1 - position, distance });
  }
  found.reverse();
  if (most === 0) return found;
  const best: Array<Occurrence> = [];
  let previous = Number.NEGATIVE_INFINITY;
  for (const occurrence of found) {
    const last = best.at(-1);
    if (last === undefined || occurrence.start > previous + 1) best.push(occurrence);
    else if (occurrence.distance < last.distance) best[best.length - 1] = occurrence;
    previous = occurrence.start;
  }
  return best;
};
