/** Words grouped into lines, and lines into segments: runs of words that normal spaces hold together. */

import type { Box, Word } from "../page/content.ts";

/** Words of one line that stand together. */
export interface Segment extends Box {
  readonly words: ReadonlyArray<Word>;
  /** Largest font size in it, points. */
  readonly size: number;
}

/** Words that stand side by side, from left to right. */
export interface Line {
  readonly words: ReadonlyArray<Word>;
  /** Top and bottom (baseline) of the letters without ascenders and descenders' slack, points. */
  readonly top: number;
  readonly bottom: number;
  readonly size: number;
}

/** The height of capital letters as a part of the font size. */
const CAPITAL = 0.7;
/** Spaces wider than this many font sizes part two cells where nothing else is known. */
export const WIDE = 0.9;
/** Spaces wider than this may part two cells inside a table; a normal space is 0.25. */
export const TIGHT = 0.45;

/** Spaces wider than this part two numbers: unlike those between words, they are never stretched to fill a line. */
const NUMBERS = 0.6;
const DIGITS = /^[^\p{L}]*\d[^\p{L}]*$/u;

/** In type of fixed width an ordinary space is 0.6 font sizes wide, so that two of them part cells. */
const FIXED = 0.8;

const DOTS = /^[.·․‥…_]+$/u;

/**
 * The words of a line that say nothing: dots which lead the eye from a label to its number (several dots, or several
 * words of one), and bars which an OCR engine read from a vertical rule.
 */
export const leadersOf = (words: ReadonlyArray<Word>): ReadonlySet<Word> => {
  const leaders = new Set<Word>();
  for (const [i, word] of words.entries()) {
    if (word.confidence !== undefined && /^[|¦]+$/u.test(word.text)) leaders.add(word);
    if (!DOTS.test(word.text)) continue;
    if (
      word.text.length > 1 ||
      word.text === "…" ||
      [words[i - 1], words[i + 1]].some((other) => other !== undefined && DOTS.test(other.text))
    )
      leaders.add(word);
  }
  return leaders;
};

const top = (word: Word): number => word.baseline - CAPITAL * word.size;

/** Lines of words from top to bottom; rotated words are left out. A word joins a line when half of its height overlaps. */
export const linesOf = (words: ReadonlyArray<Word>): ReadonlyArray<Line> => {
  const sorted = words
    .filter((word) => word.rotated !== true && word.size > 0)
    .toSorted((a, b) => a.baseline - b.baseline);
  const lines: { words: Word[]; top: number; bottom: number; size: number }[] = [];
  for (const word of sorted) {
    const high = top(word);
    let home: (typeof lines)[number] | undefined;
    for (let i = lines.length - 1; i >= 0 && i >= lines.length - 3; i--) {
      const line = lines[i] as (typeof lines)[number];
      const overlap = Math.min(line.bottom, word.baseline) - Math.max(line.top, high);
      const lower = Math.min(line.bottom - line.top, word.baseline - high);
      if (overlap >= 0.5 * lower && Math.max(line.size, word.size) < 2.2 * Math.min(line.size, word.size)) {
        home = line;
        break;
      }
    }
    if (home === undefined) {
      lines.push({ words: [word], top: high, bottom: word.baseline, size: word.size });
      continue;
    }
    home.words.push(word);
    if (word.size > home.size * 1.15) {
      home.size = word.size;
      home.top = high;
      home.bottom = word.baseline;
    }
  }
  for (const line of lines) line.words.sort((a, b) => a.x0 - b.x0);
  return lines.toSorted((a, b) => a.bottom - b.bottom);
};

/** Cuts a line where the space between two words is wider than `gap` font sizes. Dot leaders belong to no segment. */
export const segmentsOf = (line: Line, gap: number): ReadonlyArray<Segment> => {
  const segments: Segment[] = [];
  let words: Word[] = [];
  let right = 0;
  const leaders = leadersOf(line.words);
  for (const word of line.words) {
    if (leaders.has(word)) {
      if (words.length > 0) segments.push(segmentOf(words));
      words = [];
      continue;
    }
    const previous = words.at(-1);
    if (previous !== undefined) {
      const least = previous.monospace && word.monospace ? FIXED : 0;
      const limit = Math.max(
        least,
        gap > NUMBERS && DIGITS.test(previous.text) && DIGITS.test(word.text) ? NUMBERS : gap,
      );
      const size = Math.min(line.size, Math.max(previous.size, word.size));
      if (word.x0 - right > limit * size && !glued(previous, word)) {
        segments.push(segmentOf(words));
        words = [];
      }
    }
    right = words.length === 0 ? inkRight(word) : Math.max(right, inkRight(word));
    words.push(word);
  }
  if (words.length > 0) segments.push(segmentOf(words));
  return segments;
};

/** True when letters of the two lines stand beside each other: cells of one row that are centred against each other. */
export const beside = (upper: Line, lower: Line): boolean =>
  lower.top < upper.bottom - 0.05 * Math.min(upper.size, lower.size);

/** The segments of lines that stand beside each other, put together; overlapping ones become one. */
export const visualRows = (
  lines: ReadonlyArray<Line>,
  segments: ReadonlyArray<ReadonlyArray<Segment>>,
): ReadonlyArray<ReadonlyArray<Segment>> => {
  const rows: Segment[][] = [];
  for (const [i, line] of lines.entries()) {
    const above = lines[i - 1];
    if (above !== undefined && beside(above, line)) rows.at(-1)?.push(...(segments[i] ?? []));
    else rows.push([...(segments[i] ?? [])]);
  }
  return rows.map(mergeOverlaps);
};

/** Segments from left to right; those that overlap, as lines of one cell do, become one. */
export const mergeOverlaps = (segments: ReadonlyArray<Segment>): ReadonlyArray<Segment> => {
  const merged: Segment[] = [];
  for (const segment of segments.toSorted((a, b) => a.x0 - b.x0)) {
    const last = merged.at(-1);
    if (last !== undefined && segment.x0 < last.x1)
      merged[merged.length - 1] = segmentOf([...last.words, ...segment.words]);
    else merged.push(segment);
  }
  return merged;
};

/** A currency sign belongs to the amount on its right, a closing sign to the one on its left, however wide the space. */
const glued = (left: Word, right: Word): boolean => {
  const space = right.x0 - left.x1;
  const size = Math.max(left.size, right.size);
  if (/^\(?(?:[$€£¥₩₹]|US\$|R\$|C\$|A\$)\(?$/u.test(left.text))
    return space < 16 * size && /^[\d(.–—-]/u.test(right.text);
  return space < 1.5 * size && /^[)%]+$/u.test(right.text) && /\d$/u.test(left.text);
};

/** The right end of the letters: dots glued to the end of a word (as leaders) are not counted. */
export const inkRight = (word: Word): number => {
  const dots = /[.·․‥…_]{3,}$/u.exec(word.text)?.[0].length ?? 0;
  return dots === 0
    ? word.x1
    : Math.max(word.x0, word.x0 + ((word.x1 - word.x0) * (word.text.length - dots)) / word.text.length);
};

/** The segment that words of one line make. */
export const segmentOf = (words: ReadonlyArray<Word>): Segment => {
  let [x0, y0, x1, y1, size] = [Infinity, Infinity, -Infinity, -Infinity, 0];
  for (const word of words) {
    x0 = Math.min(x0, word.x0);
    y0 = Math.min(y0, word.y0);
    x1 = Math.max(x1, inkRight(word));
    y1 = Math.max(y1, word.y1);
    size = Math.max(size, word.size);
  }
  return { words, x0, y0, x1, y1, size };
};

/** The words' texts with spaces. */
export const textOf = (words: ReadonlyArray<Word>): string => words.map((word) => word.text).join(" ");
