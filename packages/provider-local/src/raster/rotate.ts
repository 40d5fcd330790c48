/** Small rotations of grey pictures. */
import type { Bitmap } from "../page/bitmap.ts";

/**
 * The picture turned anticlockwise by a few degrees about its middle, in the same size; new corners are white. Cubic
 * interpolation (Catmull-Rom), so that thin strokes stay sharp.
 */
export const rotateBitmap = (bitmap: Bitmap, degrees: number): Bitmap => {
  if (degrees === 0) return bitmap;
  const { width, height, data } = bitmap;
  const sine = Math.sin((degrees * Math.PI) / 180);
  const cosine = Math.cos((degrees * Math.PI) / 180);
  const middleX = (width - 1) / 2;
  const middleY = (height - 1) / 2;
  const out = new Uint8ClampedArray(width * height);
  // The weights of the four neighbours for 256 places between two pixels.
  const weights = new Float32Array(256 * 4);
  for (let i = 0; i < 256; i++) {
    const t = i / 256;
    weights[4 * i] = -0.5 * t * t * t + t * t - 0.5 * t;
    weights[4 * i + 1] = 1.5 * t * t * t - 2.5 * t * t + 1;
    weights[4 * i + 2] = -1.5 * t * t * t + 2 * t * t + 0.5 * t;
    weights[4 * i + 3] = 0.5 * t * t * t - 0.5 * t * t;
  }
  for (let y = 0; y < height; y++) {
    let fromX = middleX - middleX * cosine - (y - middleY) * sine;
    let fromY = middleY - middleX * sine + (y - middleY) * cosine;
    for (let x = 0; x < width; x++, fromX += cosine, fromY += sine) {
      const left = Math.floor(fromX);
      const top = Math.floor(fromY);
      if (left < 1 || top < 1 || left > width - 3 || top > height - 3) {
        const inside = left >= 0 && top >= 0 && left < width && top < height;
        out[y * width + x] = inside ? data[top * width + left]! : 255;
        continue;
      }
      const across = ((fromX - left) * 256) << 2;
      const down = ((fromY - top) * 256) << 2;
      const w0 = weights[across]!;
      const w1 = weights[across + 1]!;
      const w2 = weights[across + 2]!;
      const w3 = weights[across + 3]!;
      let sum = 0;
      for (let k = 0, at = (top - 1) * width + left - 1; k < 4; k++, at += width) {
        const row = data[at]! * w0 + data[at + 1]! * w1 + data[at + 2]! * w2 + data[at + 3]! * w3;
        sum += row * weights[down + k]!;
      }
      out[y * width + x] = sum;
    }
  }
  return { ...bitmap, data: new Uint8Array(out.buffer) };
};
