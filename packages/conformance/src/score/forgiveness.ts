/** What is forgiven before words are compared: where a space fell, marks that are no words, letters of languages that nobody claimed. */
import { distance } from "fastest-levenshtein";
import { wordsOf } from "./normaliser.ts";

/** Whether a word says anything: it has a letter, a digit, or the sign of an amount. Bullets and rules do not. */
export const isWord = (word: string): boolean => /[\p{L}\p{N}\p{Sc}%]/u.test(word);

/** A found text in which two true neighbours that were run together stand apart again. Too many of them cost characters. */
export const apart = (truth: string, found: string): string => {
  const words = wordsOf(truth);
  const known = new Set(words);
  const pairs = words.slice(1).map((word, i) => [`${words[i]}${word}`, `${words[i]} ${word}`] as const);
  const joined = new Map(pairs.filter(([together]) => !known.has(together)));
  return wordsOf(found)
    .map((word) => joined.get(word) ?? word)
    .join(" ");
};

/** Whether somebody who claims these languages reads a word with accents or of another script. None: everything is claimed. */
export const reads = (languages: ReadonlyArray<string> | undefined, word: string): boolean =>
  languages === undefined || /^\p{ASCII}*$/u.test(word) || languages.some((language) => !/^en(g|\b)/i.test(language));

/** Whether a found word may be one of these true words, read by somebody who does not know its letters. */
export const guessOf = (found: string, truths: ReadonlyArray<string>): boolean =>
  truths.some((truth) => distance(truth, found) <= 1 + Math.floor(truth.length / 4));
