/** JPEG, WebP, GIF and BMP decode; anything else is refused. */
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { encode as encodeJpeg } from "jpeg-js";
import { GifWriter } from "omggif";
import { describe, expect, it } from "vitest";
import { decodeImage, openImage } from "../src/raster/decode.ts";

/** A picture with a dark left half and a bright right half, as RGBA. */
const halves = (width: number, height: number): Buffer => {
  const data = Buffer.alloc(width * height * 4, 255);
  for (let i = 0; i < width * height; i++) data.fill(i % width < width / 2 ? 20 : 230, 4 * i, 4 * i + 3);
  return data;
};

const expectHalves = (data: Uint8Array, width: number) => {
  expect(Math.abs(data[0]! - 20)).toBeLessThanOrEqual(4);
  expect(Math.abs(data[width - 1]! - 230)).toBeLessThanOrEqual(4);
};

const jpeg = encodeJpeg({ width: 32, height: 16, data: halves(32, 16) }, 95).data;

/** An 8 x 8 JPEG of one flat colour in four inks; with Photoshop's mark, or without. */
const inkJpeg = (inks: ReadonlyArray<number>, adobe: boolean): Buffer => {
  const segment = (marker: number, body: ReadonlyArray<number>) => [0xff, marker, 0, body.length + 2, ...body];
  const categories = Array.from({ length: 12 }, (_, i) => i);
  // Every code of the flat parts has 4 bits; of the details there is only "none", the bit 0.
  const code = inks
    .map((ink) => {
      const value = 8 * (ink - 128);
      const size = value === 0 ? 0 : Math.abs(value).toString(2).length;
      const bits = value < 0 ? value + 2 ** size - 1 : value;
      return size.toString(2).padStart(4, "0") + (size === 0 ? "" : bits.toString(2).padStart(size, "0")) + "0";
    })
    .join("");
  const data = (code.match(/.{1,8}/g) ?? []).map((byte) => Number.parseInt(byte.padEnd(8, "1"), 2));
  return Buffer.from([
    0xff,
    0xd8,
    ...(adobe ? segment(0xee, [...Buffer.from("Adobe"), 0, 100, 0, 0, 0, 0, 0]) : []),
    ...segment(0xdb, [0, ...Array.from({ length: 64 }, () => 1)]),
    ...segment(0xc0, [8, 0, 8, 0, 8, 4, ...[1, 2, 3, 4].flatMap((id) => [id, 0x11, 0])]),
    ...segment(0xc4, [0, 0, 0, 0, 12, ...Array.from({ length: 12 }, () => 0), ...categories]),
    ...segment(0xc4, [0x10, 1, ...Array.from({ length: 15 }, () => 0), 0]),
    ...segment(0xda, [4, 1, 0, 2, 0, 3, 0, 4, 0, 0, 63, 0]),
    ...data.flatMap((byte) => (byte === 0xff ? [0xff, 0] : [byte])),
    0xff,
    0xd9,
  ]);
};

describe("JPEG", () => {
  it("reads inks as they are, and inverted where Photoshop wrote them", async () => {
    const first = async (file: Uint8Array) => (await decodeImage(file))[0]!.bitmap.data[0]!;
    expect(await first(inkJpeg([0, 0, 0, 0], false))).toBeGreaterThan(250);
    expect(await first(inkJpeg([0, 0, 0, 255], false))).toBeLessThan(60);
    expect(await first(inkJpeg([255, 255, 255, 255], true))).toBeGreaterThan(250);
    expect(await first(inkJpeg([255, 255, 255, 0], true))).toBeLessThan(60);
  });

  it("decodes, and keeps a believable density only", async () => {
    const [frame] = await decodeImage(jpeg);
    expect(frame).toMatchObject({ pixelWidth: 32, pixelHeight: 16 });
    expectHalves(frame!.bitmap.data, 32);
    expect(frame?.bitmap.dpi).toBe(70);
  });

  it("applies the orientation that EXIF gives", async () => {
    const tiff = Buffer.from("MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0", "latin1");
    const body = Buffer.concat([Buffer.from("Exif\0\0"), tiff]);
    const head = Buffer.from([0xff, 0xe1, 0, body.length + 2]);
    const turned = Buffer.concat([jpeg.subarray(0, 2), head, body, jpeg.subarray(2)]);
    const [frame] = await decodeImage(turned);
    // Turned clockwise, the dark left half is the upper one.
    expect(frame).toMatchObject({ pixelWidth: 16, pixelHeight: 32 });
    expect(frame!.bitmap.data[0]).toBeLessThan(40);
    expect(frame!.bitmap.data[15]).toBeLessThan(40);
    expect(frame!.bitmap.data.at(-1)).toBeGreaterThan(200);
  });

  it("refuses a header without a picture, and too many pixels", async () => {
    await expect(decodeImage(jpeg.subarray(0, 100))).rejects.toThrow(/^damaged: /);
    const huge = Buffer.from(jpeg);
    const frame = huge.indexOf(Buffer.from([0xff, 0xc0]));
    huge.writeUInt16BE(40_000, frame + 5);
    huge.writeUInt16BE(40_000, frame + 7);
    await expect(openImage(huge)).rejects.toMatchObject({ kind: "too-large" });
  });
});

describe("WebP", () => {
  it("decodes lossy and lossless files", async () => {
    const require = createRequire(import.meta.url);
    const { default: encode, init } = await import("@jsquash/webp/encode.js");
    await init({ wasmBinary: await readFile(require.resolve("@jsquash/webp/codec/enc/webp_enc.wasm")) });
    const picture = { width: 32, height: 16, data: new Uint8ClampedArray(halves(32, 16)) };
    for (const lossless of [0, 1]) {
      const file = await (encode as unknown as (p: object, o: object) => Promise<ArrayBuffer>)(picture, { lossless });
      const [frame] = await decodeImage(new Uint8Array(file));
      expect(frame).toMatchObject({ pixelWidth: 32, pixelHeight: 16 });
      expectHalves(frame!.bitmap.data, 32);
    }
    await expect(decodeImage(Buffer.from("RIFF\x10\0\0\0WEBPVP8 \x04\0\0\0abcd", "latin1"))).rejects.toThrow(
      /^damaged: /,
    );
  });
});

describe("GIF", () => {
  it("gives the first picture and says how many follow", async () => {
    const buffer = Buffer.alloc(200);
    const writer = new GifWriter(buffer, 4, 1, { palette: [0x000000, 0xffffff] });
    writer.addFrame(0, 0, 4, 1, [0, 1, 1, 0]);
    writer.addFrame(0, 0, 4, 1, [1, 1, 1, 1]);
    const image = await openImage(buffer.subarray(0, writer.end()));
    expect([...image.frame(0).bitmap.data]).toEqual([0, 255, 255, 0]);
    expect(image).toMatchObject({ frameCount: 1, skippedFrames: 1 });
    const long = Array.from({ length: 5000 }, (_, i) => (i * i) % 4);
    const large = Buffer.alloc(20_000);
    const second = new GifWriter(large, 100, 50, { palette: [0x000000, 0x555555, 0xaaaaaa, 0xffffff] });
    second.addFrame(0, 0, 100, 50, long);
    const [frame] = await decodeImage(large.subarray(0, second.end()));
    expect([...frame!.bitmap.data]).toEqual(long.map((number) => number * 85));
    await expect(openImage(Buffer.from("GIF89a\x04\0\x01\0\0\0\0!", "latin1"))).rejects.toMatchObject({
      kind: "damaged",
    });
  });
});

/** A BMP with a 40-byte header. */
const bmp = (
  width: number,
  height: number,
  depth: number,
  compression: number,
  palette: ReadonlyArray<number>,
  pixels: ReadonlyArray<number>,
) => {
  const file = Buffer.alloc(54 + palette.length + pixels.length);
  file.write("BM");
  file.writeUInt32LE(54 + palette.length, 10);
  file.writeUInt32LE(40, 14);
  file.writeInt32LE(width, 18);
  file.writeInt32LE(height, 22);
  file.writeUInt16LE(1, 26);
  file.writeUInt16LE(depth, 28);
  file.writeUInt32LE(compression, 30);
  file.set(palette, 54);
  file.set(pixels, 54 + palette.length);
  return file;
};
const blackWhite = [0, 0, 0, 0, 255, 255, 255, 0];

describe("BMP", () => {
  const greyOf = async (file: Uint8Array) => [...(await decodeImage(file))[0]!.bitmap.data];

  it("reads rows from below or from above", async () => {
    expect(await greyOf(bmp(2, 2, 1, 0, blackWhite, [0b0100_0000, 0, 0, 0, 0b1000_0000, 0, 0, 0]))).toEqual([
      255, 0, 0, 255,
    ]);
    expect(await greyOf(bmp(2, -2, 1, 0, blackWhite, [0b0100_0000, 0, 0, 0, 0b1000_0000, 0, 0, 0]))).toEqual([
      0, 255, 255, 0,
    ]);
  });

  it("reads 4, 16, 24 and 32 bits, and run lengths", async () => {
    expect(await greyOf(bmp(3, 1, 4, 0, blackWhite, [0x10, 0x10, 0, 0]))).toEqual([255, 0, 255]);
    expect(await greyOf(bmp(2, 1, 16, 0, [], [0xff, 0x7f, 0, 0]))).toEqual([255, 0]);
    expect(await greyOf(bmp(1, 1, 24, 0, [], [255, 255, 255, 0]))).toEqual([255]);
    expect(await greyOf(bmp(1, 1, 32, 0, [], [0, 0, 255, 0]))).toEqual([77]);
    // Three white; then two copied (black, white); end of the row; end of the picture.
    expect(await greyOf(bmp(6, 1, 8, 1, blackWhite, [3, 1, 0, 3, 0, 1, 0, 0, 0, 0, 0, 1]))).toEqual([
      255, 255, 255, 0, 255, 0,
    ]);
  });

  it("refuses a cut file", async () => {
    await expect(decodeImage(bmp(100, 100, 24, 0, [], [1, 2, 3]))).rejects.toMatchObject({ kind: "damaged" });
  });
});

it("refuses what is no image", async () => {
  const text = Buffer.from("hello, this is text");
  await expect(decodeImage(text)).rejects.toMatchObject({ kind: "unsupported-type" });
  await expect(decodeImage(new Uint8Array())).rejects.toMatchObject({ kind: "unsupported-type" });
});
