/** The part of `tesseract.js-core` (Tesseract as WASM) that we use; the package has no types of its own. */
import { createRequire } from "node:module";

/** Walks over what was recognised. `level`: 0 block, 1 paragraph, 2 line, 3 word, 4 glyph. */
export interface ResultIterator {
  Begin(): void;
  Next(level: number): boolean;
  IsAtBeginningOf(level: number): boolean;
  Empty(level: number): boolean;
  GetUTF8Text(level: number): string;
  Confidence(level: number): number;
  WordIsFromDictionary(): boolean;
  WordIsNumeric(): boolean;
  getBoundingBox(level: number): { readonly x0: number; readonly y0: number; readonly x1: number; readonly y1: number };
  getBaseline(level: number): {
    readonly x0: number;
    readonly y0: number;
    readonly x1: number;
    readonly y1: number;
    readonly has_baseline: boolean;
  };
  getRowAttributes(): { readonly row_height: number; readonly ascenders: number; readonly descenders: number };
}

/** Tesseract's own API, as far as we call it. */
export interface TesseractApi {
  /** `engine`: 1 is the neural one. Returns 0, or -1 when the data do not fit. */
  Init(path: null, languages: string, engine: 1): number;
  SetVariable(name: string, value: string): boolean;
  /** Reads `/input`. Returns 1 when it cannot. */
  SetImageFile(exifOrientation: number, radians: number): number;
  Recognize(monitor: null): number;
  GetIterator(): ResultIterator;
  Clear(): void;
  End(): void;
}

/** One instance of the engine with its own memory and its own small file system. */
export interface TesseractModule {
  readonly FS: { writeFile(path: string, data: Uint8Array): void; unlink(path: string): void };
  readonly TessBaseAPI: new () => TesseractApi;
}

type LoadModule = (options: object) => Promise<TesseractModule>;

let load: LoadModule | undefined;

/**
 * A new instance. The build with plain SIMD: as fast as the others, and unlike "relaxed" SIMD it
 * computes the same on every machine. It is silenced: what it would print is of no use to anyone.
 */
export const loadTesseract = (): Promise<TesseractModule> => {
  load ??= createRequire(import.meta.url)("tesseract.js-core/tesseract-core-simd-lstm") as LoadModule;
  const silent = () => undefined;
  return load({ TesseractProgress: silent, print: silent, printErr: silent });
};
