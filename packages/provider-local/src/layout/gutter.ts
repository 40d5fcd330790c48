/** Finds the places where a page may be cut from top to bottom: valleys of the text's coverage. */
import type { Box } from "../page/content.ts";

/** Most candidates that are looked at in one region. */
const mostGutters = 12;

/** How much height is covered at each point of the region's width, in bins of one point. */
const coverage = (boxes: ReadonlyArray<Box>, left: number, bins: number): Float64Array => {
  const steps = new Float64Array(bins + 1);
  for (const { x0, x1, y0, y1 } of boxes) {
    const from = Math.max(0, Math.min(bins, Math.round(x0 - left)));
    const to = Math.max(from, Math.min(bins, Math.round(x1 - left)));
    steps[from] = (steps[from] ?? 0) + (y1 - y0);
    steps[to] = (steps[to] ?? 0) - (y1 - y0);
  }
  let sum = 0;
  for (let bin = 0; bin < bins; bin += 1) {
    sum += steps[bin] ?? 0;
    steps[bin] = sum;
  }
  return steps.subarray(0, bins);
};

/**
 * x positions of gutters, deepest valleys first. A valley counts when the coverage falls and rises again by at least
 * `depth` (height of text in points).
 */
export const findGutters = (boxes: ReadonlyArray<Box>, depth: number): ReadonlyArray<number> => {
  let [left, right] = [Infinity, -Infinity];
  for (const { x0, x1 } of boxes) {
    left = Math.min(left, x0);
    right = Math.max(right, x1);
  }
  const bins = Math.min(20_000, Math.ceil(right - left));
  if (!(bins > 2)) return [];
  const profile = coverage(boxes, left, bins);
  const valleys: Array<{ x: number; low: number }> = [];
  let peak = 0;
  let low = Infinity;
  let from = 0;
  let to = 0;
  for (let bin = 0; bin < bins; bin += 1) {
    const value = profile[bin] ?? 0;
    if (low < peak - depth && value > low + depth) {
      valleys.push({ x: left + (from + to + 1) / 2, low });
      peak = value;
      low = Infinity;
    }
    if (value > peak) {
      peak = value;
      low = Infinity;
    }
    if (value < low - 0.01) {
      low = value;
      from = bin;
      to = bin;
    } else if (value <= low + 0.01 && to === bin - 1) to = bin;
  }
  return valleys
    .toSorted((a, b) => a.low - b.low)
    .slice(0, mostGutters)
    .map(({ x }) => x);
};
