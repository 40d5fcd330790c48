import { describe, expect, it } from "vitest";
import { DocumentFault } from "../src/document-fault.ts";
import { openPdf } from "../src/pdf/document.ts";
import { openDocument } from "../src/pdf/opening.ts";
import { openForm } from "../src/pdf/forms.ts";
import { withPage } from "../src/pdf/page.ts";
import { loadPdfium } from "../src/pdf/pdfium.ts";
import { readPage } from "../src/pdf/reading.ts";
import { drawPdf, makeJpeg, textOf } from "./pdf-drawing.ts";

const faultOf = async (bytes: Uint8Array, password?: string) => {
  try {
    (await openPdf(bytes, { password })).close();
    return undefined;
  } catch (error) {
    if (!(error instanceof DocumentFault)) throw error;
    return { kind: error.kind, message: error.message };
  }
};

const drawSample = () =>
  drawPdf(async ({ document, page, regular, bold }) => {
    page.drawText("A line of text that must be found again", { x: 50, y: 500, size: 12, font: regular });
    page.drawText("Heading", { x: 50, y: 550, size: 18, font: bold });
    page.drawRectangle({ x: 50, y: 300, width: 100, height: 50, borderWidth: 1 });
    page.drawImage(await document.embedJpg(makeJpeg(40, 40)), { x: 200, y: 300, width: 100, height: 100 });
    document.getForm().createTextField("field").addToPage(page, { x: 50, y: 200, width: 100, height: 20 });
  });

/** Encrypts a PDF with the engine itself. */
const encrypt = async (bytes: Uint8Array, password: string): Promise<Uint8Array> => {
  const pdfium = await loadPdfium();
  const { call, heap } = pdfium;
  const open = openDocument(pdfium, bytes, undefined);
  const secret = heap.store(new TextEncoder().encode(`${password}\0`));
  call.EPDF_SetEncryption(open.document, secret, secret, -1);
  const writer = call.PDFiumExt_OpenFileWriter();
  call.PDFiumExt_SaveAsCopy(open.document, writer);
  const size = call.PDFiumExt_GetFileWriterSize(writer);
  const block = heap.allocate(size);
  call.PDFiumExt_GetFileWriterData(writer, block, size);
  return heap.view(block, size).slice();
};

describe("faults", () => {
  it("say in one line what is wrong", async () => {
    const text = (content: string) => new TextEncoder().encode(content);
    expect(await faultOf(new Uint8Array())).toMatchObject({ kind: "empty" });
    expect(await faultOf(text("Dear Sir or Madam"))).toEqual({ kind: "not-pdf", message: "not a PDF" });
    expect(await faultOf(Uint8Array.of(0xff, 0xd8, 0xff, 0xe0))).toMatchObject({ kind: "not-pdf" });
    expect(await faultOf(text("%PDF-1.7\n%%EOF\n"))).toMatchObject({ kind: "damaged" });
    const whole = await drawSample();
    const cut = await faultOf(whole.subarray(0, Math.round(whole.length * 0.6)));
    expect(cut).toEqual({ kind: "damaged", message: "damaged: the end of the file is missing" });
  });

  it("tell a missing password from a wrong one", async () => {
    const bytes = await encrypt(await drawSample(), "sésame");
    expect(await faultOf(bytes)).toEqual({ kind: "encrypted", message: "encrypted: a password is needed" });
    expect(await faultOf(bytes, "")).toMatchObject({ kind: "encrypted" });
    expect(await faultOf(bytes, "guess")).toEqual({
      kind: "wrong-password",
      message: "encrypted: the password is wrong",
    });
    const pdf = await openPdf(bytes, { password: "sésame" });
    expect(textOf(pdf.content(0))).toContain("must be found again");
    pdf.close();
  });

  it("of a document without pages are not passed over in silence", async () => {
    const bytes = new TextEncoder().encode(
      "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R/Size 3>>\n%%EOF\n",
    );
    expect(await faultOf(bytes)).toMatchObject({ kind: "damaged" });
  });

  it("of a page number are a RangeError", async () => {
    const pdf = await openPdf(await drawSample(), {});
    for (const index of [-1, 1, 0.5, Number.NaN]) expect(() => pdf.content(index)).toThrow(RangeError);
    pdf.close();
  });

  it("are all that damaged files bring about: no crash, no hang", async () => {
    const whole = await drawSample();
    // A small generator of numbers, so that every run sees the same files.
    let state = 7;
    const random = (below: number) => {
      state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
      return state % below;
    };
    const outcomes = { read: 0, refused: 0 };
    for (let round = 0; round < 60; round++) {
      const bytes = whole.slice();
      for (let change = 0; change < 1 + random(40); change++) bytes[8 + random(bytes.length - 8)] = random(256);
      try {
        const pdf = await openPdf(bytes, {});
        try {
          for (let index = 0; index < Math.min(pdf.pageCount, 3); index++) {
            const content = pdf.content(index);
            pdf.need(index, content);
            pdf.render(index, 36);
            for (const { key } of content.pictures) pdf.picture(index, key);
          }
          pdf.close();
          outcomes.read++;
        } catch (error) {
          if (!(error instanceof DocumentFault)) throw error;
          outcomes.refused++;
        }
      } catch (error) {
        if (!(error instanceof DocumentFault)) throw error;
        outcomes.refused++;
      }
    }
    expect(outcomes.read + outcomes.refused).toBe(60);
    expect(outcomes.read).toBeGreaterThan(5);
  });
});

describe("memory", () => {
  it("does not grow with the number of pages read", async () => {
    const bytes = await drawSample();
    const pdfium = await loadPdfium();
    const open = openDocument(pdfium, bytes, undefined);
    const form = openForm(pdfium, open.document);
    const read = (times: number) => {
      for (let time = 0; time < times; time++)
        withPage(pdfium, open.document, form.handle, 0, (page) => readPage(page, form));
    };
    read(20);
    const before = pdfium.heap.size;
    read(400);
    // One page takes far more than 1 kB: a leak of pages would take 400 of them.
    expect(pdfium.heap.size - before).toBeLessThan(200_000);
    form.close();
    open.close();
  });
});
