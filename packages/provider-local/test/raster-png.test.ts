/** PNG files of every kind, made by hand, decode to the grey that they show. */
import { deflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { decodeImage, openImage } from "../src/raster/decode.ts";

const chunk = (kind: string, body: Uint8Array): Buffer => {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(body.length);
  head.write(kind, 4, "latin1");
  return Buffer.concat([head, body, Buffer.alloc(4)]);
};

interface Options {
  readonly type: number;
  readonly depth: number;
  readonly width: number;
  readonly height: number;
  readonly interlaced?: boolean;
  readonly palette?: ReadonlyArray<number>;
  readonly transparency?: ReadonlyArray<number>;
  readonly perMetre?: number;
}

/** A PNG whose lines, filter bytes included, are given as they are. */
const png = (lines: ReadonlyArray<ReadonlyArray<number>>, options: Options): Buffer => {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(options.width, 0);
  header.writeUInt32BE(options.height, 4);
  header.set([options.depth, options.type, 0, 0, options.interlaced === true ? 1 : 0], 8);
  const density = Buffer.alloc(9);
  density.writeUInt32BE(options.perMetre ?? 0, 0);
  density.writeUInt32BE(options.perMetre ?? 0, 4);
  density[8] = 1;
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    chunk("IHDR", header),
    ...(options.perMetre === undefined ? [] : [chunk("pHYs", density)]),
    ...(options.palette === undefined ? [] : [chunk("PLTE", Buffer.from(options.palette))]),
    ...(options.transparency === undefined ? [] : [chunk("tRNS", Buffer.from(options.transparency))]),
    chunk("IDAT", deflateSync(Buffer.from(lines.flat()))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
};

const greyOf = async (file: Uint8Array): Promise<ReadonlyArray<number>> => {
  const [frame] = await decodeImage(file);
  return [...frame!.bitmap.data];
};

describe("PNG", () => {
  it("undoes all five filters", async () => {
    const lines = [
      [0, 10, 20, 30],
      [1, 10, 10, 10],
      [2, 5, 5, 5],
      [3, 1, 1, 1],
      [4, 2, 2, 2],
    ];
    expect(await greyOf(png(lines, { type: 0, depth: 8, width: 3, height: 5 }))).toEqual([
      10, 20, 30, 10, 20, 30, 15, 25, 35, 8, 17, 27, 10, 19, 29,
    ]);
  });

  it("lays alpha over white", async () => {
    const line = [0, 0, 0, 0, 255, 0, 0, 0, 0, 0, 0, 0, 51];
    expect(await greyOf(png([line], { type: 6, depth: 8, width: 3, height: 1 }))).toEqual([0, 255, 204]);
    expect(await greyOf(png([[0, 100, 255, 100, 0]], { type: 4, depth: 8, width: 2, height: 1 }))).toEqual([100, 255]);
  });

  it("reads palettes with transparent entries, two bits a pixel", async () => {
    const palette = [0, 0, 0, 255, 255, 255, 255, 0, 0, 9, 9, 9];
    const file = png([[0, 0b00_01_10_11]], {
      type: 3,
      depth: 2,
      width: 4,
      height: 1,
      palette,
      transparency: [255, 255, 255, 0],
    });
    expect(await greyOf(file)).toEqual([0, 255, 77, 255]);
  });

  it("reads single bits and 16 bits, with a colour that stands for transparent", async () => {
    expect(await greyOf(png([[0, 0b1010_0000]], { type: 0, depth: 1, width: 3, height: 1 }))).toEqual([255, 0, 255]);
    const deep = png([[0, 0x80, 0x12, 0x12, 0x34]], {
      type: 0,
      depth: 16,
      width: 2,
      height: 1,
      transparency: [0x12, 0x34],
    });
    expect(await greyOf(deep)).toEqual([0x80, 255]);
  });

  it("puts the passes of an interlaced picture together", async () => {
    // 3 x 3 pixels: passes 1, 5, 6 and 7 and 4 hold 1, 2, 2, 3 and 1 of them.
    const lines = [
      [0, 11],
      [0, 13],
      [0, 31, 33],
      [0, 12],
      [0, 32],
      [0, 21, 22, 23],
    ];
    const file = png(lines, { type: 0, depth: 8, width: 3, height: 3, interlaced: true });
    expect(await greyOf(file)).toEqual([11, 12, 13, 21, 22, 23, 31, 32, 33]);
  });

  it("keeps a believable density and estimates the others", async () => {
    const line = [0, ...Array.from({ length: 1000 }, () => 255)];
    const make = (perMetre: number) => png([line], { type: 0, depth: 8, width: 1000, height: 1, perMetre });
    expect((await decodeImage(make(11_811)))[0]?.bitmap.dpi).toBeCloseTo(300, 1);
    expect((await decodeImage(make(300_000)))[0]?.bitmap.dpi).toBeLessThan(120);
  });

  it("refuses damaged, huge and bottomless files with one clear line", async () => {
    const good = png([[0, 1, 2, 3]], { type: 0, depth: 8, width: 3, height: 1 });
    await expect(decodeImage(good.subarray(0, good.length - 25))).rejects.toMatchObject({ kind: "damaged" });
    await expect(decodeImage(good.subarray(0, 20))).rejects.toThrow(/^damaged: /);
    const huge = png([[0]], { type: 0, depth: 8, width: 20_000, height: 20_000 });
    await expect(openImage(huge)).rejects.toMatchObject({ kind: "too-large" });
    const bomb = png([[0, ...Array.from({ length: 1_000_000 }, () => 0)]], { type: 0, depth: 8, width: 3, height: 1 });
    await expect(decodeImage(bomb)).rejects.toMatchObject({ kind: "damaged" });
  });
});
