/** A slight blur: it joins the dots of dot-matrix print and the breaks of faint print into letters. */
import type { Bitmap } from "../page/bitmap.ts";

/** The picture blurred by a Gaussian whose standard deviation is one pixel (five taps each way). */
export const soften = (bitmap: Bitmap): Bitmap => {
  const { width, height, data } = bitmap;
  const across = new Uint16Array(data.length);
  for (let y = 0; y < height; y++) {
    const base = y * width;
    for (let x = 0; x < width; x++) {
      const far = data[base + Math.max(x - 2, 0)]! + data[base + Math.min(x + 2, width - 1)]!;
      const near = data[base + Math.max(x - 1, 0)]! + data[base + Math.min(x + 1, width - 1)]!;
      across[base + x] = 14 * far + 62 * near + 104 * data[base + x]!;
    }
  }
  const out = new Uint8Array(data.length);
  for (let y = 0; y < height; y++) {
    const up2 = Math.max(y - 2, 0) * width;
    const up1 = Math.max(y - 1, 0) * width;
    const down1 = Math.min(y + 1, height - 1) * width;
    const down2 = Math.min(y + 2, height - 1) * width;
    for (let x = 0; x < width; x++) {
      const far = across[up2 + x]! + across[down2 + x]!;
      const near = across[up1 + x]! + across[down1 + x]!;
      out[y * width + x] = (14 * far + 62 * near + 104 * across[y * width + x]!) >> 16;
    }
  }
  return { ...bitmap, data: out };
};
