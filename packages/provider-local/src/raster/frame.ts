/** What the decoders of the image formats produce, and the limits that they keep. */
import { DocumentFault } from "../document-fault.ts";

/** The largest picture that is decoded, in pixels. */
export const maxPixels = 200_000_000;

/** A decoded picture as the file stores it: grey, one byte a pixel, alpha already laid over white. */
export interface RawFrame {
  readonly width: number;
  readonly height: number;
  readonly grey: Uint8Array;
  /** Pixels per inch that the file claims, unchecked. */
  readonly dpiX?: number | undefined;
  readonly dpiY?: number | undefined;
  /** The orientation of EXIF and TIFF, 1 to 8; 1 (upright) when left out. */
  readonly orientation?: number | undefined;
}

/** An image file whose pictures can be decoded one after another. */
export interface FrameSource {
  /** At least 1. */
  readonly frameCount: number;
  /** Decodes one picture, zero-based. Throws when it is damaged. */
  readonly frame: (index: number) => RawFrame;
  /** Pictures of the file that are not pages and are left out, such as the later steps of an animation. */
  readonly skippedFrames: number;
}

/** Throws a DocumentFault unless both sides are at least 1 pixel and the picture is not larger than {@link maxPixels}. */
export const checkSize = (width: number, height: number): void => {
  if (!(width >= 1 && height >= 1)) throw new DocumentFault("damaged", "damaged: the image has no pixels");
  if (width * height > maxPixels) {
    throw new DocumentFault(
      "too-large",
      `too large: the image has ${width} x ${height} pixels, the limit is 200 megapixels`,
    );
  }
};

/** Throws the DocumentFault of a damaged file. `what` says what is wrong with it. */
export const damaged = (what: string): never => {
  throw new DocumentFault("damaged", `damaged: ${what}`);
};
