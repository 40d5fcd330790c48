/** Connected pieces of ink: what the analyses of a page (size of type, skew, orientation, rulings) start from. */
import type { Bitmap } from "../page/bitmap.ts";

/** The boxes of connected pieces of ink, one entry a piece; right and bottom are exclusive. In pixels. */
export interface Components {
  readonly count: number;
  readonly left: Int32Array;
  readonly top: Int32Array;
  readonly right: Int32Array;
  readonly bottom: Int32Array;
  /** Pixels of ink. */
  readonly area: Int32Array;
}

/** How many pixels have each of the 256 values; every `step`-th pixel is counted. */
export const histogram = (data: Uint8Array, step = 1): Uint32Array => {
  const counts = new Uint32Array(256);
  for (let i = 0; i < data.length; i += step) counts[data[i]!]!++;
  return counts;
};

/** Ink and paper differ by at least this much; closer means are the grain of an empty page. */
const leastContrast = 25;
/** On a page that seems empty, ink must be so much darker than the usual paper. */
const clearlyDarker = 40;

/** The value that parts the pixels into ink (at or below it) and paper best (Otsu); negative when all is paper. */
export const inkThreshold = (counts: Uint32Array): number => {
  let total = 0;
  let sum = 0;
  counts.forEach((count, value) => {
    total += count;
    sum += count * value;
  });
  let below = 0;
  let sumBelow = 0;
  let best = 127;
  let bestSpread = -1;
  let contrast = 0;
  for (let value = 0; value < 255; value++) {
    below += counts[value]!;
    sumBelow += counts[value]! * value;
    if (below === 0 || below === total) continue;
    const difference = (sum - sumBelow) / (total - below) - sumBelow / below;
    const spread = below * (total - below) * difference ** 2;
    if (spread > bestSpread) {
      bestSpread = spread;
      best = value;
      contrast = difference;
    }
  }
  if (bestSpread < 0 || contrast >= leastContrast) return best;
  return counts.indexOf(Math.max(...counts)) - clearlyDarker;
};

const grown = (old: Int32Array): Int32Array<ArrayBuffer> => {
  const larger = new Int32Array(old.length * 2);
  larger.set(old);
  return larger;
};

/** The connected pieces of ink (8 neighbours) of a picture; ink is what is not brighter than `threshold`. */
export const findComponents = ({ width, height, data }: Bitmap, threshold: number): Components => {
  let starts = new Int32Array(1 << 16);
  let ends = new Int32Array(1 << 16);
  let parents = new Int32Array(1 << 16);
  const rowStart = new Int32Array(height + 1);
  let runs = 0;

  const root = (run: number): number => {
    let at = run;
    while (parents[at] !== at) {
      parents[at] = parents[parents[at]!]!;
      at = parents[at]!;
    }
    return at;
  };
  for (let y = 0; y < height; y++) {
    rowStart[y] = runs;
    let above = y === 0 ? 0 : rowStart[y - 1]!;
    const aboveEnd = y === 0 ? 0 : runs;
    const base = y * width;
    for (let x = 0; x < width; x++) {
      if (data[base + x]! > threshold) continue;
      const start = x;
      while (x < width && data[base + x]! <= threshold) x++;
      if (runs === starts.length) {
        starts = grown(starts);
        ends = grown(ends);
        parents = grown(parents);
      }
      starts[runs] = start;
      ends[runs] = x;
      parents[runs] = runs;
      // Runs of the row above that touch this one, corners included.
      while (above < aboveEnd && ends[above]! < start) above++;
      for (let other = above; other < aboveEnd && starts[other]! <= x; other++) {
        const a = root(other);
        const b = root(runs);
        if (a < b) parents[b] = a;
        else parents[a] = b;
      }
      runs++;
    }
  }
  rowStart[height] = runs;

  const numbers = new Int32Array(runs);
  let count = 0;
  for (let run = 0; run < runs; run++) numbers[run] = parents[run] === run ? count++ : numbers[root(run)]!;
  const left = new Int32Array(count).fill(width);
  const top = new Int32Array(count).fill(height);
  const right = new Int32Array(count);
  const bottom = new Int32Array(count);
  const area = new Int32Array(count);
  for (let y = 0; y < height; y++) {
    for (let run = rowStart[y]!; run < rowStart[y + 1]!; run++) {
      const at = numbers[run]!;
      if (starts[run]! < left[at]!) left[at] = starts[run]!;
      if (ends[run]! > right[at]!) right[at] = ends[run]!;
      if (y < top[at]!) top[at] = y;
      bottom[at] = y + 1;
      area[at] = area[at]! + ends[run]! - starts[run]!;
    }
  }
  return { count, left, top, right, bottom, area };
};
