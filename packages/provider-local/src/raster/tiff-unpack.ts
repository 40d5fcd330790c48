/** The compressions of TIFF that are undone byte by byte. Every function fills at most `size` bytes. */
import { inflateSync } from "node:zlib";

/** PackBits: runs and copies. A cut stream leaves zeros. */
export const unpackBits = (data: Uint8Array, size: number): Uint8Array => {
  const out = new Uint8Array(size);
  let to = 0;
  for (let at = 0; at < data.length && to < size;) {
    const count = data[at++]!;
    if (count < 128) {
      const copy = data.subarray(at, at + Math.min(count + 1, size - to));
      out.set(copy, to);
      to += copy.length;
      at += count + 1;
    } else if (count > 128) {
      const length = Math.min(257 - count, size - to);
      out.fill(data[at++] ?? 0, to, to + length);
      to += length;
    }
  }
  return out;
};

/** LZW as TIFF writes it: most significant bit first, codes widen one early. A cut stream leaves zeros. */
export const unpackLzw = (data: Uint8Array, size: number): Uint8Array => {
  const clear = 256;
  const stop = 257;
  const out = new Uint8Array(size);
  // A string of the table is a stretch of the output: where it starts and how long it is.
  const starts = new Uint32Array(4097);
  const lengths = new Uint16Array(4097);
  let next = 258;
  let width = 9;
  let to = 0;
  let previousStart = -1;
  let previousLength = 0;
  let held = 0;
  let bits = 0;
  for (let at = 0; to < size;) {
    while (bits < width && at < data.length) {
      held = ((held << 8) | data[at++]!) & 0xffffff;
      bits += 8;
    }
    if (bits < width) break;
    const code = (held >> (bits - width)) & ((1 << width) - 1);
    bits -= width;
    if (code === stop) break;
    if (code === clear) {
      next = 258;
      width = 9;
      previousStart = -1;
      continue;
    }
    const start = to;
    if (code < 256) out[to++] = code;
    else if (previousStart >= 0 && code <= next) {
      const from = code === next ? previousStart : starts[code]!;
      const length = code === next ? previousLength + 1 : lengths[code]!;
      // Byte by byte: the string may reach into what is being written.
      for (let i = 0; i < length && to < size; i++) out[to++] = out[from + i]!;
    } else break;
    if (previousStart >= 0 && next < 4096) {
      starts[next] = previousStart;
      lengths[next] = previousLength + 1;
      next++;
      if (next + 1 >= 1 << width && width < 12) width++;
    }
    previousStart = start;
    previousLength = to - start;
  }
  return out;
};

/** Deflate. Throws when the stream is damaged. */
export const unpackDeflate = (data: Uint8Array, size: number): Uint8Array => {
  const raw = inflateSync(data, { maxOutputLength: size + 65_536 });
  const out = new Uint8Array(size);
  out.set(raw.subarray(0, size));
  return out;
};

/** Turns every byte around, for files that store the first pixel in the lowest bit. */
export const reverseBits = (data: Uint8Array): Uint8Array =>
  data.map((byte) => {
    const pairs = ((byte & 0x55) << 1) | ((byte >> 1) & 0x55);
    const fours = ((pairs & 0x33) << 2) | ((pairs >> 2) & 0x33);
    return ((fours & 0x0f) << 4) | (fours >> 4);
  });
