/** Rulings made simple: pieces of one straight line are joined, edges of filled areas count as lines too. */

import type { Box, PageContent } from "../page/content.ts";
import { visibleEdges } from "./shade.ts";

/** A straight line: `at` is its y (horizontal) or x (vertical), `from <= to` is its extent. Points. */
export interface Stroke {
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/** All lines of a page or of a region, each list sorted by `at`. */
export interface Strokes {
  readonly horizontal: ReadonlyArray<Stroke>;
  readonly vertical: ReadonlyArray<Stroke>;
}

/** Two strokes nearer than this (points) are one: double rules, both edges of a thick rule, scanner noise. */
export const SAME = 3;
/** Gaps up to this length (points) do not break a line: dashes, crossings left open. */
const DASH = 4.5;
/** A shorter line (points) separates nothing. */
const SHORTEST = 7;
/** More strokes in one direction than this are a drawing: only the longest are looked at. */
const MOST = 600;

/** The strokes of a page: drawn ones, and with `shades` also the visible edges of filled areas. */
export const strokesOf = (content: PageContent, shades: boolean): Strokes => {
  const horizontal: Stroke[] = [];
  const vertical: Stroke[] = [];
  for (const ruling of content.rulings) {
    if (ruling.direction === "horizontal")
      horizontal.push({ at: (ruling.y0 + ruling.y1) / 2, from: ruling.x0, to: ruling.x1 });
    else vertical.push({ at: (ruling.x0 + ruling.x1) / 2, from: ruling.y0, to: ruling.y1 });
  }
  if (shades)
    for (const { direction, at, from, to } of visibleEdges(content.fills, SAME))
      (direction === "horizontal" ? horizontal : vertical).push({ at, from, to });
  return { horizontal: joined(horizontal), vertical: joined(vertical) };
};

const joined = (strokes: Stroke[]): ReadonlyArray<Stroke> => {
  if (strokes.length === 0) return strokes;
  strokes.sort((a, b) => a.at - b.at);
  const all: Stroke[] = [];
  let first = 0;
  for (let i = 1; i <= strokes.length; i++) {
    const stroke = strokes[i];
    const start = strokes[first] as Stroke;
    if (stroke !== undefined && stroke.at - start.at <= SAME) continue;
    joinLevel(strokes.slice(first, i), all);
    first = i;
  }
  if (all.length > MOST) {
    all.sort((a, b) => b.to - b.from - (a.to - a.from));
    all.length = MOST;
    all.sort((a, b) => a.at - b.at);
  }
  return all;
};

/** Joins the strokes of one level end to end. */
const joinLevel = (level: Stroke[], all: Stroke[]): void => {
  level.sort((a, b) => a.from - b.from);
  let { from, to } = level[0] as Stroke;
  let length = 0;
  let weighted = 0;
  const close = () => {
    if (to - from >= SHORTEST) all.push({ at: weighted / length, from, to });
  };
  for (const stroke of level) {
    if (stroke.from > to + DASH) {
      close();
      ({ from, to } = stroke);
      length = 0;
      weighted = 0;
    }
    to = Math.max(to, stroke.to);
    const weight = Math.max(stroke.to - stroke.from, 0.01);
    length += weight;
    weighted += weight * stroke.at;
  }
  close();
};

/** The parts of the strokes that lie inside a box (with a margin for noise). */
export const clipped = (strokes: Strokes, box: Box): Strokes => ({
  horizontal: clip(strokes.horizontal, box.y0, box.y1, box.x0, box.x1),
  vertical: clip(strokes.vertical, box.x0, box.x1, box.y0, box.y1),
});

const clip = (strokes: ReadonlyArray<Stroke>, low: number, high: number, from: number, to: number): Stroke[] =>
  strokes
    .filter((stroke) => stroke.at >= low - SAME && stroke.at <= high + SAME && stroke.to > from && stroke.from < to)
    .map((stroke) => ({ at: stroke.at, from: Math.max(stroke.from, from - SAME), to: Math.min(stroke.to, to + SAME) }));

/** Groups sorted strokes by level: each group stands for one separator. */
export const levels = (strokes: ReadonlyArray<Stroke>): ReadonlyArray<ReadonlyArray<Stroke>> => {
  const groups: Stroke[][] = [];
  for (const stroke of strokes) {
    const group = groups.at(-1);
    if (group !== undefined && stroke.at - (group[0] as Stroke).at <= SAME) group.push(stroke);
    else groups.push([stroke]);
  }
  return groups;
};

/** How much (points) of the interval the strokes of one level cover; they do not overlap each other. */
export const covered = (level: ReadonlyArray<Stroke>, from: number, to: number): number => {
  let sum = 0;
  for (const stroke of level) sum += Math.max(0, Math.min(stroke.to, to) - Math.max(stroke.from, from));
  return Math.min(sum, to - from);
};
