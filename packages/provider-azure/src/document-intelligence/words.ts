/** Confidence of words, and what it makes of pages, blocks and tables. */
import type { DraftPage } from "@ocr/core/provider";
import { endOf, placeOf, type Written } from "./piece.ts";
import type { Page, Span, Word } from "./vendor.ts";

/** The scores of a page, by the wire's names. */
export type PageScores = NonNullable<DraftPage["confidence_scores"]>;
/** The score of a word, by the wire's names. */
export type WordScore = NonNullable<PageScores["word_confidence_scores"]>[number];

interface ScoredWord extends Word {
  readonly confidence: number;
}

/** The words of a page that have a score, in the order of the content. */
export const scoredWords = ({ words }: Page): ReadonlyArray<ScoredWord> =>
  words
    .filter((word): word is ScoredWord => typeof word.confidence === "number")
    .toSorted((a, b) => a.span.offset - b.span.offset);

/** The words of some stretches of the content. */
export const wordsIn = (words: ReadonlyArray<ScoredWord>, spans: ReadonlyArray<Span>): ReadonlyArray<ScoredWord> =>
  words.filter(({ span }) => spans.some((range) => range.offset <= span.offset && span.offset < endOf(range)));

const rounded = (value: number): number => Math.round(value * 10_000) / 10_000;

const summary = (words: ReadonlyArray<ScoredWord>) => {
  let [sum, least] = [0, 1];
  for (const { confidence } of words) {
    sum += confidence;
    least = Math.min(least, confidence);
  }
  return { average: rounded(sum / words.length), least };
};

/** Scores of the words that stand in a text; `start_index` is their place there. */
export const wordScores = (words: ReadonlyArray<ScoredWord>, written: Written): Array<WordScore> =>
  words
    .flatMap(({ confidence, content, span }) => {
      // A bullet became the sign of a list.
      if (/^[·•▪‣●]$/.test(content)) return [];
      const place = placeOf(written, span.offset);
      return place === undefined ? [] : [{ text: content, confidence, start_index: place }];
    })
    .toSorted((a, b) => a.start_index - b.start_index);

/** Scores of a page; null when it has no words. `written` is its text, when the words' own scores are wanted. */
export const pageScores = (words: ReadonlyArray<ScoredWord>, written: Written | undefined): PageScores | null => {
  if (words.length === 0) return null;
  const { average, least } = summary(words);
  return {
    average_page_confidence_score: average,
    minimum_page_confidence_score: least,
    word_confidence_scores: written === undefined ? [] : wordScores(words, written),
  };
};

/** Scores of a block; null when it has no words. */
export const blockScores = (words: ReadonlyArray<ScoredWord>) => {
  if (words.length === 0) return null;
  const { average, least } = summary(words);
  return { average_content_confidence_score: average, minimum_content_confidence_score: least };
};
