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

interface Compiler {
  compile(bytes: Uint8Array): Promise<object>;
  instantiate(module: object, imports: object): Promise<object>;
}

interface Started {
  PDFiumExt_Init(): void;
  readonly pdfium: { readonly wasmExports: unknown };
}

// The libraries that this project compiles against have no names for WebAssembly.
const { WebAssembly: compiler } = globalThis as unknown as { readonly WebAssembly: Compiler };
const start = init as unknown as (options: object) => Promise<Started>;

let compiled: Promise<object> | undefined;

const compile = async (): Promise<object> =>
  compiler.compile(await readFile(createRequire(import.meta.url).resolve("@embedpdf/pdfium/pdfium.wasm")));

/**
 * A new instance of the engine. Each document gets one: what a damaged file does to the engine stays with that file,
 * and its memory, which never shrinks, goes away with it. The code is compiled once for all of them.
 */
export const loadPdfium = async (): Promise<Pdfium> => {
  const code = await (compiled ??= compile());
  const started = await new Promise<Started>((resolve, reject) => {
    const instantiateWasm = (imports: object, done: (instance: object, module: object) => void): object => {
      const instantiate = async () => done(await compiler.instantiate(code, imports), code);
      instantiate().catch(reject);
      return {};
    };
    start({ instantiateWasm }).then(resolve).catch(reject);
  });
  started.PDFiumExt_Init();
  // The raw exports cost a tenth of the package's wrappers, which check and convert every argument.
  const exports = started.pdfium.wasmExports as HeapExports & PdfiumCalls;
  return { call: exports, heap: new Heap(exports) };
};
