/** Whether two readings are readings of the same page, when nobody knows what stands there. */
import type { WirePage } from "../wire.ts";
import { wholeText } from "./found-tables.ts";
import { normalise, plainText, wordsOf } from "./normaliser.ts";
import { characterEdits, isExact, unmatched } from "./text.ts";

/** The words of a page without marks, with its moved tables. */
export const pageWords = (page: Pick<WirePage, "markdown" | "tables">): string => normalise(plainText(wholeText(page)));

/** Edits per character of the longer text: 0 for equal texts, 1 for texts that have nothing in common. */
export const difference = (a: string, b: string): number => {
  const longest = Math.max(normalise(a).length, normalise(b).length);
  return longest === 0 ? 0 : characterEdits(a, b).edits / longest;
};

/** The most that two readings of one page may differ: engines that guess do not read the same letters twice. */
export const mostDifference = 0.1;

/** The numbers, amounts and dates that stand in one of two texts only. */
export const strayNumbers = (a: string, b: string): ReadonlyArray<string> => {
  const exact = (text: string): string => wordsOf(text).filter(isExact).join(" ");
  return [...unmatched(exact(a), exact(b)), ...unmatched(exact(b), exact(a))];
};
