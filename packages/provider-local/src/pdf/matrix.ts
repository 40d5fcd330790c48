/** Affine maps, and the one that turns a page's own coordinates into points of the upright page. */
import type { Box } from "../page/content.ts";

/** `x' = a x + c y + e`, `y' = b x + d y + f`, as PDF writes it. */
export interface Matrix {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
  readonly e: number;
  readonly f: number;
}

/** The map that changes nothing. */
export const identity: Matrix = { a: 1, b: 0, c: 0, d: 1, e: 0, f: 0 };

/** `first`, then `second`. */
export const compose = (first: Matrix, second: Matrix): Matrix => ({
  a: first.a * second.a + first.b * second.c,
  b: first.a * second.b + first.b * second.d,
  c: first.c * second.a + first.d * second.c,
  d: first.c * second.b + first.d * second.d,
  e: first.e * second.a + first.f * second.c + second.e,
  f: first.e * second.b + first.f * second.d + second.f,
});

/** Where a point goes. */
export const mapX = (m: Matrix, x: number, y: number): number => m.a * x + m.c * y + m.e;

/** Where a point goes. */
export const mapY = (m: Matrix, x: number, y: number): number => m.b * x + m.d * y + m.f;

/** The smallest upright box around the image of a rectangle given by two opposite corners. */
export const mapBox = (m: Matrix, x0: number, y0: number, x1: number, y1: number): Box => {
  const xa = m.a * x0 + m.e;
  const xb = m.a * x1 + m.e;
  const xc = m.c * y0;
  const xd = m.c * y1;
  const ya = m.b * x0 + m.f;
  const yb = m.b * x1 + m.f;
  const yc = m.d * y0;
  const yd = m.d * y1;
  return {
    x0: Math.min(xa, xb) + Math.min(xc, xd),
    y0: Math.min(ya, yb) + Math.min(yc, yd),
    x1: Math.max(xa, xb) + Math.max(xc, xd),
    y1: Math.max(ya, yb) + Math.max(yc, yd),
  };
};

/**
 * The map from the page's coordinates (y upwards) to the upright page (origin top left, y downwards).
 * `turns` is the page's /Rotate in quarter turns clockwise.
 */
export const toUpright = (left: number, bottom: number, right: number, top: number, turns: number): Matrix => {
  if (turns === 1) return { a: 0, b: 1, c: 1, d: 0, e: -bottom, f: -left };
  if (turns === 2) return { a: -1, b: 0, c: 0, d: 1, e: right, f: -bottom };
  if (turns === 3) return { a: 0, b: -1, c: -1, d: 0, e: top, f: right };
  return { a: 1, b: 0, c: 0, d: -1, e: -left, f: top };
};
