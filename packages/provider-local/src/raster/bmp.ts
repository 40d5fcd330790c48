/** BMP to grey: 1 to 32 bits a pixel, palettes, bit masks, run lengths. The known libraries misread several of these. */
import { checkSize, damaged, type FrameSource } from "./frame.ts";
import { luma, overWhite } from "./luma.ts";

const runLength8 = 1;
const runLength4 = 2;
const bitMasks = 3;
const alphaBitMasks = 6;

/** A function that reads one channel, as 0 to 255, out of a pixel. */
const maskReader = (mask: number): ((pixel: number) => number) => {
  if (mask === 0) return () => 255;
  const shift = 31 - Math.clz32(mask & -mask);
  const top = mask >>> shift;
  return (pixel) => Math.round((((pixel & mask) >>> shift) * 255) / top);
};

/** Unpacks run lengths to one palette number a pixel, in the order of the file. */
const unpackRuns = (bytes: Uint8Array, width: number, height: number, nibbles: boolean): Uint8Array => {
  const pixels = new Uint8Array(width * height);
  let x = 0;
  let y = 0;
  const put = (value: number) => {
    if (x < width && y < height) pixels[y * width + x] = value;
    x++;
  };
  for (let at = 0; at + 1 < bytes.length && y < height;) {
    const count = bytes[at]!;
    const value = bytes[at + 1]!;
    at += 2;
    if (count > 0) {
      for (let i = 0; i < count; i++) put(nibbles ? (i % 2 === 0 ? value >> 4 : value & 15) : value);
    } else if (value === 0) {
      x = 0;
      y++;
    } else if (value === 1) break;
    else if (value === 2) {
      x += bytes[at] ?? 0;
      y += bytes[at + 1] ?? 0;
      at += 2;
    } else {
      for (let i = 0; i < value; i++) {
        const byte = bytes[at + (nibbles ? i >> 1 : i)] ?? 0;
        put(nibbles ? (i % 2 === 0 ? byte >> 4 : byte & 15) : byte);
      }
      const length = nibbles ? (value + 1) >> 1 : value;
      at += length + (length % 2);
    }
  }
  return pixels;
};

/** Opens a BMP. Throws a DocumentFault when it is damaged or too large. */
export const openBmp = (bytes: Uint8Array): FrameSource => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const pixelsAt = view.getUint32(10, true);
  const headerSize = view.getUint32(14, true);
  const old = headerSize === 12;
  const width = old ? view.getUint16(18, true) : view.getInt32(18, true);
  const signedHeight = old ? view.getInt16(20, true) : view.getInt32(22, true);
  const height = Math.abs(signedHeight);
  checkSize(width, height);
  const bits = view.getUint16(old ? 24 : 28, true);
  const compression = old ? 0 : view.getUint32(30, true);
  if (![1, 2, 4, 8, 16, 24, 32].includes(bits)) damaged("the BMP has an impossible depth");
  if (![0, runLength8, runLength4, bitMasks, alphaBitMasks].includes(compression)) {
    damaged("the BMP has an unknown compression");
  }
  const dpi = (offset: number) => (old ? undefined : view.getInt32(offset, true) * 0.0254);

  const palette = (): Uint8Array => {
    const size = old ? 3 : 4;
    const start = 14 + headerSize + (headerSize === 40 && compression === bitMasks ? 12 : 0);
    const table = new Uint8Array(256);
    for (let i = 0, at = start; i < 1 << bits && at + 2 < bytes.length && at < pixelsAt; i++, at += size) {
      table[i] = luma(bytes[at + 2]!, bytes[at + 1]!, bytes[at]!);
    }
    return table;
  };
  const stride = ((width * bits + 31) >> 5) * 4;
  const compressed = compression === runLength8 || compression === runLength4;
  /** A function that gives the grey of the pixel at `x` in the stored row `row`. */
  const reader = (): ((row: number, x: number) => number) => {
    if (compressed) {
      const table = palette();
      const pixels = unpackRuns(bytes.subarray(pixelsAt), width, height, compression === runLength4);
      return (row, x) => table[pixels[row * width + x]!]!;
    }
    if (pixelsAt + stride * height > bytes.length) damaged("the BMP is cut off");
    if (bits <= 8) {
      const table = palette();
      const perByte = 8 / bits;
      const mask = (1 << bits) - 1;
      return (row, x) => {
        const byte = bytes[pixelsAt + row * stride + Math.trunc(x / perByte)]!;
        return table[(byte >> (8 - bits - bits * (x % perByte))) & mask]!;
      };
    }
    if (bits === 24) {
      return (row, x) => {
        const at = pixelsAt + row * stride + 3 * x;
        return luma(bytes[at + 2]!, bytes[at + 1]!, bytes[at]!);
      };
    }
    const wide = bits === 32;
    const masked = compression === bitMasks || compression === alphaBitMasks;
    const mask = (i: number, usual: number) => (masked ? view.getUint32(54 + 4 * i, true) : usual);
    const red = maskReader(mask(0, wide ? 0xff0000 : 0x7c00));
    const green = maskReader(mask(1, wide ? 0xff00 : 0x03e0));
    const blue = maskReader(mask(2, wide ? 0xff : 0x1f));
    const hasAlpha = compression === alphaBitMasks || (compression === bitMasks && headerSize >= 56);
    const alpha = maskReader(hasAlpha ? mask(3, 0) : 0);
    return (row, x) => {
      const at = pixelsAt + row * stride + x * (wide ? 4 : 2);
      const pixel = wide ? view.getUint32(at, true) : view.getUint16(at, true);
      return overWhite(luma(red(pixel), green(pixel), blue(pixel)), alpha(pixel));
    };
  };
  const frame = () => {
    const read = reader();
    const grey = new Uint8Array(width * height);
    for (let y = 0; y < height; y++) {
      const row = signedHeight < 0 ? y : height - 1 - y;
      for (let x = 0; x < width; x++) grey[y * width + x] = read(row, x);
    }
    return { width, height, grey, dpiX: dpi(38), dpiY: dpi(42) };
  };
  return { frameCount: 1, frame, skippedFrames: 0 };
};
