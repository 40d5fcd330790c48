/** The paper behind the ink: how bright it is where, and a picture with the differences taken out. */
import type { Bitmap } from "../page/bitmap.ts";
import { histogram } from "./components.ts";

/** The brightness of the paper on a coarse grid. */
export interface Background {
  readonly cell: number;
  readonly columns: number;
  readonly rows: number;
  readonly levels: Float32Array;
}

/** Of the pixels of a cell, this part may be brighter than what counts as its paper. */
const brighterPart = 0.2;
/** Darker than this is no paper: a table top, a black border. */
const darkest = 45;
/** As bright as this, paper needs no correction. */
const bright = 215;

/** On a page with bright letters on dark ground, nearly this part of the pixels is darker than the second value. */
const groundPart = 0.85;
const darkGround = 110;

/** The picture, inverted when it shows bright letters on a dark ground, as screens do. */
export const darkOnBright = (bitmap: Bitmap): Bitmap => {
  const counts = histogram(bitmap.data, 7);
  const total = counts.reduce((sum, count) => sum + count, 0);
  const dark = counts.subarray(0, darkGround).reduce((sum, count) => sum + count, 0);
  return dark < total * groundPart || dark === total
    ? bitmap
    : { ...bitmap, data: bitmap.data.map((value) => 255 - value) };
};

const smooth = (grid: Background, combine: (values: ReadonlyArray<number>) => number): Background => {
  const { columns, rows, levels } = grid;
  const out = new Float32Array(levels.length);
  for (let y = 0; y < rows; y++) {
    for (let x = 0; x < columns; x++) {
      const around: Array<number> = [];
      for (let j = Math.max(0, y - 1); j <= Math.min(rows - 1, y + 1); j++) {
        for (let i = Math.max(0, x - 1); i <= Math.min(columns - 1, x + 1); i++) around.push(levels[j * columns + i]!);
      }
      out[y * columns + x] = combine(around);
    }
  }
  return { ...grid, levels: out };
};

/** Measures the paper: bright percentiles of cells, evened out over their neighbours. */
export const measureBackground = ({ width, height, data }: Bitmap): Background => {
  const cell = Math.max(16, Math.round(Math.max(width, height) / 64));
  const columns = Math.ceil(width / cell);
  const rows = Math.ceil(height / cell);
  const levels = new Float32Array(columns * rows);
  const counts = new Uint16Array(256);
  for (let row = 0; row < rows; row++) {
    const bottom = Math.min(height, (row + 1) * cell);
    for (let column = 0; column < columns; column++) {
      counts.fill(0);
      let total = 0;
      const right = Math.min(width, (column + 1) * cell);
      // Every second pixel of every second line tells as much as all of them.
      for (let y = row * cell; y < bottom; y += 2) {
        for (let x = column * cell; x < right; x += 2) {
          counts[data[y * width + x]!]!++;
          total++;
        }
      }
      let level = 255;
      for (let above = counts[255]!; level > 0 && above < total * brighterPart; above += counts[level]!) level--;
      levels[row * columns + column] = level;
    }
  }
  const brightest = smooth({ cell, columns, rows, levels }, (values) => Math.max(...values));
  return smooth(brightest, (values) => values.reduce((sum, value) => sum + value, 0) / values.length);
};

/** Whether the paper is so dark or uneven, as on photos, that it should be evened out before reading. */
export const isUneven = ({ levels }: Background): boolean => {
  const dim = levels.reduce((count, level) => count + (level < bright ? 1 : 0), 0);
  return dim > levels.length * 0.2;
};

/** The picture with its paper made white; what lies beside the paper becomes white too. */
export const flatten = (bitmap: Bitmap, background: Background): Bitmap => {
  const { width, height, data } = bitmap;
  const { cell, columns, rows, levels } = background;
  const out = new Uint8Array(data.length);
  const gain = new Float32Array(width);
  const at = (position: number, last: number): readonly [number, number, number] => {
    const place = Math.min(Math.max((position + 0.5) / cell - 0.5, 0), last);
    const low = Math.trunc(place);
    return [low, Math.min(low + 1, last), place - low];
  };
  const across = Array.from({ length: width }, (_, x) => at(x, columns - 1));
  const blend = new Float32Array(columns);
  for (let y = 0; y < height; y++) {
    const [top, bottom, part] = at(y, rows - 1);
    for (let i = 0; i < columns; i++) {
      blend[i] = levels[top * columns + i]! * (1 - part) + levels[bottom * columns + i]! * part;
    }
    for (let x = 0; x < width; x++) {
      const [left, right, share] = across[x]!;
      const paper = blend[left]! * (1 - share) + blend[right]! * share;
      gain[x] = paper < darkest ? 0 : 255 / paper;
    }
    const base = y * width;
    for (let x = 0; x < width; x++) {
      out[base + x] = gain[x] === 0 ? 255 : Math.min(255, data[base + x]! * gain[x]!);
    }
  }
  return { ...bitmap, data: out };
};
