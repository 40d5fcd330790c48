/** Confidence scores of words, which say where in a text they stand, when that text changes. */
import type { Page, WordConfidence } from "../contract/response.ts";

/** The words with offsets in another text that says the same: each is looked for after the one before. */
export const locateWords = (words: ReadonlyArray<WordConfidence>, text: string, shift = 0): Array<WordConfidence> => {
  let cursor = 0;
  return words.map((word) => {
    const ink = word.text.trim();
    const lead = word.text.length - word.text.trimStart().length;
    const found = ink === "" ? -1 : text.indexOf(ink, cursor);
    // What is not found is where the reading was: near enough for a word that another notation writes otherwise.
    const at = found < 0 ? cursor : found;
    if (found >= 0) cursor = found + ink.length;
    return { ...word, start_index: shift + Math.max(0, found < 0 ? at : at - lead) };
  });
};

/** The words of a page's Markdown; empty when there are none. */
export const wordsOf = (page: Page): ReadonlyArray<WordConfidence> =>
  page.confidence_scores?.word_confidence_scores ?? [];

/** The page with other words; untouched when it has no confidence scores. */
export const withWords = (page: Page, words: ReadonlyArray<WordConfidence>): Page =>
  page.confidence_scores?.word_confidence_scores
    ? { ...page, confidence_scores: { ...page.confidence_scores, word_confidence_scores: [...words] } }
    : page;
