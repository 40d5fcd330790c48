/** Joins characters to words by their places on the page. */
import type { Word } from "../page/content.ts";
import { fromTheRight, holdsRightToLeft, toLogical } from "./bidi.ts";
import type { Character } from "./character.ts";
import { gapLimits, type GapLimits } from "./gaps.ts";
import { isIdeograph, isLatin, isLineHyphen, isMark, isRightToLeft, isSpace, isUnreadable } from "./scripts.ts";

/** Presentation forms of ligatures are written out; other compatibility characters are kept. */
const presentationForms = /[\uFB00-\uFB06\uFB13-\uFB17\uFB1D-\uFDFF\uFE70-\uFEFC]/gu;

/** Baselines that differ by more than this share of the size belong to different lines. */
const sameBaseline = 0.3;
/** The same where the size changes: a small digit that is raised is an exponent. */
const sameBaselineSmaller = 0.12;

const onOneLine = (before: Character, next: Character): boolean => {
  const [a, b] = [before.style, next.style];
  if (a === b) return Math.abs(before.baseline - next.baseline) <= sameBaseline * a.size;
  if (a.directionX !== b.directionX || a.directionY !== b.directionY) return false;
  const size = Math.max(a.size, b.size);
  const limit = Math.min(a.size, b.size) < 0.9 * size ? sameBaselineSmaller : sameBaseline;
  return Math.abs(before.baseline - next.baseline) <= limit * size;
};

/** Splits the characters where the baseline or the direction changes. Spaces belong to the run before them. */
const runsOf = (characters: ReadonlyArray<Character>): ReadonlyArray<ReadonlyArray<Character>> => {
  const runs: Array<Array<Character>> = [];
  let run: Array<Character> = [];
  let last: Character | undefined;
  for (const character of characters) {
    if (!isSpace(character.code)) {
      if (last !== undefined && !isMark(character.code) && !onOneLine(last, character)) {
        runs.push(run);
        run = [];
      }
      last = character;
    }
    run.push(character);
  }
  runs.push(run);
  return runs;
};

const joins = (
  before: Character,
  next: Character,
  space: Character | undefined,
  limits: GapLimits,
  backwards: boolean,
): boolean => {
  if (isMark(next.code)) return true;
  // Two scripts that run against each other do not share a word.
  if (
    backwards && isRightToLeft(before.code)
      ? isLatin(next.code)
      : backwards && isLatin(before.code) && isRightToLeft(next.code)
  )
    return false;
  const em = Math.max(before.style.em, next.style.em);
  const gap = (backwards ? before.start - next.end : next.start - before.end) / em;
  const back = (backwards ? before.end - next.end : next.start - before.start) / em;
  if (gap < -0.8 || back < -0.15) return false;
  if (space !== undefined && !space.generated) return gap <= limits.written && !before.style.invisible;
  if (isIdeograph(before.code) && isIdeograph(next.code)) return gap <= limits.ideograph;
  return gap <= (space === undefined ? limits.plain : limits.generated);
};

/** A word, and what is known of its characters. */
export interface FoundWord {
  readonly word: Word;
  /** Characters that nobody knows; they are U+FFFD in the text. */
  readonly unreadable: number;
  /** Drawn invisibly: the text layer of a scan. */
  readonly invisible: boolean;
}

const makeWord = (characters: ReadonlyArray<Character>): FoundWord | undefined => {
  const [first] = characters;
  if (first === undefined) return undefined;
  let [x0, y0, x1, y1, size] = [first.x0, first.y0, first.x1, first.y1, 0];
  let [bold, italic, monospace] = [0, 0, 0];
  let text = "";
  let [highest, unreadable] = [0, 0];
  for (const character of characters) {
    if (character.x0 < x0) x0 = character.x0;
    if (character.y0 < y0) y0 = character.y0;
    if (character.x1 > x1) x1 = character.x1;
    if (character.y1 > y1) y1 = character.y1;
    const { style } = character;
    if (style.size > size) size = style.size;
    if (style.bold) bold++;
    if (style.italic) italic++;
    if (style.monospace) monospace++;
    if (character.code > highest) highest = character.code;
    if (isLineHyphen(character.code)) text += "-";
    else if (isUnreadable(character.code)) {
      unreadable++;
      text += "\ufffd";
    } else text += String.fromCodePoint(character.code);
  }
  // Below the combining marks every text is in NFC.
  if (highest >= 0x300) text = text.replace(presentationForms, (form) => form.normalize("NFKC")).normalize("NFC");
  const half = characters.length / 2;
  const { rotated, color, invisible } = first.style;
  const softHyphen = characters.length > 1 && isLineHyphen(characters.at(-1)?.code ?? 0);
  const word: Word = {
    x0,
    y0,
    x1,
    y1,
    text,
    baseline: rotated ? y1 : first.baseline,
    size,
    bold: bold > half,
    italic: italic > half,
    monospace: monospace > half,
    color,
    ...(rotated ? { rotated: true } : {}),
    ...(softHyphen ? { softHyphen: true } : {}),
  };
  return { word, unreadable, invisible };
};

const splitRun = (run: ReadonlyArray<Character>): ReadonlyArray<ReadonlyArray<Character>> => {
  const backwards = holdsRightToLeft(run);
  const ordered = backwards ? fromTheRight(run.filter(({ generated }) => !generated)) : run;
  const limits = gapLimits(ordered, backwards);
  const words: Array<Array<Character>> = [];
  let word: Array<Character> = [];
  let space: Character | undefined;
  let before: Character | undefined;
  for (const character of ordered) {
    if (isSpace(character.code)) {
      if (space === undefined || space.generated) space = character;
      continue;
    }
    if (before !== undefined && !joins(before, character, space, limits, backwards)) {
      words.push(word);
      word = [];
    }
    word.push(character);
    before = character;
    space = undefined;
  }
  if (word.length > 0) words.push(word);
  if (!backwards) return words;
  // Back to the order of the file, which PDFium has made the logical one.
  const place = new Map(run.map((character, index) => [character, index]));
  const firstPlace = (characters: ReadonlyArray<Character>): number =>
    Math.min(...characters.map((character) => place.get(character) ?? 0));
  return words.toSorted((a, b) => firstPlace(a) - firstPlace(b)).map(toLogical);
};

/** The words of a page, in the order of the file. */
export const findWords = (characters: ReadonlyArray<Character>): ReadonlyArray<FoundWord> => {
  const words: Array<FoundWord> = [];
  for (const run of runsOf(characters))
    for (const split of splitRun(run)) {
      const word = makeWord(split);
      if (word !== undefined) words.push(word);
    }
  return words;
};
