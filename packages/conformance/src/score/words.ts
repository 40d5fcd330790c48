/** Words of a found text against those of the true one: exact ones for F1, tolerant ones for what is lost or invented. */
import { isWord } from "./forgiveness.ts";
import { wordsOf } from "./normaliser.ts";
import { isExact, sameWord, unmatched } from "./text.ts";

/** Words that two texts have in common, and how many each has. */
export interface CommonWords {
  readonly common: number;
  readonly truth: number;
  readonly found: number;
}

/** Counts common words as a bag: equal after the normaliser, each with one partner, in any order. */
export const commonWords = (truth: string, found: string): CommonWords => {
  const wanted = wordsOf(truth);
  const got = wordsOf(found);
  const left = new Map<string, number>();
  for (const word of got) left.set(word, (left.get(word) ?? 0) + 1);
  let common = 0;
  for (const word of wanted) {
    const count = left.get(word) ?? 0;
    if (count === 0) continue;
    left.set(word, count - 1);
    common += 1;
  }
  return { common, truth: wanted.length, found: got.length };
};

/** What was invented: words that are not printed, those of them that are numbers, and the longest run of them. */
export interface Invented {
  readonly words: ReadonlyArray<string>;
  readonly exact: ReadonlyArray<string>;
  /** Words in a row, as they stand in the found text. */
  readonly run: ReadonlyArray<string>;
}

/**
 * The invented words of a text, but for those that are forgiven. Marks that stand alone, such as the bullets of a list, are
 * not words.
 */
export const inventedWords = (
  truth: string,
  found: string,
  forgiven: (word: string) => boolean = () => false,
): Invented => {
  const words = unmatched(found, truth).filter((word) => isWord(word) && !forgiven(word));
  const left = new Map<string, number>();
  for (const word of words) left.set(word, (left.get(word) ?? 0) + 1);
  let run: ReadonlyArray<string> = [];
  let now: Array<string> = [];
  for (const word of wordsOf(found)) {
    const count = left.get(word) ?? 0;
    if (count === 0) now = [];
    else {
      left.set(word, count - 1);
      now.push(word);
      if (now.length > run.length) run = [...now];
    }
  }
  return { words, exact: words.filter(isExact), run };
};

/** Where words stand in a row in a text, as the number of the first one; -1 when they do not. Letters may differ a little. */
export const placeOf = (words: ReadonlyArray<string>, text: ReadonlyArray<string>, from = 0): number => {
  const fits = (start: number): boolean => words.every((word, i) => sameWord(word, text[start + i] ?? ""));
  if (words.length === 0) return -1;
  for (let start = from; start + words.length <= text.length; start += 1) if (fits(start)) return start;
  return -1;
};
