/** The edges of filled areas that an eye can see: where the colour changes. */

import type { Fill } from "../page/content.ts";

/** More fills than this are a drawing. */
const MOST = 1000;
/** Points on both sides of an edge at which the colours are compared. */
const ASIDE = 1.2;
/** Colours whose channels differ less than this in sum look alike; steps of gradients do. */
const ALIKE = 20;
const BUCKET = 24;

/** An edge, from `from` to `to` along its direction, at `at`. */
export interface Edge {
  readonly direction: "horizontal" | "vertical";
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/** The visible edges of fills at least `least` points wide and high. The last fill lies on top. */
export const visibleEdges = (fills: ReadonlyArray<Fill>, least: number): ReadonlyArray<Edge> => {
  if (fills.length === 0 || fills.length > MOST) return [];
  const buckets = new Map<number, Fill[]>();
  for (const fill of fills) {
    for (let key = Math.floor(fill.y0 / BUCKET); key <= Math.floor(fill.y1 / BUCKET); key++) {
      const bucket = buckets.get(key);
      if (bucket === undefined) buckets.set(key, [fill]);
      else bucket.push(fill);
    }
  }
  const colorAt = (x: number, y: number): number =>
    buckets
      .get(Math.floor(y / BUCKET))
      ?.findLast((fill) => x >= fill.x0 && x <= fill.x1 && y >= fill.y0 && y <= fill.y1)?.color ?? 0xffffff;
  const edges: Edge[] = [];
  for (const { x0, y0, x1, y1 } of fills) {
    if (x1 - x0 < least || y1 - y0 < least) continue;
    for (const y of [y0, y1]) {
      const seen = [0.1, 0.5, 0.9].filter((share) => {
        const x = x0 + share * (x1 - x0);
        return differ(colorAt(x, y - ASIDE), colorAt(x, y + ASIDE));
      });
      if (seen.length >= 2) edges.push({ direction: "horizontal", at: y, from: x0, to: x1 });
    }
    for (const x of [x0, x1]) {
      const seen = [0.1, 0.5, 0.9].filter((share) => {
        const y = y0 + share * (y1 - y0);
        return differ(colorAt(x - ASIDE, y), colorAt(x + ASIDE, y));
      });
      if (seen.length >= 2) edges.push({ direction: "vertical", at: x, from: y0, to: y1 });
    }
  }
  return edges;
};

const differ = (a: number, b: number): boolean => {
  const red = Math.abs((a >> 16) - (b >> 16));
  const green = Math.abs(((a >> 8) & 255) - ((b >> 8) & 255));
  const blue = Math.abs((a & 255) - (b & 255));
  return red + green + blue > ALIKE;
};
