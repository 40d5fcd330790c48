/** Deals with words whose characters the file does not tell: places that OCR may read instead. */
import type { Box, Word } from "../page/content.ts";
import type { FoundWord } from "./words.ts";

/** So many such words, and such a share of all, are worth a reading by OCR. */
const fewestWords = 5;
const leastShare = 0.03;
/** A lone unknown character this close before a word, in heights, and with nothing before it, marks a list. */
const bulletGap = 4;

/** The words of a page, and where words stand that the file does not tell. */
export interface KnownWords {
  readonly words: Array<Word>;
  readonly unread: ReadonlyArray<Box>;
}

const onLine = (a: Word, b: Word): boolean => Math.abs(a.baseline - b.baseline) < 0.4 * Math.max(a.size, b.size);

const isBullet = (word: Word, words: ReadonlyArray<FoundWord>): boolean => {
  let followed = false;
  for (const { word: other } of words) {
    if (other === word || !onLine(word, other)) continue;
    const gap = (other.x0 - word.x1) / word.size;
    if (gap > -0.2 && gap < bulletGap) followed = true;
    // Something close before it: then it is part of a line.
    if (other.x0 < word.x0 && (word.x0 - other.x1) / word.size < bulletGap) return false;
  }
  return followed;
};

const joinLines = (words: ReadonlyArray<Word>): ReadonlyArray<Box> => {
  const boxes: Array<Box> = [];
  let last: Word | undefined;
  for (const word of words) {
    const box = boxes.at(-1);
    if (
      last !== undefined &&
      box !== undefined &&
      onLine(last, word) &&
      word.x0 - box.x1 < word.size &&
      word.x1 > box.x0
    )
      boxes[boxes.length - 1] = {
        x0: Math.min(box.x0, word.x0),
        y0: Math.min(box.y0, word.y0),
        x1: Math.max(box.x1, word.x1),
        y1: Math.max(box.y1, word.y1),
      };
    else boxes.push({ x0: word.x0, y0: word.y0, x1: word.x1, y1: word.y1 });
    last = word;
  }
  return boxes;
};

/**
 * Keeps what can be read. Unknown characters that stand where list marks stand become bullets. Where many words are
 * unknown they are left out, and their places are `unread`; single ones keep U+FFFD for what is unknown in them.
 */
export const keepKnown = (found: ReadonlyArray<FoundWord>): KnownWords => {
  const unknown = found.filter(({ unreadable }) => unreadable > 0);
  if (unknown.length === 0) return { words: found.map(({ word }) => word), unread: [] };
  const bullets = new Set(unknown.filter(({ word }) => word.text === "\ufffd" && isBullet(word, found)));
  const lost = unknown.length - bullets.size;
  const many = lost >= fewestWords && lost >= leastShare * found.length;
  const words: Array<Word> = [];
  for (const one of found) {
    if (bullets.has(one)) words.push({ ...one.word, text: "•" });
    else if (one.unreadable === 0 || (!many && one.unreadable <= 0.5 * one.word.text.length)) words.push(one.word);
  }
  const left = unknown.filter((one) => !bullets.has(one));
  return { words, unread: many ? joinLines(left.map(({ word }) => word)) : [] };
};
