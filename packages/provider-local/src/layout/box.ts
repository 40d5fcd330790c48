/** Arithmetic on boxes. */
import type { Box } from "../page/content.ts";

/** The smallest box around all of `boxes`; an empty box at the origin when there is none. */
export const around = (boxes: Iterable<Box>): Box => {
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const box of boxes) {
    x0 = Math.min(x0, box.x0);
    y0 = Math.min(y0, box.y0);
    x1 = Math.max(x1, box.x1);
    y1 = Math.max(y1, box.y1);
  }
  return x0 > x1 ? { x0: 0, y0: 0, x1: 0, y1: 0 } : { x0, y0, x1, y1 };
};

/** Whether the middle of `inner` lies in `outer`. */
export const holdsMiddle = (outer: Box, inner: Box): boolean => {
  const x = (inner.x0 + inner.x1) / 2;
  const y = (inner.y0 + inner.y1) / 2;
  return x >= outer.x0 && x <= outer.x1 && y >= outer.y0 && y <= outer.y1;
};

/** Length of the common part of two intervals as a share of the shorter one; 0 when they do not meet. */
export const overlap = (a0: number, a1: number, b0: number, b1: number): number => {
  const common = Math.min(a1, b1) - Math.max(a0, b0);
  if (common <= 0) return 0;
  return common / Math.max(Math.min(a1 - a0, b1 - b0), 0.01);
};

/** The middle one of `values` (the upper one of two), or 0 when there is none. `share` asks for another quantile, 0..1. */
export const median = (values: ReadonlyArray<number>, share = 0.5): number => {
  if (values.length === 0) return 0;
  const sorted = Float64Array.from(values).toSorted();
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
};
