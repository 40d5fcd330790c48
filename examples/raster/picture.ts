/** Pictures in memory: 8-bit RGBA, made pixel by pixel and stored as JPEG. */
import jpeg from "jpeg-js";

/** A picture of RGBA pixels, row by row. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** Makes a picture by asking for the colour of each pixel: one grey (0..255) or red, green and blue. */
export const paint = (
  width: number,
  height: number,
  pixel: (x: number, y: number) => number | readonly [number, number, number],
): Picture => {
  const data = new Uint8Array(width * height * 4);
  const byte = (value: number): number => Math.max(0, Math.min(255, Math.round(value)));
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const value = pixel(x, y);
      const [red, green, blue] = typeof value === "number" ? [value, value, value] : value;
      data.set([byte(red), byte(green), byte(blue), 255], (y * width + x) * 4);
    }
  }
  return { width, height, data };
};

/** The grey (0..255) at a place between pixels; `outside` is what lies around the picture. */
export const sampleGrey = (picture: Picture, x: number, y: number, outside: number): number => {
  const left = Math.floor(x);
  const top = Math.floor(y);
  const at = (column: number, row: number): number =>
    column < 0 || row < 0 || column >= picture.width || row >= picture.height
      ? outside
      : (picture.data[(row * picture.width + column) * 4] ?? outside);
  const across = x - left;
  const upper = at(left, top) * (1 - across) + at(left + 1, top) * across;
  const lower = at(left, top + 1) * (1 - across) + at(left + 1, top + 1) * across;
  return upper * (1 - (y - top)) + lower * (y - top);
};

/** The JPEG bytes of a picture; quality from 1 to 100. */
export const encodeJpeg = (picture: Picture, quality: number): Uint8Array =>
  new Uint8Array(jpeg.encode({ ...picture }, quality).data);
