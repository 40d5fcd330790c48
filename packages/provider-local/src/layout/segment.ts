/** Cuts rows into segments: stretches of words with ordinary spaces between them. Reading order moves whole segments. */
import type { Box, Word } from "../page/content.ts";
import { median } from "./box.ts";
import type { Row } from "./row.ts";
import { letterWidth } from "./script.ts";

/** A stretch of one row. */
export interface Segment extends Box {
  /** From left to right as they stand. */
  readonly words: ReadonlyArray<Word>;
  readonly baseline: number;
  /** Font size in points. */
  readonly size: number;
  /** Number of the row on the page; segments of one row share it. */
  readonly row: number;
  /** Width of the text in Latin letters. */
  readonly letters: number;
}

/**
 * A gap wider than this, in font sizes, may part two columns. In justified lines ordinary spaces get as wide, which does
 * no harm: pieces of one column become one line again.
 */
const leastGap = 0.75;

const makeSegment = (words: ReadonlyArray<Word>, row: Row, number: number): Segment => {
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  let letters = words.length - 1;
  let size = 0;
  let width = 0;
  for (const word of words) {
    x0 = Math.min(x0, word.x0);
    y0 = Math.min(y0, word.y0);
    x1 = Math.max(x1, word.x1);
    y1 = Math.max(y1, word.y1);
    letters += letterWidth(word.text);
    size += word.size * (word.x1 - word.x0 + 0.01);
    width += word.x1 - word.x0 + 0.01;
  }
  // A row may hold pieces of several columns whose baselines and sizes differ a little: each piece has its own.
  const own = words.find((word) => word.size === row.size) ?? words.reduce((a, b) => (b.size > a.size ? b : a));
  return {
    words,
    x0,
    y0,
    x1,
    y1,
    letters,
    row: number,
    size: own.size === row.size ? row.size : size / width,
    baseline: own.baseline,
  };
};

/** How near, in font sizes, a gap must be to a gutter to be part of it. */
const nearGutter = 0.8;

/**
 * Cuts a segment that runs across the gutter at `x`, when there is a gap that is wider than its ordinary spaces and the
 * words behind it begin at `edge`, where the lines of the right column begin. Lines that stick out of their column
 * leave so narrow a gap.
 */
export const cutSegment = (segment: Segment, x: number, edge: number): readonly [Segment, Segment] | undefined => {
  const { words, size } = segment;
  const gaps = words.slice(1).map((word, index) => word.x0 - (words[index]?.x1 ?? 0));
  const usual = median(gaps);
  for (const [index, gap] of gaps.entries()) {
    const next = words[index + 1];
    if (next === undefined || Math.abs(next.x0 - gap / 2 - x) > nearGutter * size) continue;
    if (gap < 0.3 * size || gap < 1.3 * usual || Math.abs(next.x0 - edge) > 0.4 * size) continue;
    const row = { words: [...words], baseline: segment.baseline, size };
    return [
      makeSegment(words.slice(0, index + 1), row, segment.row),
      makeSegment(words.slice(index + 1), row, segment.row),
    ];
  }
  return undefined;
};

/** The segments of a row, from left to right. `number` is the row's number on the page. */
export const splitRow = (row: Row, number: number): ReadonlyArray<Segment> => {
  const { words } = row;
  const segments: Array<Segment> = [];
  let start = 0;
  let right = words[0]?.x1 ?? 0;
  for (let index = 1; index < words.length; index += 1) {
    const [before, word] = [words[index - 1] as Word, words[index] as Word];
    if (word.x0 - right > leastGap * Math.max(before.size, word.size)) {
      segments.push(makeSegment(words.slice(start, index), row, number));
      start = index;
    }
    right = Math.max(right, word.x1);
  }
  segments.push(makeSegment(words.slice(start), row, number));
  return segments;
};
