/** Scores by words, whatever their order: recall and F1 of multisets. */
import { recognitionForm } from "./normal.ts";

/** Words of a text in comparable form; signs at their ends do not count, nor do words made of signs only. */
export const wordsOf = (text: string): ReadonlyArray<string> =>
  recognitionForm(text)
    .split(" ")
    .map((word) => word.replace(/^[^\p{L}\p{N}]+/u, "").replace(/[^\p{L}\p{N}]+$/u, ""))
    .filter((word) => word !== "");

/** Sums that can be pooled over documents. */
export interface WordCounts {
  /** Words of the truth that the output has too. */
  readonly found: number;
  readonly truth: number;
  readonly output: number;
}

/** Counts the words that truth and output share, each as often as in the rarer of the two. */
export const countWords = (truth: string, output: string): WordCounts => {
  const left = new Map<string, number>();
  const expected = wordsOf(truth);
  for (const word of expected) left.set(word, (left.get(word) ?? 0) + 1);
  const actual = wordsOf(output);
  let found = 0;
  for (const word of actual) {
    const count = left.get(word) ?? 0;
    if (count === 0) continue;
    left.set(word, count - 1);
    found += 1;
  }
  return { found, truth: expected.length, output: actual.length };
};

/** The words of the truth that the output lacks, each as often as it is missing. */
export const missingWords = (truth: string, output: string): ReadonlyArray<string> => {
  const left = new Map<string, number>();
  for (const word of wordsOf(output)) left.set(word, (left.get(word) ?? 0) + 1);
  return wordsOf(truth).filter((word) => {
    const count = left.get(word) ?? 0;
    if (count > 0) left.set(word, count - 1);
    return count === 0;
  });
};

/** Sum of counts of several documents. */
export const pooled = (counts: ReadonlyArray<WordCounts>): WordCounts => ({
  found: counts.reduce((sum, count) => sum + count.found, 0),
  truth: counts.reduce((sum, count) => sum + count.truth, 0),
  output: counts.reduce((sum, count) => sum + count.output, 0),
});

/** F1 of words, 0..1; 1 when both sides are empty. */
export const f1Of = ({ found, truth, output }: WordCounts): number =>
  truth + output === 0 ? 1 : (2 * found) / (truth + output);

/** Share of the truth's words that were found, 0..1; 1 when there are none. */
export const recallOf = ({ found, truth }: WordCounts): number => (truth === 0 ? 1 : found / truth);
