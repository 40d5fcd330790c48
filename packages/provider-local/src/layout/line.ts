/** A line of text as it is read: its words in logical order and what its type face tells. */
import type { Box, Word } from "../page/content.ts";
import { around } from "./box.ts";
import { isRightToLeft, readingOrder } from "./direction.ts";
import { type Marker, markerOf } from "./marker.ts";
import { hasLetter } from "./script.ts";
import type { Segment } from "./segment.ts";

/** A line of one column. */
export interface Line extends Box {
  /** In logical order. */
  readonly words: ReadonlyArray<Word>;
  readonly baseline: number;
  /** Font size of most of the line, in points. */
  readonly size: number;
  readonly rightToLeft: boolean;
  /** All letters are bold, italic; all words are of fixed width. */
  readonly bold: boolean;
  readonly italic: boolean;
  readonly monospace: boolean;
  /** Pieces stand far apart, as the cells of a form do. */
  readonly gapped: boolean;
  /** Ends with a row of dots and a page number, as in a table of contents. */
  readonly leader: boolean;
  readonly marker: Marker | undefined;
  /** Where the line begins and ends in the direction of writing; grows in that direction (so it is -x when written from right to left). */
  readonly start: number;
  readonly end: number;
  /** The words joined by spaces. */
  readonly text: string;
}

/** A gap inside a line, in font sizes, that shows that its pieces do not belong to one sentence. */
const pieceGap = 2.2;
/** The same behind what looks like the mark of a list item: the number of a page stands farther from a running head. */
const markerGap = 5;

const share = (words: ReadonlyArray<Word>, test: (word: Word) => boolean): boolean => {
  let [all, those] = [0, 0];
  for (const word of words) {
    if (!hasLetter(word.text)) continue;
    all += word.text.length;
    if (test(word)) those += word.text.length;
  }
  return all > 0 && those >= 0.9 * all;
};

const leaderEnd = /(?:[.·…_]\s?){4,}\s*(?:[\dA-Z][-.\d]*|[ivxlc]+)$/iu;

const hasWideGap = (words: ReadonlyArray<Word>, size: number, marked: boolean): boolean => {
  let right = words[0]?.x1 ?? 0;
  for (const [index, word] of words.entries()) {
    if (index > 0 && word.x0 - right > (marked && index === 1 ? markerGap : pieceGap) * size) return true;
    right = Math.max(right, word.x1);
  }
  return false;
};

/** The texts of the pieces of a line that stand far apart, in logical order. */
export const piecesOf = ({ words, size }: Pick<Line, "words" | "size">): ReadonlyArray<string> => {
  const pieces: Array<Array<string>> = [];
  for (const [index, word] of words.entries()) {
    const before = words[index - 1];
    const gap = before === undefined ? Infinity : Math.max(word.x0 - before.x1, before.x0 - word.x1);
    if (gap > pieceGap * size) pieces.push([]);
    pieces.at(-1)?.push(word.text);
  }
  return pieces.map((piece) => piece.join(" "));
};

/** Makes a line of words that stand in one row, from left to right. `among`: the page is read from right to left. */
export const makeLine = (visual: ReadonlyArray<Word>, baseline: number, size: number, among = false): Line => {
  const rightToLeft = isRightToLeft(visual, among);
  const words = readingOrder(visual, rightToLeft);
  const text = words.map((word) => word.text).join(" ");
  const marker = markerOf(words);
  const box = around(visual);
  const leader = leaderEnd.test(text);
  return {
    ...box,
    words,
    baseline,
    size,
    rightToLeft,
    bold: share(words, (word) => word.bold),
    italic: share(words, (word) => word.italic),
    // A lone bracket in fixed width is a line of a listing too.
    monospace: words.every((word) => word.monospace),
    gapped: !leader && hasWideGap(visual, size, marker?.apart === true && !rightToLeft),
    leader,
    marker,
    start: rightToLeft ? -box.x1 : box.x0,
    end: rightToLeft ? -box.x0 : box.x1,
    text,
  };
};

/** Makes a line of the segments of one row. `among`: the page is read from right to left. */
export const lineOf = (segments: ReadonlyArray<Segment>, among = false): Line => {
  const sorted = segments.toSorted((a, b) => a.x0 - b.x0);
  const main = sorted.reduce((a, b) => (b.x1 - b.x0 > a.x1 - a.x0 ? b : a));
  return makeLine(
    sorted.flatMap(({ words }) => words),
    main.baseline,
    main.size,
    among,
  );
};
