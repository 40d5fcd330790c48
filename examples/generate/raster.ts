/** The first page of a PDF as pixels: what a scanner or a camera would see before anything went wrong. */
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { init } from "@embedpdf/pdfium";
import type { Picture } from "./picture.ts";

const renderAnnotations = 1;

interface Exports {
  readonly memory: { readonly buffer: ArrayBuffer };
  malloc(size: number): number;
}

/** Renders the first page on white, in RGBA, at `dpi` pixels per inch. */
export const rasterize = async (pdf: Uint8Array, dpi: number): Promise<Picture> => {
  const wasm = await readFile(createRequire(import.meta.url).resolve("@embedpdf/pdfium/pdfium.wasm"));
  const pdfium = await init({ wasmBinary: wasm.buffer });
  pdfium.PDFiumExt_Init();
  const { malloc, memory } = pdfium.pdfium.wasmExports as unknown as Exports;
  // The memory may have grown since the last look, which makes old views useless.
  const heap = (): Uint8Array => new Uint8Array(memory.buffer);
  const file = malloc(pdf.length);
  heap().set(pdf, file);
  const document = pdfium.FPDF_LoadMemDocument(file, pdf.length, "");
  const page = pdfium.FPDF_LoadPage(document, 0);
  const width = Math.round((pdfium.FPDF_GetPageWidthF(page) * dpi) / 72);
  const height = Math.round((pdfium.FPDF_GetPageHeightF(page) * dpi) / 72);
  const bitmap = pdfium.FPDFBitmap_Create(width, height, 0);
  pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xffffffff);
  pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, renderAnnotations);
  const start = pdfium.FPDFBitmap_GetBuffer(bitmap);
  const stride = pdfium.FPDFBitmap_GetStride(bitmap);
  const data = new Uint8Array(width * height * 4);
  const bytes = heap();
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = start + y * stride + x * 4;
      data.set([bytes[at + 2] ?? 0, bytes[at + 1] ?? 0, bytes[at] ?? 0, 255], (y * width + x) * 4);
    }
  }
  // The instance and its memory go away as a whole; nothing needs to be freed one by one.
  return { width, height, data };
};
