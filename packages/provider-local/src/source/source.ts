/** A document, whatever it is made of: pages with content, and pictures of pages for the OCR engine. */
import type { Bitmap, PictureBytes } from "../page/bitmap.ts";
import type { PageContent } from "../page/content.ts";

/** What a page needs: its text layer is enough, OCR must read it, or OCR must read the pictures on it too. */
export type Need = "text" | "ocr" | "hybrid";

/** A page as pixels for people: 1 channel is grey, 3 are red, green, blue. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3;
  readonly data: Uint8Array;
}

/** An open document. */
export interface Source {
  readonly pageCount: number;
  readonly bookmarks: ReadonlyArray<{ readonly title: string; readonly level: number; readonly page: number }>;
  /** What the reader of the file wants to tell, such as frames that are no pages. */
  readonly warnings: ReadonlyArray<{ readonly code: string; readonly message: string }>;
  readonly content: (index: number) => PageContent;
  readonly need: (index: number, content: PageContent) => Need;
  /** The picture that the OCR engine reads. */
  readonly bitmap: (index: number, content: PageContent) => Bitmap;
  /** The page as a person sees it. */
  readonly drawing: (index: number, dpi: number) => Drawing;
  readonly picture: (index: number, key: number) => PictureBytes;
  /** Pixels per inch of the page picture to which the boxes in the response refer. */
  readonly dpi: (index: number) => number;
  readonly close: () => void;
}
