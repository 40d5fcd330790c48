/** Image files to grey bitmaps, by their content and never by their name. */
import { DocumentFault } from "../document-fault.ts";
import type { Bitmap } from "../page/bitmap.ts";
import { openBmp } from "./bmp.ts";
import { believableDpi, squareFactors } from "./density.ts";
import type { FrameSource, RawFrame } from "./frame.ts";
import { openGif } from "./gif.ts";
import { openJpeg } from "./jpeg.ts";
import { openPng } from "./png.ts";
import { resize } from "./resize.ts";
import { loadStreamCodec } from "./stream-codec.ts";
import { openTiff } from "./tiff.ts";
import { undoOrientation } from "./turn.ts";
import { openWebp } from "./webp.ts";

/** A picture of an image file, ready for OCR. */
export interface DecodedFrame {
  /** Upright as far as the file says how; square pixels; `dpi` is believable, or estimated. */
  readonly bitmap: Bitmap;
  /** Size of the picture as it is shown: orientation applied, not stretched. */
  readonly pixelWidth: number;
  readonly pixelHeight: number;
}

/** An open image file; pages are decoded when they are asked for, so that long files need no more memory than short ones. */
export interface ImageDocument {
  readonly frameCount: number;
  /** Pictures that are left out because they are no pages: the later steps of an animation. */
  readonly skippedFrames: number;
  /** Decodes one page, zero-based. Throws a DocumentFault when it is damaged, too large or of an unknown kind. */
  readonly frame: (index: number) => DecodedFrame;
}

const starts: ReadonlyArray<readonly [string, (bytes: Uint8Array) => Promise<FrameSource>]> = [
  ["\x89PNG\r\n\x1a\n", async (bytes) => openPng(bytes)],
  ["\xff\xd8\xff", async (bytes) => openJpeg(bytes, await loadStreamCodec())],
  ["GIF8", async (bytes) => openGif(bytes)],
  ["RIFF....WEBP", openWebp],
  ["BM", async (bytes) => openBmp(bytes)],
  ["II*\0", async (bytes) => openTiff(bytes, await loadStreamCodec())],
  ["MM\0*", async (bytes) => openTiff(bytes, await loadStreamCodec())],
];

const startsWith = (bytes: Uint8Array, start: string): boolean =>
  bytes.length >= start.length &&
  Buffer.from(start, "latin1").every((byte, i) => start[i] === "." || bytes[i] === byte);

const faultFromUnknown = (cause: unknown): DocumentFault => {
  if (cause instanceof DocumentFault) return cause;
  const detail = cause instanceof Error ? cause.message : String(cause);
  return new DocumentFault("damaged", `damaged: the image cannot be decoded (${detail})`, { cause });
};

const finish = (raw: RawFrame): DecodedFrame => {
  const { width, height, grey, dpiX, dpiY, orientation = 1 } = raw;
  const [stretchX, stretchY] = squareFactors(dpiX, dpiY);
  const fullWidth = Math.round(width * stretchX);
  const fullHeight = Math.round(height * stretchY);
  const claimed = stretchX > 1 ? dpiY : dpiX;
  const dpi = believableDpi(claimed, fullWidth, fullHeight);
  const square = resize({ width, height, data: grey, dpi }, fullWidth, fullHeight, dpi);
  const bitmap = undoOrientation(square, orientation);
  const sideways = orientation >= 5 && orientation <= 8;
  return { bitmap, pixelWidth: sideways ? height : width, pixelHeight: sideways ? width : height };
};

/** Opens an image file. Rejects with a DocumentFault when it is damaged, too large or of an unknown kind. */
export const openImage = async (bytes: Uint8Array): Promise<ImageDocument> => {
  const known = starts.find(([start]) => startsWith(bytes, start));
  if (known === undefined) {
    throw new DocumentFault("unsupported-type", "unsupported: not a PNG, JPEG, WebP, GIF, BMP or TIFF image");
  }
  try {
    const source = await known[1](bytes);
    const frame = (index: number) => {
      try {
        return finish(source.frame(index));
      } catch (error) {
        throw faultFromUnknown(error);
      }
    };
    return { frameCount: source.frameCount, skippedFrames: source.skippedFrames, frame };
  } catch (error) {
    throw faultFromUnknown(error);
  }
};

/** All pages of an image file at once: for files with few of them. Rejects as {@link openImage} does. */
export const decodeImage = async (bytes: Uint8Array): Promise<ReadonlyArray<DecodedFrame>> => {
  const { frameCount, frame } = await openImage(bytes);
  return Array.from({ length: frameCount }, (_, index) => frame(index));
};
