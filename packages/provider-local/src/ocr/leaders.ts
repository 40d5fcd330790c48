/**
 * Dot leaders, the rows of dots that lead from a title to its page number. They spoil the engine's idea of the spaces in
 * a line ("3togotothisfund"), so they are painted over before reading and put back as words afterwards.
 */
import type { Bitmap } from "../page/bitmap.ts";
import type { Box } from "../page/content.ts";
import type { Components } from "./components.ts";
import { whiten } from "./crop.ts";
import type { Ink, Letters } from "./shapes.ts";

/** A row of dots, in pixels of the page's bitmap. */
export interface Leader extends Box {
  readonly dots: number;
}

const fewestDots = 4;
/** Pixels around the dots that are painted over too. */
const margin = 2;

/** Pieces that could be dots of a leader: small, and about as wide as high. */
const findDots = ({ count, left, top, right, bottom }: Components, letter: number): ReadonlyArray<number> => {
  const dots: Array<number> = [];
  for (let i = 0; i < count; i++) {
    const width = right[i]! - left[i]!;
    const height = bottom[i]! - top[i]!;
    if (Math.max(width, height) <= Math.max(2, letter * 0.4) && Math.abs(width - height) <= 1) dots.push(i);
  }
  return dots;
};

/** Finds the dot leaders of a page. */
export const findLeaders = (ink: Ink, letters: Letters): ReadonlyArray<Leader> => {
  const { left, top, right, bottom } = ink.components;
  if (letters.size === 0) return [];
  const widest = letters.size * 4;
  const dots = findDots(ink.components, letters.size);
  // Rows first: dots whose bottoms lie on one line, from left to right.
  const byRow = new Map<number, Array<number>>();
  for (const dot of dots) {
    const row = byRow.get(bottom[dot]!);
    if (row === undefined) byRow.set(bottom[dot]!, [dot]);
    else row.push(dot);
  }
  const leaders: Array<Leader> = [];
  const used = new Set<number>();
  const { factor } = ink;
  for (const [y, own] of byRow) {
    const row = [...own, ...(byRow.get(y + 1) ?? [])]
      .filter((dot) => !used.has(dot))
      .toSorted((a, b) => left[a]! - left[b]!);
    for (let first = 0; first < row.length;) {
      // A run goes on while the distance stays what it was.
      let last = first;
      let pitch = 0;
      while (last + 1 < row.length) {
        const next = left[row[last + 1]!]! - left[row[last]!]!;
        if (next > widest || next < 2 || (pitch > 0 && Math.abs(next - pitch) > Math.max(1.5, pitch * 0.2))) break;
        pitch = pitch === 0 ? next : (pitch + next) / 2;
        last++;
      }
      const run = row.slice(first, last + 1);
      if (run.length >= fewestDots) {
        for (const dot of run) used.add(dot);
        leaders.push({
          x0: Math.min(...run.map((dot) => left[dot]!)) * factor,
          y0: Math.min(...run.map((dot) => top[dot]!)) * factor,
          x1: Math.max(...run.map((dot) => right[dot]!)) * factor,
          y1: Math.max(...run.map((dot) => bottom[dot]!)) * factor,
          dots: run.length,
        });
      }
      first = last + 1;
    }
  }
  return leaders;
};

/** The picture without the given leaders. */
export const eraseLeaders = (bitmap: Bitmap, leaders: ReadonlyArray<Leader>): Bitmap => {
  if (leaders.length === 0) return bitmap;
  const clean = { ...bitmap, data: bitmap.data.slice() };
  for (const { x0, y0, x1, y1 } of leaders) {
    whiten(clean, { x0: x0 - margin, y0: y0 - margin, x1: x1 + margin, y1: y1 + margin });
  }
  return clean;
};
