/** Running text: lines that break because the next word had no room. Tables do not lie in it. */

import type { Box } from "../page/content.ts";
import type { Segment } from "./segment.ts";

/** At least three lines of running text in one column of the page. */
export interface Paragraph extends Box {
  readonly segments: ReadonlyArray<Segment>;
  /** Something that is no running text stands beside its first line. */
  readonly beside: ReadonlyArray<Segment>;
}

/** The paragraphs among the segments, which come line by line, from top to bottom. */
export const paragraphsOf = (lines: ReadonlyArray<ReadonlyArray<Segment>>): ReadonlyArray<Paragraph> => {
  const stacks: Stack[] = [];
  let open: Stack[] = [];
  for (const line of lines) {
    const next: Stack[] = [];
    for (const segment of line) {
      const index = open.findIndex((stack) => below(stack.segments.at(-1) as Segment, segment));
      if (index < 0) next.push({ segments: [segment], line });
      else {
        const [stack] = open.splice(index, 1) as [Stack];
        stack.segments.push(segment);
        next.push(stack);
      }
    }
    const bottom = Math.max(...line.map((segment) => segment.y1));
    for (const stack of open) {
      const last = stack.segments.at(-1) as Segment;
      if (bottom - last.y1 > 2.2 * last.size) stacks.push(stack);
      else next.push(stack);
    }
    open = next;
  }
  const prose = [...stacks, ...open].filter(({ segments }) => isParagraph(segments));
  const running = new Set(prose.flatMap(({ segments }) => segments));
  return prose.map(({ segments, line }) => ({
    segments,
    beside: line.filter((segment) => !running.has(segment)),
    x0: Math.min(...segments.map((segment) => segment.x0)),
    y0: Math.min(...segments.map((segment) => segment.y0)),
    x1: Math.max(...segments.map((segment) => segment.x1)),
    y1: Math.max(...segments.map((segment) => segment.y1)),
  }));
};

interface Stack {
  readonly segments: Segment[];
  /** The line of its first segment. */
  readonly line: ReadonlyArray<Segment>;
}

/** True when `segment` may be the line after `last` in one column of text. */
const below = (last: Segment, segment: Segment): boolean => {
  const distance = segment.y1 - last.y1;
  if (distance < 0.5 * segment.size || distance > 2.2 * Math.max(last.size, segment.size)) return false;
  if (Math.abs(segment.size - last.size) > 0.2 * last.size) return false;
  const overlap = Math.min(last.x1, segment.x1) - Math.max(last.x0, segment.x0);
  return overlap > 0.7 * Math.min(last.x1 - last.x0, segment.x1 - segment.x0) && Math.abs(segment.x0 - last.x0) < 4 * segment.size;
};

/** Most of its lines are long and full: the first word of the next line would not have fitted. */
const isParagraph = (stack: ReadonlyArray<Segment>): boolean => {
  if (stack.length < 3) return false;
  const right = Math.max(...stack.map((segment) => segment.x1));
  let full = 0;
  let words = 0;
  for (const [i, segment] of stack.entries()) {
    words += segment.words.length;
    const word = stack[i + 1]?.words[0];
    if (word !== undefined && segment.x1 + 0.25 * segment.size + (word.x1 - word.x0) > right) full++;
  }
  return words >= 4.5 * stack.length && full >= 0.6 * (stack.length - 1);
};
