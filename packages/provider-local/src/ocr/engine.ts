/** The port that an OCR engine fills: pixels in, words out. Everything around it (turning, deskewing, retries) is ours. */
import type { Bitmap } from "../page/bitmap.ts";
import type { Box } from "../page/content.ts";

/** A word as an engine saw it. Boxes are in pixels of the bitmap that it was given. */
export interface EngineWord extends Box {
  readonly text: string;
  /** 0..1 */
  readonly confidence: number;
  /** y of the baseline at the middle of the word. */
  readonly baseline: number;
  /** Height of the font in pixels, from its lowest to its highest glyph. */
  readonly size: number;
  /** Counted over the page from 0: words with the same number stood on one line, in one block. */
  readonly line: number;
  readonly block: number;
  /** The engine found the word in its dictionary, or it is a well-formed number. */
  readonly known: boolean;
}

/** How an engine should look at a picture. */
export interface EngineOptions {
  /**
   * `page`: find columns, blocks and lines. `block`: one block of lines, whatever the gaps in them, as on a receipt.
   * Default `page`.
   */
  readonly layout?: "page" | "block";
}

/** An OCR engine. One picture at a time; after a failure it must be usable again. */
export interface OcrEngine {
  /** Such as `tesseract`. */
  readonly name: string;
  /** Words in the engine's reading order. */
  readonly recognize: (bitmap: Bitmap, options?: EngineOptions) => Promise<ReadonlyArray<EngineWord>>;
  /** Frees the engine. Calling it twice is fine. */
  readonly close: () => Promise<void>;
}
