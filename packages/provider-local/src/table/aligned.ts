/** Tables that no grid is drawn for: places where lines keep the same columns, or lie between rules. */

import type { Box, Word } from "../page/content.ts";
import { cellCount, columnGaps, type Gap, median } from "./columns.ts";
import { type Run, runsOf } from "./run.ts";
import { type Line, linesOf, type Segment, segmentsOf, TIGHT } from "./segment.ts";
import { type Strip, stripsOf } from "./strip.ts";
import type { Stroke } from "./stroke.ts";

/** A place where a table may be. */
export interface Candidate {
  readonly box: Box;
  readonly words: ReadonlyArray<Word>;
  /** Rules lie above and below it. */
  readonly framed: boolean;
  /** A line that begins like the title of a table stands next to it. */
  readonly captioned: boolean;
}

/** The places on a page where words line up like the cells of a table. `rules` are horizontal strokes. */
export const alignedCandidates = (
  words: ReadonlyArray<Word>,
  rules: ReadonlyArray<Stroke>,
): ReadonlyArray<Candidate> => {
  const strips = stripsOf(linesOf(words), rules);
  if (strips.length < 2) return [];
  const cores = runsOf(strips)
    .map((run) => ({ run, core: coreOf(run) }))
    .filter(({ core }) => several(core) >= 2)
    .toSorted((a, b) => several(b.core) - several(a.core));
  const taken = new Set<Strip>(cores.filter(({ core }) => several(core) >= 3).flatMap(({ core }) => core));
  const candidates: Candidate[] = [];
  for (const { core } of cores) {
    if (several(core) < 3 && core.some((strip) => taken.has(strip))) continue;
    const grown = withBetween(grow(core, strips, taken), strips, taken);
    for (const strip of grown) taken.add(strip);
    candidates.push(candidate(grown, strips));
  }
  return candidates;
};

const several = (strips: ReadonlyArray<Strip>): number => strips.filter((strip) => strip.segments.length > 1).length;

/** A run without the single segments at its ends. */
const coreOf = (run: Run): ReadonlyArray<Strip> => {
  const strips = [...run.strips];
  const single = (strip: Strip | undefined) =>
    strip !== undefined && strip.frame === undefined && strip.segments.length === 1;
  while (single(strips[0])) strips.shift();
  while (single(strips.at(-1))) strips.pop();
  return strips;
};

/** Adds the strips above and below that fit the columns: headings that span several of them, last lines of wrapped cells. */
const grow = (
  core: ReadonlyArray<Strip>,
  strips: ReadonlyArray<Strip>,
  taken: ReadonlySet<Strip>,
): ReadonlyArray<Strip> => {
  const cuts = core.map((strip) => segmentsOf(partOf(strip), TIGHT));
  const gaps = columnGaps(cuts.map((segments) => ({ segments, cells: cellCount(segments) })));
  if (gaps.length === 0) return core;
  const x0 = Math.min(...core.map((strip) => strip.x0));
  const x1 = Math.max(...core.map((strip) => strip.x1));
  const pitch = median(core.slice(1).map((strip, i) => strip.line.bottom - (core[i] as Strip).line.bottom));
  const all = [...core];
  const fits = (strip: Strip, neighbour: Strip, up: boolean): boolean => {
    if (taken.has(strip) || strip.caption !== undefined || strip.frame !== neighbour.frame) return false;
    const { size } = strip.line;
    if (Math.abs(strip.line.bottom - neighbour.line.bottom) > Math.max(1.5 * pitch, (up ? 2 : 1.4) * size))
      return false;
    if (centre(strip.segments[0]) < x0 - size || centre(strip.segments.at(-1)) > x1 + size) return false;
    const places = strip.segments.map((segment) => columnsOf(segment, gaps));
    if (places.some((place, i) => i > 0 && place.first <= (places[i - 1] as Place).last)) return false;
    if (strip.segments.length > 1) return true;
    const [place] = places as [Place];
    if (place.first > 0) return up || place.first === place.last;
    return up && place.last === 0;
  };
  const first = strips.indexOf(core[0] as Strip);
  for (let i = first - 1; i >= 0 && i >= first - 12; i--) {
    const strip = strips[i] as Strip;
    if (strip.x1 < x0 || strip.x0 > x1) continue;
    if (!fits(strip, all[0] as Strip, true)) break;
    all.unshift(strip);
  }
  const end = strips.indexOf(core.at(-1) as Strip);
  for (let i = end + 1; i < strips.length && i <= end + 12; i++) {
    const strip = strips[i] as Strip;
    if (strip.x1 < x0 || strip.x0 > x1) continue;
    if (!fits(strip, all.at(-1) as Strip, false)) break;
    all.push(strip);
  }
  while (all[0] !== core[0] && (all[0] as Strip).segments.length === 1 && !spans(all[0] as Strip, gaps)) all.shift();
  return all;
};

/** Adds the strips that stand among the others, as labels over groups of rows do when they stand left of all values. */
const withBetween = (
  rows: ReadonlyArray<Strip>,
  strips: ReadonlyArray<Strip>,
  taken: ReadonlySet<Strip>,
): ReadonlyArray<Strip> => {
  const own = new Set(rows);
  const x0 = Math.min(...rows.map((strip) => strip.x0));
  const x1 = Math.max(...rows.map((strip) => strip.x1));
  const [first, last] = [rows[0] as Strip, rows.at(-1) as Strip];
  return strips.slice(strips.indexOf(first), strips.indexOf(last) + 1).filter((strip) => {
    if (own.has(strip)) return true;
    return !taken.has(strip) && strip.caption === undefined && strip.x0 < x1 && strip.x1 > x0;
  });
};

const centre = (segment: Segment | undefined): number => (segment === undefined ? 0 : (segment.x0 + segment.x1) / 2);

interface Place {
  readonly first: number;
  readonly last: number;
}

/** The columns over which a segment lies; in the white between two it belongs to the nearer one. */
const columnsOf = (segment: Segment, gaps: ReadonlyArray<Gap>): Place => {
  const slack = 0.3 * segment.size;
  const right = (gap: Gap) =>
    segment.x0 >= gap.from - slack && (segment.x1 > gap.to + slack || segment.x0 - gap.from > gap.to - segment.x1);
  const across = (gap: Gap) => segment.x0 < gap.from - slack && segment.x1 > gap.to + slack;
  return { first: gaps.filter(right).length, last: gaps.filter((gap) => right(gap) || across(gap)).length };
};

/** A lone heading at the top must stand over several columns, but not over the first. */
const spans = (strip: Strip, gaps: ReadonlyArray<Gap>): boolean => {
  const { first, last } = columnsOf(strip.segments[0] as Segment, gaps);
  return first > 0 && last > first;
};

const partOf = (strip: Strip): Line => {
  const own = new Set(strip.segments.flatMap((segment) => segment.words));
  return {
    ...strip.line,
    words: strip.line.words.filter((word) => own.has(word) || (word.x0 >= strip.x0 && word.x1 <= strip.x1)),
  };
};

const candidate = (strips: ReadonlyArray<Strip>, all: ReadonlyArray<Strip>): Candidate => {
  const words = strips.flatMap((strip) => partOf(strip).words);
  const frames = strips.flatMap((strip) => (strip.frame === undefined ? [] : [strip.frame]));
  let box = { x0: Infinity, y0: Infinity, x1: -Infinity, y1: -Infinity };
  for (const part of [...words, ...frames])
    box = {
      x0: Math.min(box.x0, part.x0),
      y0: Math.min(box.y0, part.y0),
      x1: Math.max(box.x1, part.x1),
      y1: Math.max(box.y1, part.y1),
    };
  const captioned = all.some(
    (strip) =>
      strip.caption === "table" &&
      strip.x0 < box.x1 &&
      strip.x1 > box.x0 &&
      strip.y1 > box.y0 - 5 * strip.line.size &&
      strip.y0 < box.y1 + 3 * strip.line.size,
  );
  return { box, words, framed: frames.length > 0, captioned };
};
