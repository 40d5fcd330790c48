/** Cuts segments that run from one column into the next: a long label with the number right behind it. */

import type { Word } from "../page/content.ts";
import { type Segment, segmentOf } from "./segment.ts";

/** Edges nearer than this many font sizes are lined up. */
const NEAR = 0.3;

/**
 * Cuts each segment that crosses a separator where the words right of the cut line up with the other cells of their
 * column. Segments that only lie across (headings over several columns) stay whole.
 */
export const fitted = (
  lines: ReadonlyArray<ReadonlyArray<Segment>>,
  separators: ReadonlyArray<number>,
): ReadonlyArray<ReadonlyArray<Segment>> => {
  if (separators.length === 0) return lines;
  const columns = Array.from({ length: separators.length + 1 }, () => ({
    lefts: [] as number[],
    rights: [] as number[],
  }));
  for (const line of lines) {
    for (const segment of line) {
      const place = crossed(segment, separators);
      if (place.length > 0) continue;
      const column = columns[separators.filter((at) => at < (segment.x0 + segment.x1) / 2).length];
      column?.lefts.push(segment.x0);
      column?.rights.push(segment.x1);
    }
  }
  return lines.map((line) => line.flatMap((segment) => cut(segment, separators, columns)));
};

const crossed = (segment: Segment, separators: ReadonlyArray<number>): number[] => {
  const slack = NEAR * segment.size;
  return separators.flatMap((at, i) => (segment.x0 < at - slack && segment.x1 > at + slack ? [i] : []));
};

const cut = (
  segment: Segment,
  separators: ReadonlyArray<number>,
  columns: ReadonlyArray<{ lefts: number[]; rights: number[] }>,
): Segment[] => {
  const parts: Segment[] = [];
  let rest = segment;
  for (const i of crossed(segment, separators)) {
    const column = columns[i + 1];
    const at = separators[i] as number;
    if (column === undefined) continue;
    const end = separators[i + 1] ?? Infinity;
    const near = NEAR * segment.size;
    const index = rest.words.findIndex((word, k) => {
      if (k === 0 || word.x0 < at - 2 * segment.size || (rest.words[0] as Word).x0 > at) return false;
      if (share(column.lefts, word.x0, near) >= 0.4) return true;
      const own = rest.words.slice(k).filter((other) => (other.x0 + other.x1) / 2 < end);
      const right = own.at(-1);
      return (
        right !== undefined &&
        own.every((other) => /\d|^[-–—%()$€£]+$/u.test(other.text)) &&
        share(column.rights, right.x1, near) >= 0.4
      );
    });
    if (index < 0) continue;
    parts.push(segmentOf(rest.words.slice(0, index)));
    rest = segmentOf(rest.words.slice(index));
  }
  return [...parts, rest];
};

/** The share of the values that lie near `value`, when there are at least two. */
const share = (values: ReadonlyArray<number>, value: number, near: number): number =>
  values.length < 2 ? 0 : values.filter((other) => Math.abs(other - value) <= near).length / values.length;
