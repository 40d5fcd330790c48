/** Writes PNG files, for pictures that a page does not hold as JPEG. */
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

const paeth = (left: number, up: number, corner: number): number => {
  const estimate = left + up - corner;
  const [a, b, c] = [Math.abs(estimate - left), Math.abs(estimate - up), Math.abs(estimate - corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
};

/** Each row with the filter (none, sub, up, Paeth) that leaves the smallest differences, as the PNG standard advises. */
const filterRows = (pixels: Uint8Array, rowLength: number, height: number, step: number): Uint8Array => {
  const filtered = new Uint8Array((rowLength + 1) * height);
  const candidates = [0, 1, 2, 4].map((type) => ({ type, row: new Uint8Array(rowLength), cost: 0 }));
  const blank = new Uint8Array(rowLength);
  for (let y = 0; y < height; y++) {
    const row = pixels.subarray(y * rowLength, (y + 1) * rowLength);
    const above = y === 0 ? blank : pixels.subarray((y - 1) * rowLength, y * rowLength);
    for (const candidate of candidates) {
      let cost = 0;
      for (let x = 0; x < rowLength; x++) {
        const left = x < step ? 0 : (row[x - step] ?? 0);
        const up = above[x] ?? 0;
        const corner = x < step ? 0 : (above[x - step] ?? 0);
        const { type } = candidate;
        const guess = type === 0 ? 0 : type === 1 ? left : type === 2 ? up : paeth(left, up, corner);
        const difference = ((row[x] ?? 0) - guess) & 255;
        candidate.row[x] = difference;
        cost += difference < 128 ? difference : 256 - difference;
      }
      candidate.cost = cost;
    }
    const best = candidates.reduce((a, b) => (b.cost < a.cost ? b : a));
    filtered[y * (rowLength + 1)] = best.type;
    filtered.set(best.row, y * (rowLength + 1) + 1);
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
