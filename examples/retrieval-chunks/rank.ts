/**
 * A search that stands for yours (a vector store, a full-text index): chunks by
 * words that they share with the question.
 */
import type { Chunk } from "@ocr/core/output";

const wordsOf = (text: string): ReadonlySet<string> =>
  new Set(text.toLowerCase().match(/\p{L}{4,}/gu));

/**
 * The chunks that share a word with the question, best first. A word counts the
 * more, the fewer chunks have it.
 */
export const rank = (
  chunks: ReadonlyArray<Chunk>,
  question: string,
): ReadonlyArray<Chunk> => {
  const indexed = chunks.map((chunk) => ({
    chunk,
    words: wordsOf([...chunk.headings, chunk.text].join("\n")),
  }));
  const weight = (word: string) =>
    1 / (1 + indexed.filter(({ words }) => words.has(word)).length);
  const asked = [...wordsOf(question)].map((word) => ({
    word,
    weight: weight(word),
  }));
  return indexed
    .map(({ chunk, words }) => ({
      chunk,
      score: asked.reduce(
        (sum, { weight, word }) => sum + (words.has(word) ? weight : 0),
        0,
      ),
    }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score)
    .map(({ chunk }) => chunk);
};
