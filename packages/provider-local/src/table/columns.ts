/** Where the columns of a region part, told from white that runs down through its lines. */

import type { Segment } from "./segment.ts";
import { TIGHT, WIDE } from "./segment.ts";

/** A white interval between two columns, points. */
export interface Gap {
  readonly from: number;
  readonly to: number;
}

/** One line of a region, cut finely; `cells` counts what stays apart at wide spaces. */
export interface CutLine {
  readonly segments: ReadonlyArray<Segment>;
  readonly cells: number;
}

/** How many pieces remain when pieces with less than a wide space between them are joined. */
export const cellCount = (segments: ReadonlyArray<Segment>): number => {
  let count = segments.length === 0 ? 0 : 1;
  for (let i = 1; i < segments.length; i++) {
    const left = segments[i - 1] as Segment;
    const right = segments[i] as Segment;
    if (right.x0 - left.x1 > WIDE * Math.min(left.size, right.size)) count++;
  }
  return count;
};

/**
 * The gaps between the columns. Only lines with many cells vote, for headings that span columns would close gaps; from
 * eight voting lines on, one in sixteen may run across a gap.
 */
export const columnGaps = (lines: ReadonlyArray<CutLine>): ReadonlyArray<Gap> => {
  const counts = lines
    .map((line) => line.cells)
    .filter((count) => count >= 2)
    .toSorted((a, b) => a - b);
  if (counts.length === 0) return [];
  const usual = counts[Math.floor(counts.length * 0.6)] as number;
  const voters = lines.filter((line) => line.cells >= 2 && line.cells >= 0.7 * usual);
  const size = median(voters.map((line) => Math.max(...line.segments.map((segment) => segment.size))));
  const edges: { x: number; step: number }[] = [];
  for (const line of voters)
    for (const { x0, x1 } of line.segments) edges.push({ x: x0, step: 1 }, { x: x1, step: -1 });
  edges.sort((a, b) => a.x - b.x || b.step - a.step);
  const tolerated = Math.floor(voters.length / 16) + (voters.length >= 8 ? 1 : 0);
  const gaps: Gap[] = [];
  let depth = 0;
  let since: number | undefined;
  for (const { x, step } of edges) {
    const before = depth;
    depth += step;
    if (before > tolerated && depth <= tolerated) since = x;
    else if (before <= tolerated && depth > tolerated) {
      if (since !== undefined && x - since >= TIGHT * size) gaps.push({ from: since, to: x });
      since = undefined;
    }
  }
  return supported(gaps, voters).map((gap) => clearest(gap, lines));
};

/** The part of a gap that the fewest segments of all lines cover; the widest such part. */
const clearest = (gap: Gap, lines: ReadonlyArray<CutLine>): Gap => {
  const edges: { x: number; step: number }[] = [{ x: gap.to, step: 0 }];
  let depth = 0;
  for (const { segments } of lines) {
    for (const { x0, x1 } of segments) {
      if (x1 <= gap.from || x0 >= gap.to) continue;
      if (x0 > gap.from) edges.push({ x: x0, step: 1 });
      else depth++;
      if (x1 < gap.to) edges.push({ x: x1, step: -1 });
    }
  }
  edges.sort((a, b) => a.x - b.x);
  let best = { ...gap, depth: Infinity };
  let since = gap.from;
  for (const { x, step } of edges) {
    if (x > since && (depth < best.depth || (depth === best.depth && x - since > best.to - best.from)))
      best = { from: since, to: x, depth };
    since = x;
    depth += step;
  }
  return { from: best.from, to: best.to };
};

/** Joins gaps with a column between them that almost no line fills; drops those at the sides of such a column. */
const supported = (gaps: ReadonlyArray<Gap>, voters: ReadonlyArray<CutLine>): ReadonlyArray<Gap> => {
  const least = Math.max(voters.length < 4 ? 1 : 2, Math.floor(voters.length * 0.1));
  const filled = (from: number, to: number) =>
    voters.filter((line) => line.segments.some((segment) => middle(segment) > from && middle(segment) < to)).length >=
    least;
  const kept: Gap[] = [];
  for (const gap of gaps) {
    const last = kept.at(-1);
    if (filled(last?.to ?? -Infinity, gap.from)) kept.push(gap);
    else if (last !== undefined) kept[kept.length - 1] = { from: last.from, to: gap.to };
  }
  const last = kept.at(-1);
  if (last !== undefined && !filled(last.to, Infinity)) kept.pop();
  return kept;
};

const middle = (segment: Segment): number => (segment.x0 + segment.x1) / 2;

/** The middle value (the upper one of two); 0 of nothing. */
export const median = (values: ReadonlyArray<number>): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
