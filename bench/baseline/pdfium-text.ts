/** The plain text that pdfium itself gives for a PDF: the baseline of digital documents. */
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { init, type WrappedPdfiumModule } from "@embedpdf/pdfium";

type Exports = WrappedPdfiumModule["pdfium"]["wasmExports"] & { readonly memory: { readonly buffer: ArrayBuffer } };

let started: Promise<WrappedPdfiumModule> | undefined;

const start = async (): Promise<WrappedPdfiumModule> => {
  const bytes = await readFile(fileURLToPath(import.meta.resolve("@embedpdf/pdfium/pdfium.wasm")));
  const pdfium = await init({ wasmBinary: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) });
  pdfium.PDFiumExt_Init();
  return pdfium;
};

/** Text of each page, in the file's own order. Throws when pdfium cannot open the file. */
export const plainPdfText = async (path: string, password = ""): Promise<ReadonlyArray<string>> => {
  started ??= start();
  const [pdfium, bytes] = await Promise.all([started, readFile(path)]);
  // The typings leave the memory out; its view is made after the allocation, which may replace it.
  const { malloc, free, memory } = pdfium.pdfium.wasmExports as Exports;
  const file = malloc(bytes.length);
  new Uint8Array(memory.buffer).set(bytes, file);
  const document = pdfium.FPDF_LoadMemDocument(file, bytes.length, password);
  try {
    if (document === 0) throw new Error(`pdfium cannot open ${path} (error ${pdfium.FPDF_GetLastError()})`);
    return Array.from({ length: pdfium.FPDF_GetPageCount(document) }, (_, index) => {
      const page = pdfium.FPDF_LoadPage(document, index);
      const text = pdfium.FPDFText_LoadPage(page);
      const length = pdfium.FPDFText_CountChars(text);
      const buffer = malloc((length + 1) * 2);
      pdfium.FPDFText_GetText(text, 0, length, buffer);
      const result = pdfium.pdfium.UTF16ToString(buffer);
      free(buffer);
      pdfium.FPDFText_ClosePage(text);
      pdfium.FPDF_ClosePage(page);
      return result;
    });
  } finally {
    if (document !== 0) pdfium.FPDF_CloseDocument(document);
    free(file);
  }
};
