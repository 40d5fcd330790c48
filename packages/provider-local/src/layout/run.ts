/** Runs: neighbouring lines of one column that are set alike, and the measures of such a run. */
import { median, overlap } from "./box.ts";
import type { Line } from "./line.ts";
import type { Segment } from "./segment.ts";

/** Lines below each other, of about the same size, with the distance that is usual between them. */
export interface Run {
  readonly lines: ReadonlyArray<Line>;
  /** Usual distance of two baselines, in points. */
  readonly lead: number;
  /** Where the lines of the whole column begin and end. */
  readonly column: { readonly start: number; readonly end: number };
}

/** Sizes further apart than this do not belong to one paragraph. OCR measures sizes roughly. */
const likeSize = (a: Line, b: Line): boolean => {
  const rough = a.words[0]?.confidence !== undefined;
  const ratio = Math.max(a.size, b.size) / Math.max(Math.min(a.size, b.size), 0.1);
  return ratio <= (rough ? 1.35 : 1.18);
};

/** Distance of two baselines, in font sizes, beyond which lines never belong together. */
const farthest = 2.7;

/** Distance of the baselines of neighbouring lines, in font sizes, that is usual on a page; 1.2 when nothing is known. */
export const usualLead = (segments: ReadonlyArray<Segment>): number => {
  const sorted = segments.toSorted((a, b) => a.baseline - b.baseline);
  const distances: Array<number> = [];
  for (const [index, segment] of sorted.entries())
    for (let below = index + 1; below < Math.min(index + 12, sorted.length); below += 1) {
      const next = sorted[below] as Segment;
      const distance = (next.baseline - segment.baseline) / Math.max(segment.size, 0.1);
      if (distance > farthest) break;
      if (distance < 0.8 || overlap(segment.x0, segment.x1, next.x0, next.x1) < 0.5) continue;
      if (Math.abs(next.size - segment.size) > 0.1 * segment.size) continue;
      distances.push(distance);
      break;
    }
  return distances.length < 3 ? 1.2 : median(distances);
};

/** Cuts the lines of a column into runs. `lead`: usual distance of baselines on the page, in font sizes. */
export const makeRuns = (lines: ReadonlyArray<Line>, lead: number): ReadonlyArray<Run> => {
  const runs: Array<Run> = [];
  const column = {
    start: Math.min(...lines.map((line) => line.start)),
    end: Math.max(...lines.map((line) => line.end)),
  };
  let start = 0;
  for (let index = 1; index <= lines.length; index += 1) {
    const line = lines[index];
    const before = lines[index - 1];
    if (before === undefined) continue;
    const together =
      line !== undefined &&
      likeSize(before, line) &&
      before.monospace === line.monospace &&
      line.baseline - before.baseline <= farthest * Math.max(before.size, line.size) &&
      line.baseline > before.baseline - 0.5 * line.size;
    if (together) continue;
    const part = lines.slice(start, index);
    const distances = part.slice(1).map((line, place) => line.baseline - (part[place]?.baseline ?? 0));
    const own = median(distances, 0.3);
    const usual = lead * before.size;
    runs.push({
      lines: part,
      lead: part.length >= 4 && own < 1.6 * usual ? own : Math.min(own || usual, usual),
      column,
    });
    start = index;
  }
  return runs;
};

/** Whether lines of the run end where they like, and not at a common edge. The last one does not count. */
export const isRagged = ({ lines }: Run): boolean => {
  const ends = lines.slice(0, -1).map(({ end }) => end);
  const edge = Math.max(...lines.map(({ end }) => end));
  const slack = ends.reduce((sum, end) => sum + edge - end, 0) / Math.max(ends.length, 1);
  return slack > (lines[0]?.size ?? 0);
};

/** A few lines that fill less than this share of their column, such as an address, were not broken by its edge. */
const narrow = 0.6;
const fewLines = 6;

/** Where lines break near `index`: the furthest end of the lines there, or the edge of the column. */
export const rightEdge = ({ lines, column }: Run, index: number): number => {
  let [start, edge] = [Infinity, -Infinity];
  for (let near = Math.max(0, index - 4); near <= Math.min(lines.length - 1, index + 4); near += 1) {
    start = Math.min(start, lines[near]?.start ?? start);
    edge = Math.max(edge, lines[near]?.end ?? edge);
  }
  return lines.length <= fewLines && edge - start < narrow * (column.end - column.start) ? column.end : edge;
};
