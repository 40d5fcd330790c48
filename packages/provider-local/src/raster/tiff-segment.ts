/** A strip or tile of a TIFF, decompressed to 8-bit samples. */
import { DocumentFault } from "../document-fault.ts";
import { readJpegHeader } from "./jpeg.ts";
import type { StreamCodec } from "./stream-codec.ts";
import type { TiffDirectory } from "./tiff-directory.ts";
import { reverseBits, unpackBits, unpackDeflate, unpackLzw } from "./tiff-unpack.ts";

/** How the samples of a picture lie in its segments. */
export interface SampleLayout {
  readonly bits: number;
  /** Samples of one pixel in a segment: 1 when the channels are stored apart. */
  readonly perPixel: number;
  readonly little: boolean;
  /** Palette numbers are not scaled to 0..255. */
  readonly indexed: boolean;
}

const noCompression = 1;
const fax = { 2: "/K 0/EncodedByteAlign true", 3: "", 4: "/K -1" } as const;
const newJpeg = 7;

const undoPredictor = (row: Uint8Array, { bits, perPixel, little }: SampleLayout): void => {
  if (bits === 8) {
    for (let i = perPixel; i < row.length; i++) row[i] = row[i]! + row[i - perPixel]!;
  } else if (bits === 16) {
    const view = new DataView(row.buffer, row.byteOffset, row.length);
    for (let i = 2 * perPixel; i + 1 < row.length; i += 2) {
      view.setUint16(i, view.getUint16(i, little) + view.getUint16(i - 2 * perPixel, little), little);
    }
  }
};

const expand = (row: Uint8Array, out: Uint8Array, { bits, little, indexed }: SampleLayout): void => {
  if (bits === 8) out.set(row.subarray(0, out.length));
  else if (bits === 16) for (let i = 0; i < out.length; i++) out[i] = row[2 * i + (little ? 1 : 0)]!;
  else {
    const mask = (1 << bits) - 1;
    const scale = indexed ? 1 : 255 / mask;
    const perByte = 8 / bits;
    for (let i = 0; i < out.length; i++) {
      out[i] = ((row[Math.trunc(i / perByte)]! >> (8 - bits - bits * (i % perByte))) & mask) * scale;
    }
  }
};

/** A JPEG without its tables, joined with the tables that the directory holds. */
const joinTables = (tables: Uint8Array | undefined, data: Uint8Array): Uint8Array =>
  tables === undefined || tables.length < 4 ? data : Buffer.concat([tables.subarray(0, -2), data.subarray(2)]);

/** Grey of a segment that is a JPEG: one byte a pixel, whatever its channels. */
export const greyFromJpeg = (data: Uint8Array, codec: StreamCodec, rgb: boolean, width: number, height: number) => {
  const header = readJpegHeader(data);
  const grey = codec({
    data,
    width: header.width,
    height: header.height,
    bits: 8,
    channels: header.channels,
    filter: "DCTDecode",
    parameters: rgb && !header.adobe ? "/ColorTransform 0" : undefined,
    inverted: header.channels === 4 && header.adobe,
  });
  if (header.width === width && header.height === height) return grey;
  const out = new Uint8Array(width * height).fill(255);
  for (let y = 0; y < Math.min(height, header.height); y++) {
    out.set(grey.subarray(y * header.width, y * header.width + Math.min(width, header.width)), y * width);
  }
  return out;
};

/** Whether the segments of a picture are JPEGs, which {@link unpackSegment} turns into one grey sample a pixel. */
export const isJpeg = (directory: TiffDirectory): boolean => directory.get(259) === newJpeg;

/**
 * The samples of a segment of `width` x `height` pixels, interleaved, 8 bits each. A segment that is cut off ends in
 * zeros. Throws a DocumentFault when its compression is not known.
 */
export const unpackSegment = (
  directory: TiffDirectory,
  stored: Uint8Array,
  width: number,
  height: number,
  layout: SampleLayout,
  codec: StreamCodec,
): Uint8Array => {
  const compression = directory.get(259) ?? noCompression;
  if (compression === newJpeg) {
    return greyFromJpeg(joinTables(directory.bytes(347), stored), codec, directory.get(262) === 2, width, height);
  }
  const data = directory.get(266) === 2 ? reverseBits(stored) : stored;
  if (compression === 2 || compression === 3 || compression === 4) {
    const mixed = compression === 3 ? (((directory.get(292) ?? 0) & 1) === 1 ? "/K 1" : "/K 0") : fax[compression];
    const parameters = `${mixed}/Columns ${width}/Rows ${height}`;
    const picture = { data, width, height, bits: 1, channels: 1, filter: "CCITTFaxDecode", parameters } as const;
    // The codec gives grey, and a TIFF counts black runs as ones.
    return codec(picture).map((grey) => 255 - grey);
  }
  const rowBytes = Math.ceil((width * layout.perPixel * layout.bits) / 8);
  const size = rowBytes * height;
  const unpack = {
    [noCompression]: () => {
      const out = new Uint8Array(size);
      out.set(data.subarray(0, size));
      return out;
    },
    5: () => unpackLzw(data, size),
    8: () => unpackDeflate(data, size),
    32946: () => unpackDeflate(data, size),
    32773: () => unpackBits(data, size),
  }[compression];
  if (unpack === undefined) {
    throw new DocumentFault("unsupported-type", `unsupported: the TIFF uses compression ${compression}`);
  }
  const raw = unpack();
  const rowSamples = width * layout.perPixel;
  const out = new Uint8Array(rowSamples * height);
  for (let y = 0; y < height; y++) {
    const row = raw.subarray(y * rowBytes, (y + 1) * rowBytes);
    if (directory.get(317) === 2) undoPredictor(row, layout);
    expand(row, out.subarray(y * rowSamples, (y + 1) * rowSamples), layout);
  }
  return out;
};
