/** Confidence scores: made up from the text itself, so that the same text always has the same ones. */
import { randomFrom } from "../fixture/random.ts";

/** The confidence of a text, from 0.8 to 1. */
export const confidenceOf = (text: string): number => 0.8 + randomFrom(text).int(2000) / 10_000;

/** A word of a text; the blank before it belongs to it. */
export interface WordScore {
  readonly text: string;
  readonly confidence: number;
  /** Place in the text, in UTF-16 units. */
  readonly start_index: number;
}

/** The words of a text. */
export const wordScores = (text: string): ReadonlyArray<WordScore> =>
  [...text.matchAll(/ ?[^\s]+/g)].map((match) => ({
    text: match[0],
    confidence: confidenceOf(`${match.index}${match[0]}`),
    start_index: match.index,
  }));

/** Average and least confidence of the words of a text; 1 for a text without words. */
export const summary = (text: string): { readonly average: number; readonly minimum: number } => {
  const scores = wordScores(text).map(({ confidence }) => confidence);
  if (scores.length === 0) return { average: 1, minimum: 1 };
  return { average: scores.reduce((sum, score) => sum + score, 0) / scores.length, minimum: Math.min(...scores) };
};
