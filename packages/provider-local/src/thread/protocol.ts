/** What the owner asks of its two kinds of thread. Everything here crosses between threads: plain data only. */
import type { DraftPage, Warning } from "@ocr/core/provider";
import type { ComposeOptions } from "../layout/compose.ts";
import type { Reading } from "../ocr/reading.ts";
import type { Bitmap } from "../page/bitmap.ts";

/** A page was read from its text layer, or its picture must be read by an OCR engine first. */
export type PageOutcome =
  | { readonly kind: "read"; readonly engine: string }
  | { readonly kind: "recognize"; readonly bitmap: Bitmap };

/** What a caller wants of the finished document; `dpi` is the source's business. */
export interface ComposeRequest extends Omit<ComposeOptions, "dpi" | "bookmarks"> {
  /** Put the bytes of pictures into the pages. */
  readonly includeImages: boolean;
}

/** The calls of a document thread. It holds one document at a time. */
export type DocumentCalls = {
  readonly open: {
    readonly in: { readonly bytes: Uint8Array; readonly mediaType: string; readonly password?: string };
    readonly out: { readonly pageCount: number; readonly warnings: ReadonlyArray<Warning> };
  };
  readonly read: { readonly in: { readonly index: number }; readonly out: PageOutcome };
  readonly recognized: {
    readonly in: { readonly index: number; readonly reading: Reading };
    readonly out: { readonly engine: string };
  };
  readonly compose: { readonly in: ComposeRequest; readonly out: { readonly pageCount: number } };
  /** One composed page after the other, so that no answer is so large that its owner stumbles over it. */
  readonly page: { readonly in: { readonly position: number }; readonly out: DraftPage };
  readonly picture: {
    readonly in: { readonly index: number; readonly dpi: number };
    readonly out: { readonly png: Uint8Array; readonly width: number; readonly height: number };
  };
  readonly close: { readonly in: undefined; readonly out: undefined };
};

/** The calls of an OCR thread. */
export type OcrCalls = {
  readonly recognize: { readonly in: { readonly bitmap: Bitmap }; readonly out: Reading };
};

/** What an OCR thread is started with. */
export interface OcrThreadData {
  readonly languages: ReadonlyArray<string>;
}
