/** TIFF files of many kinds, made by hand, decode to the grey that they show. */
import { deflateSync } from "node:zlib";
import { encode } from "jpeg-js";
import { describe, expect, it } from "vitest";
import { decodeImage, openImage } from "../src/raster/decode.ts";
import { bits, tiff, type Tags } from "./tiff-file.ts";

const plain = (width: number, height: number, tags: Tags = {}): Tags => ({
  256: [width],
  257: [height],
  258: [8],
  259: [1],
  262: [1],
  277: [1],
  ...tags,
});

const greyOf = async (file: Uint8Array): Promise<ReadonlyArray<number>> => {
  const [frame] = await decodeImage(file);
  return [...frame!.bitmap.data];
};

const one = (tags: Tags, ...strips: ReadonlyArray<Uint8Array>) => tiff([{ tags, strips }]);

/** LZW that never uses its table: every code is a byte, and the table is cleared before codes grow. */
const lzw = (bytes: ReadonlyArray<number>): Buffer => {
  const code = (value: number) => value.toString(2).padStart(9, "0");
  return bits(
    [256, ...bytes.flatMap((byte, i) => (i > 0 && i % 200 === 0 ? [256, byte] : [byte])), 257].map(code).join(""),
  );
};

const white = 255;
const black = 0;

describe("TIFF", () => {
  it("reads pages in their order, each with its own size, and leaves thumbnails out", async () => {
    const file = tiff([
      { tags: plain(2, 1), strips: [Buffer.from([1, 2])] },
      { tags: plain(1, 1, { 254: [1] }), strips: [Buffer.from([99])] },
      { tags: plain(1, 2), strips: [Buffer.from([3, 4])] },
    ]);
    const frames = await decodeImage(file);
    expect(frames.map((frame) => [...frame.bitmap.data])).toEqual([
      [1, 2],
      [3, 4],
    ]);
    expect(frames[1]?.bitmap).toMatchObject({ width: 1, height: 2 });
  });

  it("reads fax G4: rows told by their own runs and by the row above", async () => {
    // Row 1: 4 white, 8 black, the rest as above (white). Row 2: as row 1. Row 3: one more black pixel at its start.
    const data = bits("001 1011 000101 1  1 1 1  010 1 1  000000000001 000000000001");
    const file = one({ 256: [16], 257: [3], 258: [1], 259: [4], 262: [0], 277: [1] }, data);
    const row = (from: number) => Array.from({ length: 16 }, (_, x) => (x >= from && x < 12 ? black : white));
    expect(await greyOf(file)).toEqual([...row(4), ...row(4), ...row(3)]);
  });

  it("reads fax G3 with line ends, and bits stored the other way round", async () => {
    const end = "000000000001";
    const line = `${end} 1011 000101 1011`;
    const data = bits(line + line + end);
    const reversed = data.map((byte) =>
      Number.parseInt(byte.toString(2).padStart(8, "0").split("").toReversed().join(""), 2),
    );
    const expected = Array.from({ length: 2 }).flatMap(() =>
      Array.from({ length: 16 }, (_, x) => (x >= 4 && x < 12 ? black : white)),
    );
    const tags = { 256: [16], 257: [2], 258: [1], 259: [3], 262: [0], 277: [1] };
    expect(await greyOf(one(tags, data))).toEqual(expected);
    expect(await greyOf(one({ ...tags, 266: [2] }, reversed))).toEqual(expected);
  });

  it("makes the pixels of a fax square", async () => {
    const tags = plain(400, 100, { 282: [204], 283: [98] });
    const [frame] = await decodeImage(one(tags, Buffer.alloc(40_000, 128)));
    expect(frame?.bitmap).toMatchObject({ width: 400, height: 208, dpi: 204 });
    expect(frame).toMatchObject({ pixelWidth: 400, pixelHeight: 100 });
  });

  it("unpacks PackBits, LZW and Deflate, with and without differences", async () => {
    const bytes = Array.from({ length: 300 }, (_, i) => (i * 7) % 256);
    const differences = bytes.map((byte, i) => (i % 100 === 0 ? byte : (byte - bytes[i - 1]! + 256) % 256));
    const tags = (compression: number, predictor = 1) => plain(100, 3, { 259: [compression], 317: [predictor] });
    expect(await greyOf(one(tags(5), lzw(bytes)))).toEqual(bytes);
    expect(await greyOf(one(tags(5, 2), lzw(differences)))).toEqual(bytes);
    expect(await greyOf(one(tags(8, 2), deflateSync(Buffer.from(differences))))).toEqual(bytes);
    const packed = Buffer.from([2, 1, 2, 3, 128, 253, 9, 0, 5]);
    expect(await greyOf(one(plain(8, 1, { 259: [32_773] }), packed))).toEqual([1, 2, 3, 9, 9, 9, 9, 5]);
  });

  it("uses the table of LZW", async () => {
    // "ab", then the string just made, then the one being made: a b ab aba.
    const codes = [256, 97, 98, 258, 260, 257].map((code) => code.toString(2).padStart(9, "0"));
    expect(await greyOf(one(plain(7, 1, { 259: [5] }), bits(codes.join(""))))).toEqual([97, 98, 97, 98, 97, 98, 97]);
  });

  it("reads colour: together, apart, with alpha, as palette, as inks, 16 bits deep", async () => {
    const colour = plain(2, 1, { 262: [2], 277: [3], 258: [8, 8, 8] });
    const red = 77;
    expect(await greyOf(one(colour, Buffer.from([255, 0, 0, 255, 255, 255])))).toEqual([red, white]);
    const apart = { ...colour, 284: [2], 278: [1] };
    expect(await greyOf(one(apart, Buffer.from([255, 255]), Buffer.from([0, 255]), Buffer.from([0, 255])))).toEqual([
      red,
      white,
    ]);
    const alpha = { ...colour, 277: [4], 258: [8, 8, 8, 8], 338: [2] };
    expect(await greyOf(one(alpha, Buffer.from([0, 0, 0, 0, 0, 0, 0, 255])))).toEqual([white, black]);
    const map = Array.from({ length: 48 }, (_, i) => (i === 1 ? 0xffff : 0));
    expect(await greyOf(one(plain(2, 1, { 262: [3], 258: [4], 320: map }), Buffer.from([0x10])))).toEqual([red, black]);
    const inks = plain(2, 1, { 262: [5], 277: [4], 258: [8, 8, 8, 8] });
    expect(await greyOf(one(inks, Buffer.from([0, 0, 0, 255, 0, 0, 0, 0])))).toEqual([black, white]);
    expect(await greyOf(one(plain(2, 1, { 258: [16] }), Buffer.from([0x40, 1, 0xff, 2])))).toEqual([0x40, 0xff]);
  });

  it("puts tiles together and crops the last ones", async () => {
    const tile = (value: number) => Buffer.alloc(256, value);
    const tags = plain(20, 17, { 322: [16], 323: [16] });
    const [frame] = await decodeImage(tiff([{ tags, tiled: true, strips: [tile(1), tile(2), tile(3), tile(4)] }]));
    const at = (x: number, y: number) => frame?.bitmap.data[y * 20 + x];
    expect([at(0, 0), at(15, 15), at(16, 0), at(19, 15), at(0, 16), at(19, 16)]).toEqual([1, 1, 2, 2, 3, 4]);
  });

  it("reads JPEG inside TIFF", async () => {
    const data = Buffer.alloc(16 * 16 * 4, 200);
    const jpeg = encode({ width: 16, height: 16, data }, 95).data;
    const grey = await greyOf(one(plain(16, 16, { 259: [7], 262: [6], 277: [3], 258: [8, 8, 8] }), jpeg));
    expect(Math.max(...grey.map((value) => Math.abs(value - 200)))).toBeLessThanOrEqual(2);
  });

  it("turns pages upright", async () => {
    // Orientation 6: the first row of the file is the right side of the page.
    const [frame] = await decodeImage(one(plain(3, 2, { 274: [6] }), Buffer.from([1, 2, 3, 4, 5, 6])));
    expect([...frame!.bitmap.data]).toEqual([4, 1, 5, 2, 6, 3]);
    expect(frame).toMatchObject({ pixelWidth: 2, pixelHeight: 3 });
  });

  it("refuses what is damaged or unknown, and does not loop", async () => {
    const file = one(plain(2, 1), Buffer.from([1, 2]));
    const loop = Buffer.from(file);
    loop.writeUInt32BE(loop.readUInt32BE(4), loop.readUInt32BE(4) + 2 + 12 * loop.readUInt16BE(loop.readUInt32BE(4)));
    expect((await openImage(loop)).frameCount).toBe(1);
    await expect(decodeImage(file.subarray(0, 12))).rejects.toThrow(/^damaged: /);
    await expect(decodeImage(one(plain(2, 1, { 259: [34_712] }), Buffer.from([1])))).rejects.toMatchObject({
      kind: "unsupported-type",
    });
    await expect(decodeImage(one(plain(60_000, 60_000), Buffer.from([1])))).rejects.toMatchObject({
      kind: "too-large",
    });
    await expect(decodeImage(one(plain(64, 64, { 259: [8] }), Buffer.from([1, 2, 3])))).rejects.toMatchObject({
      kind: "damaged",
    });
  });
});
