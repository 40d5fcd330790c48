/** Quarter turns and mirrors of grey pictures. */
import type { Bitmap } from "../page/bitmap.ts";

/** A clockwise turn in degrees. */
export type QuarterTurn = 0 | 90 | 180 | 270;

/** The picture turned clockwise. */
export const turnBitmap = (bitmap: Bitmap, turn: QuarterTurn): Bitmap => {
  if (turn === 0) return bitmap;
  const { width, height, data, dpi } = bitmap;
  if (turn === 180) return { width, height, data: data.toReversed(), dpi };
  const out = new Uint8Array(data.length);
  // Square tiles, so that reading and writing both stay within the cache.
  const tile = 32;
  for (let top = 0; top < height; top += tile) {
    for (let left = 0; left < width; left += tile) {
      for (let y = top; y < Math.min(top + tile, height); y++) {
        for (let x = left; x < Math.min(left + tile, width); x++) {
          const to = turn === 90 ? x * height + (height - 1 - y) : (width - 1 - x) * height + y;
          out[to] = data[y * width + x]!;
        }
      }
    }
  }
  return { width: height, height: width, data: out, dpi };
};

const mirror = (bitmap: Bitmap): Bitmap => {
  const data = bitmap.data.slice();
  for (let y = 0; y < bitmap.height; y++) data.subarray(y * bitmap.width, (y + 1) * bitmap.width).reverse();
  return { ...bitmap, data };
};

/** Undoes the orientation, 1 to 8, that EXIF and TIFF use; other values mean upright. */
export const undoOrientation = (bitmap: Bitmap, orientation: number): Bitmap => {
  const turns: Readonly<Record<number, QuarterTurn>> = { 3: 180, 4: 180, 5: 90, 6: 90, 7: 270, 8: 270 };
  const turned = turnBitmap(bitmap, turns[orientation] ?? 0);
  return [2, 4, 5, 7].includes(orientation) ? mirror(turned) : turned;
};
