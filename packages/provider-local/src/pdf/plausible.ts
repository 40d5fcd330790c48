/** Tells text from garbage, for text layers that cannot be trusted. */
import type { Word } from "../page/content.ts";

const wordlike = /^[\p{P}\p{S}]*[\p{L}\p{N}][\p{L}\p{M}\p{N}\p{P}\p{S}]*$/u;

/** Whether most words are words or numbers of usual length: what a good OCR program leaves behind a scan. */
export const looksLikeText = (words: ReadonlyArray<Word>): boolean => {
  const good = words.filter(({ text }) => text.length <= 30 && wordlike.test(text)).length;
  const single = words.filter(({ text }) => text.length === 1).length;
  return words.length > 0 && good >= 0.7 * words.length && single <= 0.6 * words.length;
};

/** Short words that run through every text of the commonest Latin languages. */
const frequent = new Set(
  "the of and in to is a de la le les et en el los di il der die und das e o que em van het een i na som och att".split(
    " ",
  ),
);

/**
 * Whether text in Latin letters reads like a language: letters mostly, vowels as often as usual, and some of the
 * commonest words. Text whose letters were renumbered by a font fails.
 */
export const readsNaturally = (words: ReadonlyArray<Word>): boolean => {
  let [letters, vowels, others, known] = [0, 0, 0, 0];
  for (const { text } of words) {
    const word = text.toLowerCase();
    if (frequent.has(word)) known++;
    for (const character of word)
      if (character >= "a" && character <= "z") {
        letters++;
        if ("aeiou".includes(character)) vowels++;
      } else others++;
  }
  return letters > 1.5 * others && vowels > 0.28 * letters && vowels < 0.55 * letters && known >= 0.04 * words.length;
};
