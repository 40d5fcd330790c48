/** How well a found text fits the true one: character error rate, words left out, words invented. */
import { distance } from "fastest-levenshtein";
import { normalise, wordsOf } from "./normaliser.ts";

/** Characters to insert, delete or replace until the found text is the true one, and the length of the true one. */
export const characterEdits = (truth: string, found: string): { readonly edits: number; readonly length: number } => {
  const wanted = normalise(truth);
  return { edits: distance(wanted, normalise(found)), length: wanted.length };
};

/** Edits per character of the truth; 0 is perfect. It is above 1 when more was invented than stands there. */
export const characterErrorRate = (truth: string, found: string): number => {
  const { edits, length } = characterEdits(truth, found);
  return length === 0 ? (edits === 0 ? 0 : 1) : edits / length;
};

/** Words in which a single sign can change the meaning: numbers, amounts, dates, shares. They are never forgiven. */
export const isExact = (word: string): boolean => /[\p{Nd}\p{Sc}%+=<>]/u.test(word);

/** Whether a found word stands for a true one. Letters may differ a little; digits, signs and currencies never. */
export const sameWord = (truth: string, found: string): boolean => {
  if (truth === found) return true;
  const most = Math.floor(Math.max(truth.length, found.length) / 4);
  if (most === 0 || Math.abs(truth.length - found.length) > most || isExact(truth) || isExact(found)) return false;
  return distance(truth, found) <= most;
};

/** The words of `from` that have no partner in `among`; each partner serves once. */
export const unmatched = (from: string, among: string): ReadonlyArray<string> => {
  const left = new Map<string, number>();
  for (const word of wordsOf(among)) left.set(word, (left.get(word) ?? 0) + 1);
  const take = (word: string): boolean => {
    const count = left.get(word) ?? 0;
    if (count > 0) left.set(word, count - 1);
    return count > 0;
  };
  const rest = wordsOf(from).filter((word) => !take(word));
  return rest.filter((word) => {
    for (const [other, count] of left) if (count > 0 && sameWord(other, word)) return !take(other);
    return true;
  });
};
