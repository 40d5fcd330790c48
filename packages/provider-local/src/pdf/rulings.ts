/** Cleans up rulings: pieces that lie on one line and touch become one, and what is left of dots and specks goes. */
import type { Ruling } from "../page/content.ts";

/** Rulings whose middles are this close across their direction lie on one line. In points. */
const sameLine = 1;
/** Pieces with a gap of at most this many points touch. */
const touching = 1.5;
/** Short dashes and dots may be further apart. */
const dashLength = 4;
const dashGap = 4;
/** A ruling shorter than this, after joining, is a speck. */
const shortest = 5;

interface Stroke {
  from: number;
  to: number;
  low: number;
  high: number;
  thickness: number;
}

const joinLine = (strokes: ReadonlyArray<Stroke>): ReadonlyArray<Stroke> => {
  const joined: Array<Stroke> = [];
  let last: Stroke | undefined;
  for (const stroke of strokes.toSorted((a, b) => a.from - b.from)) {
    const short = last !== undefined && stroke.to - stroke.from < dashLength;
    if (last !== undefined && stroke.from - last.to <= (short ? dashGap : touching)) {
      last.to = Math.max(last.to, stroke.to);
      last.low = Math.min(last.low, stroke.low);
      last.high = Math.max(last.high, stroke.high);
      last.thickness = Math.max(last.thickness, stroke.thickness);
    } else {
      last = { ...stroke };
      joined.push(last);
    }
  }
  return joined;
};

const joinDirection = (strokes: Array<Stroke>): ReadonlyArray<Stroke> => {
  strokes.sort((a, b) => a.low + a.high - b.low - b.high);
  const joined: Array<Stroke> = [];
  let line: Array<Stroke> = [];
  let middle = Number.NEGATIVE_INFINITY;
  const finish = () => {
    joined.push(...joinLine(line).filter((stroke) => stroke.to - stroke.from >= shortest));
    line = [];
  };
  for (const stroke of strokes) {
    const own = (stroke.low + stroke.high) / 2;
    if (own - middle > sameLine) {
      finish();
      middle = own;
    }
    line.push(stroke);
  }
  finish();
  return joined;
};

/** The rulings with touching collinear ones joined. */
export const joinRulings = (rulings: ReadonlyArray<Ruling>): ReadonlyArray<Ruling> => {
  const horizontal: Array<Stroke> = [];
  const vertical: Array<Stroke> = [];
  for (const { x0, y0, x1, y1, thickness, direction } of rulings) {
    if (direction === "horizontal") horizontal.push({ from: x0, to: x1, low: y0, high: y1, thickness });
    else vertical.push({ from: y0, to: y1, low: x0, high: x1, thickness });
  }
  return [
    ...joinDirection(horizontal).map(({ from, to, low, high, thickness }): Ruling => ({
      direction: "horizontal",
      x0: from,
      x1: to,
      y0: low,
      y1: high,
      thickness,
    })),
    ...joinDirection(vertical).map(({ from, to, low, high, thickness }): Ruling => ({
      direction: "vertical",
      x0: low,
      x1: high,
      y0: from,
      y1: to,
      thickness,
    })),
  ];
};
