/** The pieces of ink that look like letters: what size of type and which alignment they show. */
import type { Bitmap } from "../page/bitmap.ts";
import { shrink } from "../raster/resize.ts";
import { findComponents, histogram, inkThreshold, type Components } from "./components.ts";

/** The ink of a page, seen on a picture that may be smaller than the page's own. */
export interface Ink {
  /** The page's pixels that make one of `bitmap`. */
  readonly factor: number;
  readonly bitmap: Bitmap;
  /** The brightest value that counts as ink. */
  readonly threshold: number;
  readonly components: Components;
}

/** The longest side, in pixels, that is worth looking at for the analyses. */
const enough = 1600;

/** Finds the ink of a page. */
export const findInk = (page: Bitmap): Ink => {
  const factor = Math.max(1, Math.trunc(Math.max(page.width, page.height) / enough));
  const bitmap = shrink(page, factor);
  const threshold = inkThreshold(histogram(bitmap.data, 3));
  return { factor, bitmap, threshold, components: findComponents(bitmap, threshold) };
};

/** Letters, as far as shapes tell. */
export interface Letters {
  /** Numbers of the components, in their order. */
  readonly components: ReadonlyArray<number>;
  /** The usual longer side of a letter; in pixels of the ink's bitmap; 0 when there are no letters. */
  readonly size: number;
}

/** Neither specks nor strokes nor pictures. */
export const findLetters = ({ components, factor }: Ink): Letters => {
  const { count, left, top, right, bottom } = components;
  const smallest = Math.max(3, Math.round(5 / factor));
  const largest = Math.round(110 / Math.max(1, factor / 1.5));
  const found: Array<number> = [];
  const sizes: Array<number> = [];
  for (let i = 0; i < count; i++) {
    const width = right[i]! - left[i]!;
    const height = bottom[i]! - top[i]!;
    const size = Math.max(width, height);
    if (size < smallest || size > largest || size > 5 * Math.min(width, height)) continue;
    found.push(i);
    sizes.push(size);
  }
  const usual = sizes.toSorted((a, b) => a - b)[sizes.length >> 1] ?? 0;
  const kept = found.filter((_, i) => sizes[i]! > usual * 0.5 && sizes[i]! < usual * 3);
  return { components: kept, size: usual };
};

/**
 * The height of small type on the page, in pixels of the page's own bitmap: a quarter of the ink of letters is in
 * letters of at most this height. 0 when there are no letters.
 */
export const smallType = (ink: Ink, letters: Letters): number => {
  const { top, bottom } = ink.components;
  const heights = letters.components.map((i) => bottom[i]! - top[i]!).toSorted((a, b) => a - b);
  let rest = heights.reduce((sum, height) => sum + height, 0) / 4;
  for (const height of heights) {
    rest -= height;
    if (rest <= 0) return height * ink.factor;
  }
  return 0;
};
