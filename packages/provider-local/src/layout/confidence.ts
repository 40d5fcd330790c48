/** Confidence scores, in the shapes of the wire. Only words that an OCR engine read have one. */
import type { DraftPage } from "@ocr/core/provider";
import type { Mark } from "./inline.ts";

type PageScores = NonNullable<DraftPage["confidence_scores"]>;
type BlockScores = NonNullable<NonNullable<NonNullable<DraftPage["blocks"]>[number]["confidence_scores"]>>;

const round = (value: number): number => Math.round(Math.min(1, Math.max(0, value)) * 10_000) / 10_000;

interface Summary {
  readonly average: number;
  readonly minimum: number;
}

const summary = (marks: ReadonlyArray<Mark>): Summary | undefined => {
  let [sum, count, minimum] = [0, 0, 1];
  for (const { word } of marks) {
    if (word.confidence === undefined) continue;
    sum += word.confidence;
    count += 1;
    minimum = Math.min(minimum, word.confidence);
  }
  return count === 0 ? undefined : { average: round(sum / count), minimum: round(minimum) };
};

/** The scores of single words; `start_index` is their place in the text that the marks belong to. */
export const wordScores = (
  marks: ReadonlyArray<Mark>,
): Array<{ text: string; confidence: number; start_index: number }> =>
  marks.flatMap(({ word, at }) =>
    word.confidence === undefined ? [] : [{ text: word.text, confidence: round(word.confidence), start_index: at }],
  );

/** The scores of a page: `null` when nothing on it was read by OCR. `words`: with the scores of the words. */
export const pageScores = (marks: ReadonlyArray<Mark>, all: ReadonlyArray<Mark>, words: boolean): PageScores | null => {
  const scores = summary(all);
  if (scores === undefined) return null;
  return {
    average_page_confidence_score: scores.average,
    minimum_page_confidence_score: scores.minimum,
    word_confidence_scores: words ? wordScores(marks) : [],
  };
};

/** The scores of a block: `null` when nothing in it was read by OCR. */
export const blockScores = (marks: ReadonlyArray<Mark>): BlockScores | null => {
  const scores = summary(marks);
  if (scores === undefined) return null;
  return { average_content_confidence_score: scores.average, minimum_content_confidence_score: scores.minimum };
};
