/** The page cut into strips: parts of lines that may be rows of a table, between running text and inside frames of rules. */

import type { Box } from "../page/content.ts";
import { type Caption, captionOf, continuedCaption } from "./caption.ts";
import { type Paragraph, paragraphsOf } from "./prose.ts";
import { beside, type Line, mergeOverlaps, type Segment, segmentsOf, WIDE } from "./segment.ts";
import { SAME, type Stroke } from "./stroke.ts";

/** The space between horizontal rules of one extent, with no running text in it but in cells. */
export interface Frame extends Box {}

/** A part of a line: segments that may be cells of one row. */
export interface Strip extends Box {
  readonly line: Line;
  readonly segments: ReadonlyArray<Segment>;
  readonly frame: Frame | undefined;
  /** It belongs to the title of a table or figure, which begins like `Table 3`. */
  readonly caption: Caption | undefined;
}

/** Cuts lines into strips, from top to bottom; none when no line has two segments. */
export const stripsOf = (lines: ReadonlyArray<Line>, rules: ReadonlyArray<Stroke>): ReadonlyArray<Strip> => {
  const segments = lines.map((line) => segmentsOf(line, WIDE));
  if (!segments.some((line) => line.length > 1)) return [];
  const paragraphs = paragraphsOf(segments);
  const frames = framesOf(rules, paragraphs, segments);
  const prose = new Set(paragraphs.flatMap((paragraph) => paragraph.segments));
  const strips = lines.flatMap((line, i) => cut(line, segments[i] as ReadonlyArray<Segment>, prose, frames));
  const titled: Strip[] = [];
  for (const strip of strips) titled.push({ ...strip, caption: strip.caption ?? continuedCaption(titled, strip) });
  return joinBeside(titled);
};

/** Joins strips that stand beside each other without being on one line: cells that are centred against each other. */
const joinBeside = (strips: ReadonlyArray<Strip>): ReadonlyArray<Strip> => {
  const joined: Strip[] = [];
  for (const strip of strips) {
    let index = joined.length - 1;
    while (index >= 0 && index > joined.length - 5 && !isBeside(joined[index] as Strip, strip)) index--;
    const home = index > joined.length - 5 ? joined[index] : undefined;
    if (home === undefined) joined.push(strip);
    else joined[index] = union(home, strip);
  }
  return joined;
};

const isBeside = (upper: Strip, lower: Strip): boolean => {
  if (
    upper.caption !== undefined ||
    lower.caption !== undefined ||
    upper.frame !== lower.frame ||
    !beside(upper.line, lower.line)
  )
    return false;
  if (lower.y1 - upper.y0 > 4 * lower.line.size) return false;
  // Texts that overlap must stand under each other.
  return lower.segments.every((segment) =>
    upper.segments.every(
      (other) =>
        segment.x0 > other.x1 || segment.x1 < other.x0 || baseline(segment) - baseline(other) > 0.8 * segment.size,
    ),
  );
};

const baseline = (segment: Segment): number => segment.words[0]?.baseline ?? 0;

const union = (upper: Strip, lower: Strip): Strip => {
  const segments = mergeOverlaps([...upper.segments, ...lower.segments]);
  const own = (strip: Strip) => strip.line.words.filter((word) => word.x0 >= strip.x0 && word.x1 <= strip.x1);
  const line = {
    words: [...own(upper), ...own(lower)].toSorted((a, b) => a.x0 - b.x0),
    top: Math.min(upper.line.top, lower.line.top),
    bottom: Math.max(upper.line.bottom, lower.line.bottom),
    size: Math.max(upper.line.size, lower.line.size),
  };
  return {
    ...upper,
    line,
    segments,
    x0: Math.min(upper.x0, lower.x0),
    x1: Math.max(upper.x1, lower.x1),
    y0: line.top,
    y1: line.bottom,
  };
};

const cut = (
  line: Line,
  segments: ReadonlyArray<Segment>,
  prose: ReadonlySet<Segment>,
  frames: ReadonlyArray<Frame>,
): Strip[] => {
  const strips: Strip[] = [];
  let current: Segment[] = [];
  let frame: Frame | undefined;
  const close = () => {
    const [first, last] = [current[0], current.at(-1)];
    if (first !== undefined && last !== undefined) {
      const caption = captionOf(current);
      strips.push({
        line,
        segments: current,
        frame,
        caption,
        x0: first.x0,
        x1: last.x1,
        y0: line.top,
        y1: line.bottom,
      });
    }
    current = [];
  };
  const middle = (line.top + line.bottom) / 2;
  for (const segment of segments) {
    const x = (segment.x0 + segment.x1) / 2;
    const own = frames.find((one) => middle > one.y0 && middle < one.y1 && x > one.x0 && x < one.x1);
    if (own !== frame) close();
    frame = own;
    if (own === undefined && prose.has(segment)) close();
    else current.push(segment);
  }
  close();
  return strips;
};

/** Joins the spaces between rules of one extent as long as they can be rows of one table. */
const framesOf = (
  rules: ReadonlyArray<Stroke>,
  paragraphs: ReadonlyArray<Paragraph>,
  segments: ReadonlyArray<ReadonlyArray<Segment>>,
): ReadonlyArray<Frame> => {
  const frames: Frame[] = [];
  const used = new Set<Stroke>();
  for (const [i, rule] of rules.entries()) {
    if (used.has(rule) || rule.to - rule.from < 60) continue;
    let top = rule;
    let last = rule;
    const finish = () => {
      if (last !== top) frames.push({ x0: rule.from, x1: rule.to, y0: top.at, y1: last.at });
    };
    for (let k = i + 1; k < rules.length; k++) {
      const next = rules[k] as Stroke;
      if (Math.abs(next.from - rule.from) > 3 * SAME || Math.abs(next.to - rule.to) > 3 * SAME) continue;
      used.add(next);
      const slab = { x0: rule.from, x1: rule.to, y0: last.at, y1: next.at };
      if (paragraphs.some((paragraph) => blocks(paragraph, slab)) || !hasRow(slab, segments)) {
        finish();
        top = next;
      }
      last = next;
    }
    finish();
  }
  return frames;
};

const inside = (box: Box, slab: Box): boolean => {
  const [x, y] = [(box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2];
  return x > slab.x0 && x < slab.x1 && y > slab.y0 && y < slab.y1;
};

/** Running text over most of the width, or with nothing but running text beside it. */
const blocks = (paragraph: Paragraph, slab: Box): boolean =>
  paragraph.segments.some((segment) => inside(segment, slab)) &&
  (paragraph.x1 - paragraph.x0 > 0.7 * (slab.x1 - slab.x0) ||
    !paragraph.beside.some((segment) => inside(segment, slab)));

/** True when some line of the slab has two segments, and none begins like a title. */
const hasRow = (slab: Box, segments: ReadonlyArray<ReadonlyArray<Segment>>): boolean => {
  let found = false;
  for (const line of segments) {
    const own = line.filter((segment) => inside(segment, slab));
    if (own.length > 1) found = true;
    if (captionOf(own) !== undefined) return false;
  }
  return found;
};
