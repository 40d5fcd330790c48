/** What the words of a cell say: text in reading order, and whether it is a number. */

import type { Word } from "../page/content.ts";
import { leadersOf, linesOf } from "./segment.ts";
import { touches } from "./turned.ts";

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/u;
/** Scripts without spaces between words: Han and Kana. */
const SPACELESS = /[\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]/u;

/** The words of a line as they are read: from the right where most of them run so, but Latin words and numbers stay. */
const logical = (words: ReadonlyArray<Word>): ReadonlyArray<Word> => {
  const right = words.filter((word) => RIGHT_TO_LEFT.test(word.text)).length;
  if (right * 2 <= words.filter((word) => /\p{L}/u.test(word.text)).length) return words;
  const runs: Word[][] = [];
  for (const word of words) {
    const last = runs.at(-1);
    const against = !RIGHT_TO_LEFT.test(word.text);
    if (last !== undefined && against && !RIGHT_TO_LEFT.test(last[0]?.text ?? "")) last.push(word);
    else runs.push([word]);
  }
  return runs.toReversed().flat();
};

/** The words in reading order: line by line; rotated words last, as they came. */
export const readingOrder = (words: ReadonlyArray<Word>): ReadonlyArray<Word> => {
  if (words.length < 2) return words;
  const ordered = linesOf(words).flatMap((line) => logical(line.words));
  return ordered.length === words.length ? ordered : [...ordered, ...words.filter((word) => !ordered.includes(word))];
};

/** The text of words in reading order: lines joined by a space, soft hyphens closed, dot leaders dropped. */
export const cellText = (words: ReadonlyArray<Word>): string => {
  let text = "";
  let previous: Word | undefined;
  const leaders = leadersOf(words);
  for (const word of words) {
    if (leaders.has(word)) continue;
    const part = word.text.replace(/[.·․‥…_]{3,}$/u, "");
    if (part === "") continue;
    if (previous === undefined) text = part;
    else if (word.rotated === true && previous.rotated === true && touches(previous, word)) text += part;
    else if (broken(previous, word)) text = text.replace(/[-\u00AD\u2010]$/u, "") + part;
    else text += spaceless(previous, word) ? part : ` ${part}`;
    previous = word;
  }
  return text.trim();
};

/** True when a line ends and the next begins in a script without spaces. */
const spaceless = (word: Word, next: Word): boolean =>
  next.baseline - word.baseline > 0.6 * word.size &&
  SPACELESS.test(word.text.at(-1) ?? "") &&
  SPACELESS.test(next.text.charAt(0));

/** True when the hyphen at the end of the line only breaks the word. */
const broken = (word: Word, next: Word): boolean => {
  const lower = next.baseline - word.baseline > 0.6 * word.size;
  if (!lower) return false;
  if (word.softHyphen === true || word.text.endsWith("\u00AD")) return true;
  return /\p{Ll}[-\u2010]$/u.test(word.text) && /^\p{Ll}/u.test(next.text);
};

/** Signs that stand for a missing or zero value. */
const PLACEHOLDER = /^(?:[-–—−:.…*x×✓✗●]+|n\.?\s?[ad]\.?|n\/a|nil|nm|\((?:[dnsxz]|na)\))$/iu;

/** Signs and currencies before the first digit of a number. */
const SIGNS = /^[\s([<>≤≥~≈±+−–—-]*(?:US\$|[$€£¥₩₹]|(?:EUR|USD|GBP|CHF)\s?)?[\s(+−–-]*/u;

/** True for a number with its signs, a unit and footnote marks: `(1,234)`, `5.2 %`, `12 km`, `2 million`, `-`. */
export const isNumeric = (text: string): boolean => {
  if (PLACEHOLDER.test(text)) return true;
  if (text.length > 40 || !/^[.,]?\d/u.test(text.replace(SIGNS, ""))) return false;
  if (/^[\d.,\s]+\p{L}{1,10}$/u.test(text)) return true;
  const digits = text.replace(/\D/gu, "").length;
  const letters = text.replace(/\P{L}/gu, "").length;
  return letters <= 3 ? digits >= letters || letters <= 1 : digits > 2 * letters;
};

/** True for a year or a range of years: it may name a column as well as be a value. */
export const isYear = (text: string): boolean =>
  /^(?:FY\s?)?(?:19|20)\d\d(?:\s?(?:[-/–]|to|through)\s?\d{1,4})?[a-z*†‡]{0,2}$/u.test(text);

/** True for a number that is a value: no year, no unit such as `(000)` or `($1,000)`, no placeholder. */
export const isValue = (text: string): boolean =>
  isNumeric(text) &&
  !PLACEHOLDER.test(text) &&
  !isYear(text) &&
  !/^\((?:[0.]+|\$?1(?:,000)+|.*\p{L}.*)\)\W*$/u.test(text);

/** True for a sign that stands for a missing or zero value. */
export const isPlaceholder = (text: string): boolean => PLACEHOLDER.test(text);
