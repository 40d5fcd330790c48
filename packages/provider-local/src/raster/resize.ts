/** Changes the size of grey pictures. */
import type { Bitmap } from "../page/bitmap.ts";

interface Taps {
  /** Of every target position: the first source position, then the weights, `length` of them. */
  readonly first: Int32Array;
  readonly weights: Float32Array;
  readonly length: number;
}

/** Catmull-Rom: keeps edges sharp when a picture grows. */
const cubic = (x: number): number => {
  const t = Math.abs(x);
  if (t < 1) return 1.5 * t * t * t - 2.5 * t * t + 1;
  return t < 2 ? -0.5 * t * t * t + 2.5 * t * t - 4 * t + 2 : 0;
};

const tapsFor = (from: number, to: number): Taps => {
  const scale = from / to;
  const reach = 2 * Math.max(1, scale);
  const length = Math.ceil(2 * reach) + 1;
  const first = new Int32Array(to);
  const weights = new Float32Array(to * length);
  for (let i = 0; i < to; i++) {
    const centre = (i + 0.5) * scale - 0.5;
    const start = Math.ceil(centre - reach);
    first[i] = start;
    let sum = 0;
    for (let k = 0; k < length; k++) {
      const weight = cubic((start + k - centre) / Math.max(1, scale));
      weights[i * length + k] = weight;
      sum += weight;
    }
    for (let k = 0; k < length; k++) weights[i * length + k] = weights[i * length + k]! / sum;
  }
  return { first, weights, length };
};

/** The picture in another size, by cubic interpolation. `dpi` is what the result says of itself. */
export const resize = (bitmap: Bitmap, width: number, height: number, dpi: number): Bitmap => {
  if (width === bitmap.width && height === bitmap.height) return { ...bitmap, dpi };
  const source = bitmap.data;
  const lastX = bitmap.width - 1;
  const lastY = bitmap.height - 1;
  const across = tapsFor(bitmap.width, width);
  const down = tapsFor(bitmap.height, height);
  const out = new Uint8ClampedArray(width * height);
  // Rows that are stretched already; each is needed for several rows of the result.
  const ready = new Map<number, Float32Array>();
  const stretched = (y: number): Float32Array => {
    const known = ready.get(y);
    if (known !== undefined) return known;
    const row = new Float32Array(width);
    const base = y * bitmap.width;
    for (let x = 0; x < width; x++) {
      let sum = 0;
      for (let k = 0, at = across.first[x]!; k < across.length; k++, at++) {
        sum += source[base + (at < 0 ? 0 : at > lastX ? lastX : at)]! * across.weights[x * across.length + k]!;
      }
      row[x] = sum;
    }
    ready.set(y, row);
    return row;
  };
  const sum = new Float32Array(width);
  for (let y = 0; y < height; y++) {
    sum.fill(0);
    const start = down.first[y]!;
    for (let k = 0; k < down.length; k++) {
      const weight = down.weights[y * down.length + k]!;
      if (weight === 0) continue;
      const row = stretched(Math.min(Math.max(start + k, 0), lastY));
      for (let x = 0; x < width; x++) sum[x] = sum[x]! + row[x]! * weight;
    }
    for (let x = 0; x < width; x++) out[y * width + x] = sum[x]!;
    for (const known of ready.keys()) if (known < start) ready.delete(known);
  }
  return { width, height, data: new Uint8Array(out.buffer), dpi };
};

/** A smaller picture: every pixel is the mean of `factor` x `factor` pixels. What is left at the edges is dropped. */
export const shrink = (bitmap: Bitmap, factor: number): Bitmap => {
  if (factor <= 1) return bitmap;
  const width = Math.max(1, Math.trunc(bitmap.width / factor));
  const height = Math.max(1, Math.trunc(bitmap.height / factor));
  const sums = new Uint32Array(width);
  const out = new Uint8Array(width * height);
  const rows = Math.min(factor, bitmap.height);
  const columns = Math.min(factor, bitmap.width);
  for (let y = 0; y < height; y++) {
    sums.fill(0);
    for (let dy = 0; dy < rows; dy++) {
      let at = (y * factor + dy) * bitmap.width;
      for (let x = 0; x < width; x++) {
        let sum = 0;
        for (let dx = 0; dx < columns; dx++) sum += bitmap.data[at++]!;
        sums[x] = sums[x]! + sum;
      }
    }
    for (let x = 0; x < width; x++) out[y * width + x] = sums[x]! / (rows * columns);
  }
  return { width, height, data: out, dpi: bitmap.dpi / factor };
};
