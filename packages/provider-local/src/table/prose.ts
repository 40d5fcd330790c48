/** Running text: lines that break because the next word had no room. Tables do not lie in it. */

import type { Segment } from "./segment.ts";

/** The segments that belong to paragraphs of at least three lines. Segments come line by line, from top to bottom. */
export const proseOf = (lines: ReadonlyArray<ReadonlyArray<Segment>>): ReadonlySet<Segment> => {
  const prose = new Set<Segment>();
  let open: Segment[][] = [];
  const close = (stack: Segment[]) => {
    if (isParagraph(stack)) for (const segment of stack) prose.add(segment);
  };
  for (const line of lines) {
    const next: Segment[][] = [];
    for (const segment of line) {
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
      if (bottom - (stack.at(-1) as Segment).y1 > 2.2 * (stack.at(-1) as Segment).size) close(stack);
      else next.push(stack);
    }
    open = next;
  }
  for (const stack of open) close(stack);
  return prose;
};

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
