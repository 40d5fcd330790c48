/** Joins characters to words by their places on the page. */
import type { Word } from "../page/content.ts";
import type { Character } from "./characters.ts";

/** A wider gap than this share of the font's height ends a word. */
const gapLimit = 0.18;
/** A generated space ends a word when the gap is at least this share of the font's height. */
const generatedGapLimit = 0.1;

const isSpace = (code: number): boolean => code === 32 || code === 13 || code === 10 || code === 9 || code === 160;
const isHyphen = (code: number): boolean => code === 2 || code === 0xfffe || code === 0xad;
const isRightToLeft = (code: number): boolean =>
  (code >= 0x590 && code <= 0x8ff) || (code >= 0xfb1d && code <= 0xfdff) || (code >= 0xfe70 && code <= 0xfeff);

const joins = (before: Character, next: Character, spaced: boolean): boolean => {
  const [a, b] = [before.style, next.style];
  if (a.directionX !== b.directionX || a.directionY !== b.directionY) return false;
  const size = Math.max(a.size, b.size);
  const shift = Math.abs(before.baseline - next.baseline);
  const smaller = Math.min(a.size, b.size) / size;
  if (shift > (smaller < 0.9 ? 0.12 : 0.3) * size) return false;
  const backwards = isRightToLeft(before.code) || isRightToLeft(next.code);
  const gap = backwards && next.start < before.start ? before.start - next.end : next.start - before.end;
  const limit = spaced ? generatedGapLimit : gapLimit;
  return gap < limit * size && gap > -0.8 * size;
};

const makeWord = (characters: ReadonlyArray<Character>): Word | undefined => {
  const [first] = characters;
  if (first === undefined) return undefined;
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  let size = 0;
  let bold = 0;
  let italic = 0;
  let monospace = 0;
  let text = "";
  let softHyphen = false;
  for (const character of characters) {
    x0 = Math.min(x0, character.x0);
    y0 = Math.min(y0, character.y0);
    x1 = Math.max(x1, character.x1);
    y1 = Math.max(y1, character.y1);
    size = Math.max(size, character.style.size);
    bold += character.style.bold ? 1 : 0;
    italic += character.style.italic ? 1 : 0;
    monospace += character.style.monospace ? 1 : 0;
    softHyphen = isHyphen(character.code);
    text += softHyphen ? "-" : String.fromCodePoint(character.code);
  }
  const half = characters.length / 2;
  return {
    x0,
    y0,
    x1,
    y1,
    text: text.normalize("NFC"),
    baseline: first.style.rotated ? y1 : first.baseline,
    size,
    bold: bold > half,
    italic: italic > half,
    monospace: monospace > half,
    color: first.style.color,
    ...(first.style.rotated ? { rotated: true } : {}),
    ...(softHyphen ? { softHyphen: true } : {}),
  };
};

/** The words of a page, in the order of the characters. */
export const makeWords = (characters: ReadonlyArray<Character>): ReadonlyArray<Word> => {
  const words: Array<Word> = [];
  let current: Array<Character> = [];
  let spaced = false;
  const finish = () => {
    const word = makeWord(current);
    if (word !== undefined) words.push(word);
    current = [];
  };
  for (const character of characters) {
    if (isSpace(character.code)) {
      if (character.generated) spaced = true;
      else finish();
      continue;
    }
    const before = current.at(-1);
    if (before !== undefined && !joins(before, character, spaced)) finish();
    spaced = false;
    current.push(character);
  }
  finish();
  return words;
};
