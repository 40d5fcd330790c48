/** Tables that no grid is drawn for: runs of lines whose cells keep the same white between them, or lie between rules. */

import type { Box, Word } from "../page/content.ts";
import { proseOf } from "./prose.ts";
import { type Line, linesOf, type Segment, segmentsOf, WIDE } from "./segment.ts";
import { SAME, type Stroke, type Strokes } from "./stroke.ts";

/** A part of a line between running text: the segments that may be cells of one row. */
interface Strip extends Box {
  readonly line: Line;
  readonly segments: ReadonlyArray<Segment>;
  /** The frame of rules that it lies in. */
  readonly frame: Frame | undefined;
}

/** Space between horizontal rules of one extent. */
interface Frame extends Box {}

/** A place where a table may be. */
export interface Candidate {
  readonly box: Box;
  readonly words: ReadonlyArray<Word>;
  /** Rules lie above and below it. */
  readonly framed: boolean;
}

interface Run {
  readonly strips: Strip[];
  readonly gaps: { from: number; to: number; count: number }[];
  x0: number;
  x1: number;
  /** Strips at the end that have one segment only. */
  loose: number;
}

/** The places on a page where words line up like the cells of a table. */
export const alignedCandidates = (words: ReadonlyArray<Word>, strokes: Strokes): ReadonlyArray<Candidate> => {
  const lines = linesOf(words);
  const segments = lines.map((line) => segmentsOf(line, WIDE));
  if (!segments.some((line) => line.length > 1)) return [];
  const prose = proseOf(segments);
  const frames = framesOf(strokes.horizontal, segments.flat(), prose);
  const strips = lines.flatMap((line, i) => stripsOf(line, segments[i] as ReadonlyArray<Segment>, prose, frames));
  return runsOf(strips).flatMap(candidate);
};

/** Spaces between consecutive rules of one extent in which there is no running text. */
const framesOf = (rules: ReadonlyArray<Stroke>, segments: ReadonlyArray<Segment>, prose: ReadonlySet<Segment>): ReadonlyArray<Frame> => {
  const frames: { x0: number; y0: number; x1: number; y1: number }[] = [];
  const blocks = segments.filter((segment) => prose.has(segment));
  const used = new Set<Stroke>();
  for (const [i, rule] of rules.entries()) {
    if (used.has(rule) || rule.to - rule.from < 60) continue;
    let last = rule;
    for (let k = i + 1; k < rules.length; k++) {
      const next = rules[k] as Stroke;
      if (Math.abs(next.from - rule.from) > 3 * SAME || Math.abs(next.to - rule.to) > 3 * SAME) continue;
      const between = blocks.filter((block) => block.y1 > last.at + 2 && block.y0 < next.at - 2 && block.x0 < rule.to && block.x1 > rule.from);
      if (between.length > 0) break;
      used.add(next);
      last = next;
    }
    if (last !== rule) frames.push({ x0: rule.from, x1: rule.to, y0: rule.at, y1: last.at });
  }
  return frames;
};

const stripsOf = (line: Line, segments: ReadonlyArray<Segment>, prose: ReadonlySet<Segment>, frames: ReadonlyArray<Frame>): Strip[] => {
  const strips: Strip[] = [];
  let current: Segment[] = [];
  let frame: Frame | undefined;
  const close = () => {
    const [first, last] = [current[0], current.at(-1)];
    if (first !== undefined && last !== undefined) strips.push({ line, segments: current, frame, x0: first.x0, x1: last.x1, y0: line.top, y1: line.bottom });
    current = [];
  };
  const middle = (line.top + line.bottom) / 2;
  for (const segment of segments) {
    if (prose.has(segment)) {
      close();
      continue;
    }
    const x = (segment.x0 + segment.x1) / 2;
    const own = frames.find((one) => middle > one.y0 && middle < one.y1 && x > one.x0 && x < one.x1);
    if (own !== frame) close();
    frame = own;
    current.push(segment);
  }
  close();
  return strips;
};

/** Strips that follow each other downwards with the same gaps. */
const runsOf = (strips: ReadonlyArray<Strip>): ReadonlyArray<Run> => {
  const done: Run[] = [];
  let open: Run[] = [];
  for (const strip of strips) {
    open = open.filter((run) => {
      const last = run.strips.at(-1) as Strip;
      const inFrame = last.frame !== undefined && last.frame.y1 > strip.y0;
      const near = strip.line.bottom - last.line.bottom < 2.8 * Math.max(strip.line.size, last.line.size);
      if (!inFrame && !near) done.push(run);
      return inFrame || near;
    });
    const index = open.findIndex((run) => accepts(run, strip));
    if (index >= 0) join(open[index] as Run, strip);
    else {
      // What it stands under is over, unless the strip is only a piece beside it.
      open = open.filter((run) => {
        const over = run.x1 > strip.x0 && run.x0 < strip.x1 && run.strips.at(-1)?.line !== strip.line && (run.strips.at(-1) as Strip).frame === undefined;
        if (over) done.push(run);
        return !over;
      });
      const run: Run = { strips: [], gaps: [], x0: strip.x0, x1: strip.x1, loose: 0 };
      join(run, strip);
      open.push(run);
    }
  }
  return [...done, ...open];
};

const accepts = (run: Run, strip: Strip): boolean => {
  const last = run.strips.at(-1) as Strip;
  if (strip.frame !== undefined && last.frame === strip.frame) return true;
  if (last.line === strip.line) return false;
  if (strip.x1 < run.x0 || strip.x0 > run.x1) return false;
  if (strip.segments.length === 1) return run.loose < 2;
  if (run.gaps.length === 0) return run.strips.every((one) => one.segments.length === 1) && run.loose < 3;
  const own = gapsOf(strip);
  const matched = own.filter((gap) => run.gaps.some((other) => shared(gap, other) > 0.4 * strip.line.size)).length;
  return matched >= Math.max(1, 0.5 * Math.min(own.length, run.gaps.length));
};

const gapsOf = (strip: Strip): { from: number; to: number }[] =>
  strip.segments.slice(1).map((segment, i) => ({ from: (strip.segments[i] as Segment).x1, to: segment.x0 }));

const shared = (a: { from: number; to: number }, b: { from: number; to: number }): number => Math.min(a.to, b.to) - Math.max(a.from, b.from);

const join = (run: Run, strip: Strip): void => {
  run.strips.push(strip);
  run.x0 = Math.min(run.x0, strip.x0);
  run.x1 = Math.max(run.x1, strip.x1);
  run.loose = strip.segments.length === 1 ? run.loose + 1 : 0;
  for (const gap of gapsOf(strip)) {
    const known = run.gaps.find((other) => shared(gap, other) > 0.4 * strip.line.size);
    if (known === undefined) run.gaps.push({ ...gap, count: 1 });
    else {
      known.count++;
      known.from = Math.max(known.from, gap.from);
      known.to = Math.min(known.to, gap.to);
    }
  }
};

const candidate = (run: Run): Candidate[] => {
  const strips = [...run.strips];
  const single = (strip: Strip | undefined) => strip !== undefined && strip.frame === undefined && strip.segments.length === 1;
  while (single(strips[0])) strips.shift();
  while (single(strips.at(-1))) strips.pop();
  if (strips.filter((strip) => strip.segments.length > 1).length < 2) return [];
  const words = strips.flatMap((strip) => {
    const own = new Set(strip.segments.flatMap((segment) => segment.words));
    return strip.line.words.filter((word) => own.has(word) || (word.x0 >= strip.x0 && word.x1 <= strip.x1));
  });
  let box = { x0: Infinity, y0: Infinity, x1: -Infinity, y1: -Infinity };
  for (const part of [...words, ...strips.flatMap((strip) => (strip.frame === undefined ? [] : [strip.frame]))])
    box = { x0: Math.min(box.x0, part.x0), y0: Math.min(box.y0, part.y0), x1: Math.max(box.x1, part.x1), y1: Math.max(box.y1, part.y1) };
  return [{ box, words, framed: strips.some((strip) => strip.frame !== undefined) }];
};
