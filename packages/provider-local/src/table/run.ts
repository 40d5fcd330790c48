/** Runs of strips that follow each other downwards and keep the same white between their cells. */

import { median } from "./columns.ts";
import { type Segment, textOf } from "./segment.ts";
import type { Strip } from "./strip.ts";
import { isValue } from "./text.ts";

/** Strips from top to bottom that may be rows of one table. */
export interface Run {
  readonly strips: Strip[];
  /** White between segments that several strips share. */
  readonly gaps: Gap[];
  /** Distances of the baselines. */
  readonly pitches: number[];
  x0: number;
  x1: number;
  /** How many strips at the end have one segment only. */
  loose: number;
}

interface Gap {
  from: number;
  to: number;
}

/** The runs among the strips of a page. */
export const runsOf = (strips: ReadonlyArray<Strip>): ReadonlyArray<Run> => {
  const done: Run[] = [];
  let open: Run[] = [];
  for (const [i, strip] of strips.entries()) {
    const still: Run[] = [];
    for (const run of open) (reaches(run, strip) ? still : done).push(run);
    open = still;
    const home =
      strip.caption !== undefined
        ? undefined
        : open.find((run) => accepts(run, strip) || isLabel(run, strip, strips, i));
    if (home !== undefined) {
      join(home, strip);
      continue;
    }
    // A run ends where something else stands under it.
    const beside: Run[] = [];
    for (const run of open) (ends(run, strip) ? done : beside).push(run);
    open = beside;
    if (strip.caption !== undefined && strip.frame === undefined) continue;
    const run: Run = { strips: [], gaps: [], pitches: [], x0: strip.x0, x1: strip.x1, loose: 0 };
    join(run, strip);
    open.push(run);
  }
  return [...done, ...open];
};

const last = (run: Run): Strip => run.strips.at(-1) as Strip;

/** True while the strip is near enough to be the next row. */
const reaches = (run: Run, strip: Strip): boolean => {
  const above = last(run);
  if (above.frame !== undefined && above.frame.y1 > strip.y0) return true;
  return (
    strip.y0 - above.y1 < 2.1 * Math.max(strip.line.size, above.line.size) ||
    strip.line.bottom - above.line.bottom < 2.2 * median(run.pitches)
  );
};

const ends = (run: Run, strip: Strip): boolean => {
  const { line, frame } = last(run);
  return run.x1 > strip.x0 && run.x0 < strip.x1 && line !== strip.line && (frame === undefined || frame.y1 < strip.y0);
};

const accepts = (run: Run, strip: Strip): boolean => {
  const { line, frame } = last(run);
  if (strip.frame !== undefined && frame === strip.frame) return true;
  if (line === strip.line || strip.x1 < run.x0 || strip.x0 > run.x1) return false;
  const distance = strip.line.bottom - line.bottom;
  if (strip.segments.length === 1)
    return (
      (run.loose < (run.pitches.length > 5 ? 5 : 3) || isUnderColumn(run, strip)) &&
      distance <= Math.max(1.5 * median(run.pitches), 1.4 * strip.line.size)
    );
  if (run.gaps.length === 0) return false;
  return sharedGaps(run, strip) >= Math.max(1, 0.5 * Math.min(strip.segments.length - 1, run.gaps.length));
};

/**
 * True for the label of a group of rows, which has space above it: the next row of numbers follows at the usual distance
 * and keeps the columns.
 */
const isLabel = (run: Run, strip: Strip, strips: ReadonlyArray<Strip>, index: number): boolean => {
  const pitch = median(run.pitches);
  const [segment, ...more] = strip.segments;
  const { size, bottom } = strip.line;
  if (segment === undefined || more.length > 0 || run.pitches.length < 2 || run.gaps.length === 0) return false;
  if (bottom - last(run).line.bottom > 2.4 * pitch || strip.frame !== last(run).frame) return false;
  const centred = Math.abs(segment.x0 + segment.x1 - run.x0 - run.x1) < 2 * size;
  if (Math.abs(segment.x0 - run.x0) > 1.5 * size && !centred) return false;
  const next = strips.slice(index + 1, index + 6).find((other) => other.x0 < run.x1 && other.x1 > run.x0);
  if (next === undefined || next.caption !== undefined || next.segments.length < 2) return false;
  const values = next.segments.slice(1).filter(({ words }) => isValue(textOf(words))).length;
  return (
    next.line.bottom - bottom <= 1.35 * pitch &&
    2 * values >= next.segments.length - 1 &&
    sharedGaps(run, next) >= 0.8 * (next.segments.length - 1)
  );
};

/** How many gaps of the strip lie over gaps of the run. */
const sharedGaps = (run: Run, strip: Strip): number =>
  gapsOf(strip).filter((gap) => run.gaps.some((other) => shared(gap, other) > 0.4 * strip.line.size)).length;

/** True for a lone segment under another column than the first: it goes on with a cell. */
const isUnderColumn = (run: Run, strip: Strip): boolean =>
  run.gaps.some((gap) => Math.abs(strip.x0 - gap.to) < strip.line.size);

const gapsOf = (strip: Strip): Gap[] =>
  strip.segments.slice(1).map((segment, i) => ({ from: (strip.segments[i] as Segment).x1, to: segment.x0 }));

const shared = (a: Gap, b: Gap): number => Math.min(a.to, b.to) - Math.max(a.from, b.from);

const join = (run: Run, strip: Strip): void => {
  const previous = run.strips.at(-1);
  if (previous !== undefined && previous.line !== strip.line)
    run.pitches.push(strip.line.bottom - previous.line.bottom);
  run.strips.push(strip);
  run.x0 = Math.min(run.x0, strip.x0);
  run.x1 = Math.max(run.x1, strip.x1);
  if (strip.segments.length > 1) run.loose = 0;
  else if (!isUnderColumn(run, strip)) run.loose++;
  for (const gap of gapsOf(strip)) {
    const known = run.gaps.find((other) => shared(gap, other) > 0.4 * strip.line.size);
    if (known === undefined) run.gaps.push({ ...gap });
    else {
      known.from = Math.max(known.from, gap.from);
      known.to = Math.min(known.to, gap.to);
    }
  }
};
