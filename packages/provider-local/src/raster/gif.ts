/** GIF to grey: the first picture, laid over white. The known library hangs on damaged files and prints to the console. */
import { checkSize, damaged, type FrameSource } from "./frame.ts";
import { greyPalette } from "./luma.ts";

const imageMark = 0x2c;
const extensionMark = 0x21;
const endMark = 0x3b;
const controlLabel = 0xf9;

interface Picture {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly interlaced: boolean;
  /** Grey of each palette number; white for the transparent one. */
  readonly table: Uint8Array;
  readonly codeSize: number;
  readonly data: Uint8Array;
}

/** Unpacks LZW as GIF writes it, least significant bit first, to at most `size` palette numbers; what is missing stays 0. */
const unpack = (data: Uint8Array, codeSize: number, size: number): Uint8Array => {
  const clear = 1 << codeSize;
  const out = new Uint8Array(size);
  // A string of the table is a stretch of the output.
  const starts = new Uint32Array(4096);
  const lengths = new Uint16Array(4096);
  let next = clear + 2;
  let width = codeSize + 1;
  let to = 0;
  let previousStart = -1;
  let previousLength = 0;
  let held = 0;
  let bits = 0;
  for (let at = 0; to < size;) {
    for (; bits < width && at < data.length; bits += 8) held |= data[at++]! << bits;
    if (bits < width) break;
    const code = held & ((1 << width) - 1);
    held >>>= width;
    bits -= width;
    if (code === clear + 1) break;
    if (code === clear) {
      next = clear + 2;
      width = codeSize + 1;
      previousStart = -1;
      continue;
    }
    const start = to;
    if (code < clear) out[to++] = code;
    else if (previousStart >= 0 && code <= next) {
      const from = code === next ? previousStart : starts[code]!;
      const length = code === next ? previousLength + 1 : lengths[code]!;
      for (let i = 0; i < length && to < size; i++) out[to++] = out[from + i]!;
    } else damaged("the GIF has an impossible code");
    if (previousStart >= 0 && next < 4096) {
      starts[next] = previousStart;
      lengths[next] = previousLength + 1;
      next++;
      if (next === 1 << width && width < 12) width++;
    }
    previousStart = start;
    previousLength = to - start;
  }
  return out;
};

/** Walks through the blocks of a GIF: its size, its first picture, and how many pictures there are. */
const readBlocks = (bytes: Uint8Array) => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const size = { width: view.getUint16(6, true), height: view.getUint16(8, true) };
  let at = 13;
  const palette = (flags: number): Uint8Array => {
    if ((flags & 0x80) === 0) return new Uint8Array();
    const length = 3 * (2 << (flags & 7));
    const entries = greyPalette(bytes.subarray(at, at + length));
    at += length;
    return entries;
  };
  const subBlocks = (): ReadonlyArray<Uint8Array> => {
    const parts: Array<Uint8Array> = [];
    while (at < bytes.length) {
      const length = bytes[at++]!;
      if (length === 0) break;
      parts.push(bytes.subarray(at, at + length));
      at += length;
    }
    return parts;
  };
  const shared = palette(bytes[10]!);
  let transparent = -1;
  let first: Picture | undefined;
  let count = 0;
  while (at < bytes.length && bytes[at] !== endMark) {
    const mark = bytes[at++]!;
    if (mark === extensionMark) {
      const label = bytes[at++]!;
      const [control] = subBlocks();
      if (label === controlLabel && control !== undefined) transparent = (control[0]! & 1) === 1 ? control[3]! : -1;
    } else if (mark === imageMark && at + 10 <= bytes.length) {
      const [left, top, width, height] = [0, 2, 4, 6].map((offset) => view.getUint16(at + offset, true));
      const flags = bytes[at + 8]!;
      at += 9;
      const own = palette(flags);
      const table = new Uint8Array(256).fill(255);
      table.set(own.length > 0 ? own : shared);
      if (transparent >= 0) table[transparent] = 255;
      const codeSize = bytes[at++] ?? 0;
      const data = Buffer.concat(subBlocks());
      const interlaced = (flags & 0x40) !== 0;
      first ??= { left: left!, top: top!, width: width!, height: height!, interlaced, table, codeSize, data };
      count++;
      transparent = -1;
    } else break;
  }
  return { size, first: first ?? damaged("the GIF has no picture in it"), count };
};

/** The rows of a picture in the order in which they are stored. */
const rowOrder = (height: number, interlaced: boolean): ReadonlyArray<number> => {
  const rows = Array.from({ length: height }, (_, y) => y);
  if (!interlaced) return rows;
  const pass = (y: number) => (y % 8 === 0 ? 0 : y % 8 === 4 ? 1 : y % 4 === 2 ? 2 : 3);
  return rows.toSorted((a, b) => pass(a) - pass(b) || a - b);
};

/** Opens a GIF. The later steps of an animation are left out. Throws a DocumentFault when it is damaged or too large. */
export const openGif = (bytes: Uint8Array): FrameSource => {
  const { size, first, count } = readBlocks(bytes);
  const { width, height } = size;
  checkSize(width, height);
  checkSize(first.width, first.height);
  if (first.codeSize < 1 || first.codeSize > 8) damaged("the GIF has an impossible depth");
  const frame = () => {
    const grey = new Uint8Array(width * height).fill(255);
    const numbers = unpack(first.data, first.codeSize, first.width * first.height);
    const visible = Math.max(0, Math.min(first.width, width - first.left));
    rowOrder(first.height, first.interlaced).forEach((row, stored) => {
      const y = first.top + row;
      if (y >= height) return;
      for (let x = 0; x < visible; x++) {
        grey[y * width + first.left + x] = first.table[numbers[stored * first.width + x]!]!;
      }
    });
    return { width, height, grey };
  };
  return { frameCount: 1, frame, skippedFrames: count - 1 };
};
