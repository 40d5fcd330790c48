/** Scripts: what is drawn can be read back from the text layer, letter by letter. */
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { init } from "@embedpdf/pdfium";
import { makeDocument, scripts, truthOf } from "@ocr/fakes";
import { describe, expect, it } from "vitest";

interface Exports {
  readonly memory: { readonly buffer: ArrayBuffer };
  malloc(size: number): number;
}

const engine = async () => {
  const wasm = await readFile(createRequire(import.meta.url).resolve("@embedpdf/pdfium/pdfium.wasm"));
  const pdfium = await init({ wasmBinary: wasm.buffer });
  pdfium.PDFiumExt_Init();
  return pdfium;
};
let started: ReturnType<typeof engine> | undefined;

/** The characters of the first page's text layer, as PDFium finds them. */
const textLayer = async (pdf: Uint8Array): Promise<string> => {
  const pdfium = await (started ??= engine());
  const exports = pdfium.pdfium.wasmExports as unknown as Exports;
  const file = exports.malloc(pdf.length);
  new Uint8Array(exports.memory.buffer).set(pdf, file);
  const document = pdfium.FPDF_LoadMemDocument(file, pdf.length, "");
  const page = pdfium.FPDFText_LoadPage(pdfium.FPDF_LoadPage(document, 0));
  const codes = Array.from({ length: pdfium.FPDFText_CountChars(page) }, (_, i) => pdfium.FPDFText_GetUnicode(page, i));
  return String.fromCodePoint(...codes);
};

/** The letters of a text, sorted: in which order an engine gives those that run from right to left is its own affair. */
const letters = (text: string): string => Array.from(text.replaceAll(/\s/g, "")).toSorted().join("");

describe("scripts", () => {
  it.each(scripts)("%s: every letter can be read back", async (script) => {
    const bytes = await makeDocument({ seed: 3, kind: "script", script, header: false, footer: false });
    const [page] = (await truthOf(bytes))?.pages ?? [];
    const lines = page?.items.flatMap((item) => ("lines" in item ? item.lines : [])) ?? [];
    expect(lines.filter((line) => line.script === script).length).toBeGreaterThan(2);
    expect(letters(await textLayer(bytes))).toBe(letters(lines.map((line) => line.text).join("")));
  });
});
