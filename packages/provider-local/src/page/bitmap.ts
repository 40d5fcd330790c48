/** Pixels, as the renderer and the image decoders hand them to the OCR engine. */

/** A grey picture: one byte a pixel, row by row, 0 is black and 255 is white. */
export interface Bitmap {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
  /** Pixels per inch, already made plausible: 50 to 1200. */
  readonly dpi: number;
}

/** The stored bytes of a picture, ready to be written to a file. */
export interface PictureBytes {
  readonly bytes: Uint8Array;
  readonly extension: "jpeg" | "png";
}
