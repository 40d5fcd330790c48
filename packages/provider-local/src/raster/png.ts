/** PNG to grey, every colour type and depth, interlaced too. The known libraries unpack without a limit and make RGBA first. */
import { inflateSync } from "node:zlib";
import { checkSize, damaged, type FrameSource } from "./frame.ts";
import { greyPalette, luma, overWhite } from "./luma.ts";

const channelsOf: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
const wholePicture = [[0, 0, 1, 1]] as const;
/** Adam7: first column, first row, column step, row step of each pass. */
const passes = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

const unfilter = (filter: number, line: Uint8Array, above: Uint8Array, step: number): void => {
  const { length } = line;
  if (filter === 1) for (let i = step; i < length; i++) line[i] = line[i]! + line[i - step]!;
  else if (filter === 2) for (let i = 0; i < length; i++) line[i] = line[i]! + above[i]!;
  else if (filter === 3) {
    for (let i = 0; i < length; i++) line[i] = line[i]! + (((i < step ? 0 : line[i - step]!) + above[i]!) >> 1);
  } else if (filter === 4) {
    for (let i = 0; i < length; i++) {
      const left = i < step ? 0 : line[i - step]!;
      const up = above[i]!;
      const corner = i < step ? 0 : above[i - step]!;
      const byLeft = Math.abs(up - corner);
      const byUp = Math.abs(left - corner);
      const byCorner = Math.abs(left + up - 2 * corner);
      line[i] = line[i]! + (byLeft <= byUp && byLeft <= byCorner ? left : byUp <= byCorner ? up : corner);
    }
  } else if (filter !== 0) damaged("the PNG has an unknown filter");
};

interface Chunks {
  readonly header: DataView;
  readonly data: ReadonlyArray<Uint8Array>;
  readonly palette: Uint8Array;
  readonly transparency: Uint8Array | undefined;
  readonly density: DataView | undefined;
}

const readChunks = (bytes: Uint8Array): Chunks => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const part = (start: number, length: number) => new DataView(bytes.buffer, bytes.byteOffset + start, length);
  let header: DataView | undefined;
  let palette = new Uint8Array();
  let transparency: Uint8Array | undefined;
  let density: DataView | undefined;
  const data: Array<Uint8Array> = [];
  for (let at = 8; at + 8 <= bytes.length;) {
    const length = view.getUint32(at);
    const kind = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    const start = at + 8;
    const body = bytes.subarray(start, start + length);
    if (kind === "IEND") break;
    if (kind === "IDAT") data.push(body);
    else if (body.length < length) break;
    else if (kind === "IHDR" && length >= 13) header = part(start, 13);
    else if (kind === "PLTE") palette = new Uint8Array(body);
    else if (kind === "tRNS") transparency = body;
    else if (kind === "pHYs" && length >= 9) density = part(start, 9);
    at = start + length + 4;
  }
  return { header: header ?? damaged("the PNG has no header"), data, palette, transparency, density };
};

/** How the samples at `x` of a line become one grey value. */
const greyReader = (
  type: number,
  depth: number,
  { palette, transparency }: Chunks,
): ((line: Uint8Array, x: number) => number) => {
  const bytes = depth >> 3;
  const channels = channelsOf[type]!;
  if (type === 4 || type === 6) {
    const step = channels * bytes;
    const alphaAt = (channels - 1) * bytes;
    return type === 4
      ? (line, x) => overWhite(line[x * step]!, line[x * step + alphaAt]!)
      : (line, x) => {
          const at = x * step;
          return overWhite(luma(line[at]!, line[at + bytes]!, line[at + 2 * bytes]!), line[at + alphaAt]!);
        };
  }
  const key =
    transparency !== undefined && transparency.length >= channels * 2 && type !== 3 ? transparency : undefined;
  if (type === 2) {
    // A colour that stands for "transparent" is compared in full depth.
    const clear = (line: Uint8Array, at: number) =>
      key !== undefined &&
      [0, 1, 2].every((c) =>
        bytes === 1
          ? line[at + c] === key[2 * c + 1]
          : line[at + 2 * c] === key[2 * c] && line[at + 2 * c + 1] === key[2 * c + 1],
      );
    return (line, x) => {
      const at = x * 3 * bytes;
      const grey = luma(line[at]!, line[at + bytes]!, line[at + 2 * bytes]!);
      return key !== undefined && clear(line, at) ? 255 : grey;
    };
  }
  if (depth === 16) {
    return (line, x) =>
      key !== undefined && line[2 * x] === key[0] && line[2 * x + 1] === key[1] ? 255 : line[2 * x]!;
  }
  const levels = 1 << depth;
  const table = new Uint8Array(256).fill(type === 3 ? 0 : 255);
  if (type === 3) {
    table.set(greyPalette(palette.subarray(0, 3 * levels)));
    transparency?.forEach((alpha, i) => i < 256 && (table[i] = overWhite(table[i]!, alpha)));
  } else {
    for (let i = 0; i < levels; i++) table[i] = Math.round((i * 255) / (levels - 1));
    if (key !== undefined) table[key[1]! & (levels - 1)] = 255;
  }
  if (depth === 8) return (line, x) => table[line[x]!]!;
  const perByte = 8 / depth;
  return (line, x) => table[(line[Math.trunc(x / perByte)]! >> (8 - depth - depth * (x % perByte))) & (levels - 1)]!;
};

/** Opens a PNG. Of an animated one the still picture is taken. Throws a DocumentFault when it is damaged or too large. */
export const openPng = (bytes: Uint8Array): FrameSource => {
  const chunks = readChunks(bytes);
  const { header, data, density } = chunks;
  const width = header.getUint32(0);
  const height = header.getUint32(4);
  checkSize(width, height);
  const depth = header.getUint8(8);
  const type = header.getUint8(9);
  const channels = channelsOf[type] ?? damaged("the PNG has an unknown colour type");
  const subByte = type === 0 || type === 3;
  if (!(depth === 8 || (depth === 16 && type !== 3) || (subByte && [1, 2, 4].includes(depth)))) {
    damaged("the PNG has an impossible depth");
  }
  const layout = header.getUint8(12) === 1 ? passes : wholePicture;
  const bits = depth * channels;
  const lineLength = (columns: number) => Math.ceil((columns * bits) / 8);
  const frame = () => {
    const sizes = layout.map(([x, y, stepX, stepY]) => ({
      columns: Math.max(0, Math.ceil((width - x) / stepX)),
      rows: Math.max(0, Math.ceil((height - y) / stepY)),
    }));
    const expected = sizes.reduce((sum, s) => sum + (s.columns > 0 ? s.rows * (lineLength(s.columns) + 1) : 0), 0);
    const packed = Buffer.concat(data);
    const raw = inflateSync(packed, { maxOutputLength: expected + 65_536 });
    if (raw.length < expected) damaged("the PNG is cut off");
    const grey = new Uint8Array(width * height);
    const read = greyReader(type, depth, chunks);
    const step = Math.max(1, bits >> 3);
    let at = 0;
    layout.forEach(([x0, y0, stepX, stepY], pass) => {
      const { columns, rows } = sizes[pass]!;
      if (columns === 0) return;
      const length = lineLength(columns);
      let above: Uint8Array = new Uint8Array(length);
      for (let row = 0; row < rows; row++) {
        const line = raw.subarray(at + 1, at + 1 + length);
        unfilter(raw[at]!, line, above, step);
        const target = (y0 + row * stepY) * width + x0;
        for (let x = 0; x < columns; x++) grey[target + x * stepX] = read(line, x);
        above = line;
        at += length + 1;
      }
    });
    const perMetre = density !== undefined && density.getUint8(8) === 1 ? density : undefined;
    const dpi = (offset: number) => (perMetre === undefined ? undefined : perMetre.getUint32(offset) * 0.0254);
    return { width, height, grey, dpiX: dpi(0), dpiY: dpi(4) };
  };
  return { frameCount: 1, frame, skippedFrames: 0 };
};
