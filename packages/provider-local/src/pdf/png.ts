/**
 * Writes PNG files, for pictures that a page does not hold as JPEG. The npm libraries leave out the filters, which make
 * pictures half as large.
 */
import { crc32, deflateSync } from "node:zlib";

const signature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

const chunk = (name: string, data: Uint8Array): Uint8Array => {
  const bytes = new Uint8Array(data.length + 12);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, data.length);
  for (let index = 0; index < 4; index++) bytes[4 + index] = name.charCodeAt(index);
  bytes.set(data, 8);
  view.setUint32(8 + data.length, crc32(bytes.subarray(4, 8 + data.length)));
  return bytes;
};

/** Writes what a filter leaves of a row: each byte less a guess from its left, upper and upper left neighbours. */
const applyFilter = (filter: number, row: Uint8Array, above: Uint8Array, step: number, to: Uint8Array): void => {
  for (let x = 0; x < row.length; x++) {
    const left = x < step ? 0 : row[x - step]!;
    let guess = 0;
    if (filter === 1) guess = left;
    else if (filter === 2) guess = above[x]!;
    else if (filter === 4) {
      const up = above[x]!;
      const corner = x < step ? 0 : above[x - step]!;
      const [byLeft, byUp, byCorner] = [
        Math.abs(up - corner),
        Math.abs(left - corner),
        Math.abs(left + up - 2 * corner),
      ];
      guess = byLeft <= byUp && byLeft <= byCorner ? left : byUp <= byCorner ? up : corner;
    }
    to[x] = row[x]! - guess;
  }
};

const costOf = (row: Uint8Array): number => {
  let cost = 0;
  for (const value of row) cost += value < 128 ? value : 256 - value;
  return cost;
};

/** Each row with the filter (none, sub, up, Paeth) that leaves the smallest differences, as the PNG standard advises. */
const filterRows = (pixels: Uint8Array, rowLength: number, height: number, step: number): Uint8Array => {
  const filtered = new Uint8Array((rowLength + 1) * height);
  const tried = new Uint8Array(rowLength);
  let above = new Uint8Array(rowLength);
  for (let y = 0; y < height; y++) {
    const row = pixels.subarray(y * rowLength, (y + 1) * rowLength);
    const start = y * (rowLength + 1);
    let least = Number.POSITIVE_INFINITY;
    for (const filter of [0, 1, 2, 4]) {
      applyFilter(filter, row, above, step, tried);
      const cost = costOf(tried);
      if (cost >= least) continue;
      least = cost;
      filtered[start] = filter;
      filtered.set(tried, start + 1);
    }
    above = row as Uint8Array<ArrayBuffer>;
  }
  return filtered;
};

/** A PNG of 8-bit pixels, row by row: 1 channel is grey, 3 channels are red, green, blue. */
export const encodePng = (pixels: Uint8Array, width: number, height: number, channels: 1 | 3): Uint8Array => {
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  header[8] = 8;
  header[9] = channels === 1 ? 0 : 2;
  const rows = filterRows(pixels, width * channels, height, channels);
  const parts = [signature, chunk("IHDR", header), chunk("IDAT", deflateSync(rows)), chunk("IEND", new Uint8Array())];
  return new Uint8Array(Buffer.concat(parts));
};
