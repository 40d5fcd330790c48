/** Gives a drop cap, the big letter at the start of a chapter, back to the word that it begins. */
import type { Word } from "../page/content.ts";
import { median } from "./box.ts";
import { hasLetter } from "./script.ts";

const join = (cap: Word, first: Word): Word => ({
  ...first,
  text: cap.text + first.text,
  x0: Math.min(cap.x0, first.x0),
});

/** The words with every drop cap joined to the first word of the uppermost line beside it. */
export const joinDropCaps = (words: ReadonlyArray<Word>): ReadonlyArray<Word> => {
  const usual = median(words.map(({ size }) => size));
  const caps = words.filter((word) => word.size > 1.8 * usual && /^["“‘«]?\p{Lu}$/u.test(word.text));
  if (caps.length === 0 || caps.length > 12) return words;
  const replaced = new Map<Word, Word | undefined>();
  for (const cap of caps) {
    const top = cap.baseline - 0.8 * cap.size;
    let first: Word | undefined;
    for (const word of words) {
      if (word.size > 0.7 * cap.size || !hasLetter(word.text)) continue;
      const gap = word.x0 - cap.x1;
      if (gap < -0.5 * word.size || gap > 1.2 * word.size) continue;
      // The line has to stand beside the letter, with at least one more line below it.
      if (word.baseline < top || cap.baseline - word.baseline < 0.8 * word.size) continue;
      if (first === undefined || word.baseline < first.baseline) first = word;
    }
    if (first === undefined || replaced.has(first)) continue;
    replaced.set(first, join(cap, first));
    replaced.set(cap, undefined);
  }
  if (replaced.size === 0) return words;
  return words.flatMap((word) => {
    if (!replaced.has(word)) return [word];
    const other = replaced.get(word);
    return other === undefined ? [] : [other];
  });
};
