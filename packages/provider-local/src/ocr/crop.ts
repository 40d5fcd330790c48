/** Parts of pictures. */
import type { Bitmap } from "../page/bitmap.ts";
import type { Box } from "../page/content.ts";

/** A copy of the part of a picture inside a box (whole pixels, within the picture), with a white border around it. */
export const crop = (bitmap: Bitmap, { x0, y0, x1, y1 }: Box, border = 0): Bitmap => {
  const width = x1 - x0 + 2 * border;
  const height = y1 - y0 + 2 * border;
  const data = new Uint8Array(width * height).fill(255);
  for (let y = y0; y < y1; y++) {
    data.set(bitmap.data.subarray(y * bitmap.width + x0, y * bitmap.width + x1), (y - y0 + border) * width + border);
  }
  return { width, height, data, dpi: bitmap.dpi };
};

/** Makes the part of a picture inside a box white, in place. */
export const whiten = ({ width, height, data }: Bitmap, { x0, y0, x1, y1 }: Box): void => {
  const left = Math.max(0, Math.floor(x0));
  const right = Math.min(width, Math.ceil(x1));
  if (right <= left) return;
  for (let y = Math.max(0, Math.floor(y0)); y < Math.min(height, Math.ceil(y1)); y++) {
    data.fill(255, y * width + left, y * width + right);
  }
};
