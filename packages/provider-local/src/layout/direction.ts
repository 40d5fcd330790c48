/** Puts the words of a line into the order in which they are read. Words come from left to right as they stand. */
import type { Word } from "../page/content.ts";
import { direction, isAscii } from "./script.ts";

/**
 * Whether a line is read from right to left: most of its letters are; on a page of such a script (`among`) one word is
 * enough.
 */
export const isRightToLeft = (words: ReadonlyArray<Word>, among = false): boolean => {
  let balance = 0;
  for (const { text } of words) {
    const way = direction(text);
    if (among && way < 0) return true;
    balance += way * text.length;
  }
  return balance < 0;
};

/**
 * The words in logical order. Runs against the direction of the line are turned as a whole: Latin words in an Arabic
 * line keep their own order, with the numbers that follow them.
 */
export const readingOrder = (words: ReadonlyArray<Word>, rightToLeft: boolean): ReadonlyArray<Word> => {
  if (!rightToLeft && words.every(({ text }) => isAscii(text) || direction(text) >= 0)) return words;
  const against = rightToLeft ? 1 : -1;
  const groups: Array<ReadonlyArray<Word>> = [];
  for (let index = 0; index < words.length;) {
    const word = words[index] as Word;
    let end = index + 1;
    if (direction(word.text) === against) {
      // Neutral words belong to the run when the run goes on after them; digits also at its end when it runs left to right.
      for (let next = end; next < words.length; next += 1) {
        const text = words[next]?.text ?? "";
        const way = direction(text);
        if (way === against || (against === 1 && way === 0 && /^\d/.test(text))) end = next + 1;
        else if (way !== 0) break;
      }
    }
    const run = words.slice(index, end);
    groups.push(against === -1 ? run.toReversed() : run);
    index = end;
  }
  return (rightToLeft ? groups.toReversed() : groups).flat();
};
