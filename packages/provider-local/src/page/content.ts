/**
 * What was found on one page, before anyone decides what it means: the one model that the PDF reader and the OCR
 * engines fill, and that the layout reads. Boxes are in points (1/72 inch) of the upright page, origin at the top left,
 * y downwards.
 */

/** A rectangle; `x0 <= x1`, `y0 <= y1`. */
export interface Box {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

/** A word: glyphs of one line with no space between them. */
export interface Word extends Box {
  /** In logical order, also for right-to-left scripts. NFC. */
  readonly text: string;
  /** y of the baseline. */
  readonly baseline: number;
  /** Height of the font in points (not of the glyphs' box). */
  readonly size: number;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly monospace: boolean;
  /** Colour of the text as 0xRRGGBB, when known. */
  readonly color?: number;
  /** 0..1; only where an OCR engine read the word. */
  readonly confidence?: number;
  /** True when the word stood rotated against the page (margin notes, for instance). */
  readonly rotated?: boolean;
  /** The word ends with a hyphen that the producer put there to break the line. */
  readonly softHyphen?: boolean;
  /** The engine's own grouping, when it has one: words with the same `line` stood on one line, `block` in one block. */
  readonly line?: number;
  readonly block?: number;
}

/** A straight horizontal or vertical stroke, or the edge of a filled area. */
export interface Ruling extends Box {
  readonly direction: "horizontal" | "vertical";
  readonly thickness: number;
}

/** A filled area behind text, such as the shade of a table row. */
export interface Fill extends Box {
  /** 0xRRGGBB */
  readonly color: number;
}

/** A picture on the page. */
export interface Picture extends Box {
  /** Key under which the page's source can deliver the bytes. */
  readonly key: number;
  /** Size of the stored bitmap, in pixels. */
  readonly pixelWidth: number;
  readonly pixelHeight: number;
  /** Of the bytes that will be delivered: `jpeg` where the file holds a JPEG stream, else `png`. */
  readonly extension: "jpeg" | "png";
}

/** A clickable area. */
export interface Link extends Box {
  readonly url: string;
}

/** Everything on one page. */
export interface PageContent {
  /** Zero-based number of the page in the document. */
  readonly index: number;
  /** In points, after the page's own rotation. */
  readonly width: number;
  readonly height: number;
  /** `text-layer`, the name of an OCR engine, or both joined by `+`. */
  readonly engine: string;
  readonly words: ReadonlyArray<Word>;
  readonly rulings: ReadonlyArray<Ruling>;
  readonly fills: ReadonlyArray<Fill>;
  readonly pictures: ReadonlyArray<Picture>;
  readonly links: ReadonlyArray<Link>;
  /** On a page whose text layer is incomplete: where text may stand that `words` lacks, for OCR to add. */
  readonly unread?: ReadonlyArray<Box>;
}
