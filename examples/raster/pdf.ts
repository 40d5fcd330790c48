/** Pages of a PDF as colour pictures. */
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { init } from "@embedpdf/pdfium";
import type { Picture } from "./picture.ts";

const renderAnnotations = 1;
const white = 0xffffffff;

interface Exports {
  readonly memory: { readonly buffer: ArrayBuffer };
  malloc(size: number): number;
}

/** Renders all pages on white at `dpi` pixels per inch. Meant for our own examples: a file that cannot be opened throws. */
export const rasterize = async (pdf: Uint8Array, dpi: number): Promise<ReadonlyArray<Picture>> => {
  const wasm = await readFile(createRequire(import.meta.url).resolve("@embedpdf/pdfium/pdfium.wasm"));
  const pdfium = await init({ wasmBinary: wasm.buffer });
  pdfium.PDFiumExt_Init();
  const exports = pdfium.pdfium.wasmExports as unknown as Exports;
  const file = exports.malloc(pdf.length);
  new Uint8Array(exports.memory.buffer).set(pdf, file);
  const document = pdfium.FPDF_LoadMemDocument(file, pdf.length, "");
  if (document === 0) throw new Error("the PDF cannot be opened");
  const pictures: Array<Picture> = [];
  for (let index = 0; index < pdfium.FPDF_GetPageCount(document); index += 1) {
    const page = pdfium.FPDF_LoadPage(document, index);
    const width = Math.round((pdfium.FPDF_GetPageWidthF(page) * dpi) / 72);
    const height = Math.round((pdfium.FPDF_GetPageHeightF(page) * dpi) / 72);
    const bitmap = pdfium.FPDFBitmap_Create(width, height, 0);
    pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, white);
    pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, renderAnnotations);
    const start = pdfium.FPDFBitmap_GetBuffer(bitmap);
    const stride = pdfium.FPDFBitmap_GetStride(bitmap);
    // A fresh view: the memory may have grown, which makes old ones useless. PDFium stores blue first.
    const bytes = new Uint8Array(exports.memory.buffer);
    const data = new Uint8Array(width * height * 4);
    for (let y = 0; y < height; y += 1) {
      for (let x = 0; x < width; x += 1) {
        const from = start + y * stride + x * 4;
        const to = (y * width + x) * 4;
        data[to] = bytes[from + 2] ?? 0;
        data[to + 1] = bytes[from + 1] ?? 0;
        data[to + 2] = bytes[from] ?? 0;
        data[to + 3] = 255;
      }
    }
    pictures.push({ width, height, data });
    pdfium.FPDFBitmap_Destroy(bitmap);
    pdfium.FPDF_ClosePage(page);
  }
  // The instance goes away with all its memory; the document needs no closing.
  return pictures;
};
