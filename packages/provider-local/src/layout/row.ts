/** Groups the words of a page into rows: words that share a baseline, with the raised and lowered ones beside them. */
import type { Word } from "../page/content.ts";

/** Words of one baseline across the whole page, from left to right. */
export interface Row {
  readonly words: Array<Word>;
  readonly baseline: number;
  /** Font size that most of the row's width has, in points. */
  readonly size: number;
}

/** The size that covers most of the width of `words`. */
const mainSize = (words: ReadonlyArray<Word>): number => {
  const [first] = words;
  if (first === undefined) return 0;
  if (words.every(({ size }) => size === first.size)) return first.size;
  const widths = new Map<number, number>();
  for (const { size, x0, x1 } of words) widths.set(size, (widths.get(size) ?? 0) + Math.max(x1 - x0, 0.1));
  let [best, most] = [first.size, 0];
  for (const [size, width] of widths) if (width > most) [best, most] = [size, width];
  return best;
};

const makeRow = (words: Array<Word>): Row => {
  words.sort((a, b) => a.x0 - b.x0);
  const size = mainSize(words);
  const main = words.find((word) => word.size === size) ?? words[0];
  return { words, baseline: main?.baseline ?? 0, size };
};

const byBaseline = (words: ReadonlyArray<Word>): Array<Row> => {
  const sorted = words.toSorted((a, b) => a.baseline - b.baseline || a.x0 - b.x0);
  const rows: Array<Row> = [];
  let current: Array<Word> = [];
  for (const word of sorted) {
    const first = current[0];
    const last = current.at(-1);
    const size = Math.min(word.size, last?.size ?? word.size);
    const same =
      first === undefined ||
      last === undefined ||
      (word.baseline - last.baseline <= 0.15 * size && word.baseline - first.baseline <= 0.3 * size);
    if (!same) {
      rows.push(makeRow(current));
      current = [];
    }
    current.push(word);
  }
  if (current.length > 0) rows.push(makeRow(current));
  return rows;
};

const byEngineLine = (words: ReadonlyArray<Word>): Array<Row> => {
  const lines = new Map<number, Array<Word>>();
  for (const word of words) {
    const line = lines.get(word.line ?? -1);
    if (line === undefined) lines.set(word.line ?? -1, [word]);
    else line.push(word);
  }
  return Array.from(lines.values(), makeRow);
};

/** Where `word` would stand in the row: the index of the first word that starts right of it. */
const place = (words: ReadonlyArray<Word>, word: Word): number => {
  let [low, high] = [0, words.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((words[middle]?.x0 ?? 0) > word.x0) high = middle;
    else low = middle + 1;
  }
  return low;
};

/** What a superscript can belong to; a large brace beside several lines is none. */
const bearer = /[\p{L}\p{N})\].,;:!?'"”’∑∏∫]/u;

/** Whether `word` is small, raised or lowered, and close beside `host`. */
const isScriptOf = (word: Word, host: Word | undefined): boolean => {
  if (host === undefined || word.size > 0.86 * host.size || !bearer.test(host.text)) return false;
  const rise = host.baseline - word.baseline;
  if (rise > 0.75 * host.size || rise < -0.4 * host.size) return false;
  const gap = Math.max(word.x0 - host.x1, host.x0 - word.x1);
  // The mark of a footnote may stand a little before its text.
  const ahead = word.x1 <= host.x0 && /^[\d*†‡§¶]{1,3}$/.test(word.text);
  if (gap > (ahead ? 1.5 : 0.35) * host.size || gap < -0.3 * host.size) return false;
  return Math.min(word.y1, host.y1) - Math.max(word.y0, host.y0) > 0.25 * (word.y1 - word.y0);
};

/** Moves superscripts and subscripts to the rows that they belong to. */
const joinScripts = (rows: ReadonlyArray<Row>): Array<Row> => {
  const result: Array<Row> = [];
  for (const [index, row] of rows.entries()) {
    const hosts: Array<Row> = [];
    for (const step of [-1, 1])
      for (let other = index + step; ; other += step) {
        const host = rows[other];
        if (host === undefined) break;
        const distance = Math.abs(host.baseline - row.baseline);
        if (distance > 0.75 * Math.max(host.size, row.size * 2)) break;
        if (host.words.length > 0) hosts.push(host);
      }
    if (hosts.length === 0) {
      result.push(row);
      continue;
    }
    hosts.sort((a, b) => Math.abs(a.baseline - row.baseline) - Math.abs(b.baseline - row.baseline));
    const kept: Array<Word> = [];
    for (const word of row.words) {
      const host = hosts.find(({ words }) => {
        const at = place(words, word);
        return isScriptOf(word, words[at - 1]) || isScriptOf(word, words[at]);
      });
      if (host === undefined) kept.push(word);
      else host.words.splice(place(host.words, word), 0, word);
    }
    row.words.splice(0, row.words.length, ...kept);
    result.push(row);
  }
  return result.filter(({ words }) => words.length > 0);
};

/** The same word drawn twice at almost the same place, which is how some programs make bold type. */
const isRepeated = (word: Word, before: Word | undefined): boolean =>
  before !== undefined &&
  before.text === word.text &&
  Math.abs(before.x0 - word.x0) < 0.15 * word.size &&
  Math.abs(before.baseline - word.baseline) < 0.15 * word.size;

/** The rows of upright `words`, from top to bottom. Lines that an OCR engine has found stay together. */
export const makeRows = (words: ReadonlyArray<Word>): ReadonlyArray<Row> => {
  const free = words.filter(({ line }) => line === undefined);
  const found = free.length === words.length ? [] : words.filter(({ line }) => line !== undefined);
  const rows = joinScripts(byBaseline(free));
  for (const { words: row } of rows)
    for (let index = row.length - 1; index > 0; index -= 1)
      if (isRepeated(row[index] as Word, row[index - 1])) row.splice(index, 1);
  return [...rows, ...byEngineLine(found)].toSorted((a, b) => a.baseline - b.baseline);
};
