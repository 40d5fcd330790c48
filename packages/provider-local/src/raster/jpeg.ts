/** JPEG to grey: baseline, progressive, grey, colour and CMYK; with the orientation and the density that it claims. */
import { exifOrientation } from "./exif.ts";
import { checkSize, damaged, type FrameSource } from "./frame.ts";
import type { StreamCodec } from "./stream-codec.ts";

interface JpegHeader {
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3 | 4;
  /** Photoshop's mark: colours with black ink are stored inverted. */
  readonly adobe: boolean;
  readonly dpiX?: number | undefined;
  readonly dpiY?: number | undefined;
  readonly orientation?: number | undefined;
}

const startOfImage = 0xd8;
const startOfScan = 0xda;
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
const startsWith = (body: DataView, text: string) =>
  body.byteLength >= text.length && Buffer.from(text).every((byte, i) => body.getUint8(i) === byte);

/** Reads the segments of a JPEG up to its data. Throws a DocumentFault when there is no picture in it. */
export const readJpegHeader = (bytes: Uint8Array): JpegHeader => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let size: { width: number; height: number; channels: number } | undefined;
  let density: { dpiX: number; dpiY: number } | undefined;
  let orientation: number | undefined;
  let adobe = false;
  for (let at = 2; at + 4 <= bytes.length;) {
    if (bytes[at] !== 0xff) {
      at++;
      continue;
    }
    const marker = bytes[at + 1]!;
    if (marker === 0xff || marker === 0 || marker === startOfImage || (marker >= 0xd0 && marker <= 0xd7)) {
      at += marker === 0xff ? 1 : 2;
      continue;
    }
    if (marker === startOfScan || marker === 0xd9) break;
    const length = view.getUint16(at + 2);
    const end = Math.min(at + 2 + Math.max(length, 2), bytes.length);
    const body = new DataView(bytes.buffer, bytes.byteOffset + at + 4, Math.max(0, end - at - 4));
    if (isFrame(marker) && body.byteLength >= 6) {
      size ??= { height: body.getUint16(1), width: body.getUint16(3), channels: body.getUint8(5) };
    } else if (marker === 0xe0 && startsWith(body, "JFIF") && body.byteLength >= 12) {
      const unit = body.getUint8(7);
      const scale = unit === 1 ? 1 : unit === 2 ? 2.54 : 0;
      density = { dpiX: body.getUint16(8) * scale, dpiY: body.getUint16(10) * scale };
    } else if (marker === 0xe1 && startsWith(body, "Exif\0\0")) {
      orientation ??= exifOrientation(bytes.subarray(at + 10, end));
    } else if (marker === 0xee && startsWith(body, "Adobe")) adobe = true;
    at = end;
  }
  if (size === undefined) return damaged("the JPEG has no picture in it");
  const { width, height, channels } = size;
  if (channels !== 1 && channels !== 3 && channels !== 4) return damaged(`the JPEG has ${channels} channels`);
  return { width, height, channels, adobe, orientation, ...density };
};

/** Opens a JPEG. Throws a DocumentFault when it is damaged or too large. */
export const openJpeg = (bytes: Uint8Array, codec: StreamCodec): FrameSource => {
  const { width, height, channels, adobe, dpiX, dpiY, orientation } = readJpegHeader(bytes);
  checkSize(width, height);
  const frame = () => {
    const inverted = channels === 4 && adobe;
    const grey = codec({ data: bytes, width, height, bits: 8, channels, filter: "DCTDecode", inverted });
    return { width, height, grey, dpiX, dpiY, orientation };
  };
  return { frameCount: 1, frame, skippedFrames: 0 };
};
