/** Running text: lines that break because the next word had no room. Tables do not lie in it. */

import type { Box } from "../page/content.ts";
import { type Segment, textOf } from "./segment.ts";
import { isNumeric } from "./text.ts";

/** At least three lines of running text in one column of the page. */
export interface Paragraph extends Box {
  readonly segments: ReadonlyArray<Segment>;
  /** Something that is no running text stands beside its first line. */
  readonly beside: ReadonlyArray<Segment>;
}

/** The paragraphs among the segments, which come line by line, from top to bottom. */
export const paragraphsOf = (lines: ReadonlyArray<ReadonlyArray<Segment>>): ReadonlyArray<Paragraph> => {
  const stacks: Segment[][] = [];
  let open: Segment[][] = [];
  const lineOf = new Map<Segment, ReadonlyArray<Segment>>();
  for (const line of lines) {
    const next: Segment[][] = [];
    for (const segment of line) {
      lineOf.set(segment, line);
      const index = open.findIndex((stack) => below(stack.at(-1) as Segment, segment));
      if (index < 0) next.push([segment]);
      else {
        const [stack] = open.splice(index, 1) as [Segment[]];
        stack.push(segment);
        next.push(stack);
      }
    }
    const bottom = Math.max(...line.map((segment) => segment.y1));
    for (const stack of open) {
      const last = stack.at(-1) as Segment;
      if (bottom - last.y1 > 2.2 * last.size) stacks.push(stack);
      else next.push(stack);
    }
    open = next;
  }
  const found = [...stacks, ...open].flatMap(paragraphsIn).filter((segments) => !isLabels(segments, lineOf));
  const running = new Set(found.flat());
  const paragraphs = found.map((segments): Paragraph => ({
    segments,
    beside: (lineOf.get(segments[0] as Segment) ?? []).filter((segment) => !running.has(segment)),
    x0: Math.min(...segments.map((segment) => segment.x0)),
    y0: Math.min(...segments.map((segment) => segment.y0)),
    x1: Math.max(...segments.map((segment) => segment.x1)),
    y1: Math.max(...segments.map((segment) => segment.y1)),
  }));
  const cells = cellsAmong(paragraphs);
  return paragraphs.filter((paragraph) => !cells.has(paragraph));
};

/** Paragraphs that are the cells of one column: short ones under each other, nearly each with its label beside its first line. */
const cellsAmong = (paragraphs: ReadonlyArray<Paragraph>): ReadonlySet<Paragraph> => {
  const cells = new Set<Paragraph>();
  const sorted = paragraphs.toSorted((a, b) => a.x0 - b.x0 || a.y0 - b.y0);
  for (let i = 0; i < sorted.length;) {
    const first = sorted[i] as Paragraph;
    const size = first.segments[0]?.size ?? 0;
    const column = sorted.slice(i).filter((other) => other.x0 - first.x0 < 0.5 * size);
    i += Math.max(1, column.length);
    const labelled = column.filter(
      (paragraph) => paragraph.segments.length <= 8 && paragraph.beside.some((segment) => isNear(segment, paragraph)),
    );
    if (labelled.length >= 2 && labelled.length >= 0.75 * column.length)
      for (const paragraph of column) cells.add(paragraph);
  }
  return cells;
};

const isNear = (segment: Segment, paragraph: Paragraph): boolean =>
  Math.max(segment.x0 - paragraph.x1, paragraph.x0 - segment.x1) < 12 * segment.size;

/** A few long labels, each with a number beside it. */
const isLabels = (segments: ReadonlyArray<Segment>, lineOf: ReadonlyMap<Segment, ReadonlyArray<Segment>>): boolean =>
  segments.length <= 4 &&
  segments.every((segment) => {
    const line = lineOf.get(segment) ?? [];
    const next = line[line.indexOf(segment) + 1];
    return next !== undefined && isNumeric(textOf(next.words));
  });

/** True when `segment` may be the line after `last` in one column of text. */
const below = (last: Segment, segment: Segment): boolean => {
  const distance = segment.y1 - last.y1;
  if (distance < 0.5 * segment.size || distance > 2.2 * Math.max(last.size, segment.size)) return false;
  if (Math.abs(segment.size - last.size) > 0.2 * last.size) return false;
  const overlap = Math.min(last.x1, segment.x1) - Math.max(last.x0, segment.x0);
  return (
    overlap > 0.7 * Math.min(last.x1 - last.x0, segment.x1 - segment.x0) &&
    Math.abs(segment.x0 - last.x0) < 4 * segment.size
  );
};

const isBold = (segment: Segment): boolean => segment.words.every((word) => word.bold);

/**
 * The paragraphs in lines under each other. A line goes on when the first word of the next one would not have fitted
 * behind it; a paragraph is at least three such lines of several words. Two lines count beside a longer one.
 */
const paragraphsIn = (stack: ReadonlyArray<Segment>): ReadonlyArray<ReadonlyArray<Segment>> => {
  if (stack.length < 3) return [];
  const right = Math.max(...stack.map((segment) => segment.x1));
  const parts: Segment[][] = [[]];
  for (const [i, segment] of stack.entries()) {
    const part = parts.at(-1) as Segment[];
    part.push(segment);
    const next = stack[i + 1];
    const word = next?.words[0];
    if (next === undefined || word === undefined) continue;
    const pitch = part.length > 1 ? segment.y1 - (part.at(-2) as Segment).y1 : undefined;
    const fits = segment.x1 + 0.25 * segment.size + (word.x1 - word.x0) <= right;
    const looser = pitch !== undefined && next.y1 - segment.y1 > 1.25 * pitch;
    if (fits || looser || isBold(next) !== isBold(segment)) parts.push([]);
  }
  const wordy = (part: ReadonlyArray<Segment> | undefined, lines: number) =>
    part !== undefined &&
    part.length >= lines &&
    part.reduce((sum, segment) => sum + segment.words.length, 0) >= 4.5 * part.length;
  return parts.filter(
    (part, i) => wordy(part, 3) || (wordy(part, 2) && (wordy(parts[i - 1], 3) || wordy(parts[i + 1], 3))),
  );
};
