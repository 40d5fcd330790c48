/** Loads PDFium as WASM from the installed package: never from the network. */
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { init, type Functions } from "@embedpdf/pdfium";
import { Heap, type HeapExports } from "./memory.ts";

/** The functions as the WASM module exports them: numbers in (pointers too), a number out; booleans are 0 and 1. */
export type PdfiumCalls = { readonly [Name in keyof Functions]: (...args: ReadonlyArray<number>) => number };

/** One instance of the engine, with memory of its own. */
export interface Pdfium {
  readonly call: PdfiumCalls;
  readonly heap: Heap;
}

interface Loaded {
  readonly PDFiumExt_Init: () => void;
  readonly pdfium: { readonly wasmExports: unknown };
}

let binary: Promise<Uint8Array> | undefined;

/**
 * A new instance of the engine. Each document gets one: what a damaged file does to the engine stays with that file,
 * and its memory, which never shrinks, goes away with it.
 */
export const loadPdfium = async (): Promise<Pdfium> => {
  binary ??= readFile(createRequire(import.meta.url).resolve("@embedpdf/pdfium/pdfium.wasm"));
  const start = init as unknown as (options: object) => Promise<Loaded>;
  const module = await start({ wasmBinary: await binary });
  module.PDFiumExt_Init();
  // The raw exports cost a tenth of the package's wrappers, which check and convert every argument.
  const exports = module.pdfium.wasmExports as HeapExports & PdfiumCalls;
  return { call: exports, heap: new Heap(exports) };
};
