/** What the examples are for: the embedded provider reads them well. */
import { join } from "node:path";
import { createOcr, toMarkdown } from "@ocr/core";
import { local } from "@ocr/provider-local";
import { afterAll, describe, expect, it } from "vitest";
import { readExample } from "../demo/reading.ts";

const ocr = createOcr({ provider: local() });
afterAll(() => ocr.close());
const read = (name: string) => readExample(ocr, join(import.meta.dirname, "..", "documents", name));

describe("the examples as Markdown", () => {
  it("invoice.pdf: the table of items, the picture, the link", async () => {
    const { response, meta, pictures } = await read("invoice.pdf");
    const page = response.pages[0];
    expect(meta.pages[0]?.engine).toBe("text-layer");
    expect(page?.markdown).toMatch(/\| *BND-022 *\| *Full cloth binding, quarto *\| *30 *\| *28\.75 *\| *862\.50 *\|/);
    expect(page?.markdown).toMatch(/Total due \(EUR\).*3,248\.16/);
    expect(page?.images).toHaveLength(1);
    expect(page?.hyperlinks).toEqual(["https://harrowfinch.example/pay/2026-0417"]);
    expect(pictures).toMatchObject([{ index: 0, width: 909, height: 1286 }]);
  });

  it("report.pdf: columns in order, headings, a table without rulings, header and footer apart", async () => {
    const { response } = await read("report.pdf");
    const text = toMarkdown(response);
    const headings = [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading]) => heading);
    expect(headings).toEqual([
      "The Depths of Lake Orrin",
      "1 Summary",
      "2 How we measured",
      "3 The shape of the lake",
      "4 Warmth and clarity",
      "5 What lives there",
      "6 What went wrong",
      "7 What we recommend",
      "8 Further reading",
    ]);
    expect(text).toContain("differed by more than thirty centimetres in only nineteen places");
    expect(text).toMatch(/\| *August *\| *22\.7 *\| *21\.8 *\| *6\.2 *\| *3\.2 *\|/);
    expect(text).toMatch(/^- the depth, to the nearest ten centimetres;$/m);
    expect(text).not.toContain("Lake Orrin Survey 2026");
    expect(response.pages.map(({ header }) => header?.includes("Orrin Water Trust"))).toEqual([true, true]);
    expect(response.pages[1]?.footer).toContain("Page 2 of 2");
    expect(response.pages[0]?.blocks?.map(({ type }) => type)).toEqual(
      expect.arrayContaining(["title", "text", "list", "image", "caption"]),
    );
  });

  it("letter-scan.pdf and receipt-photo.jpg: read by OCR", async () => {
    const [letter, receipt] = [await read("letter-scan.pdf"), await read("receipt-photo.jpg")];
    expect(letter.meta.pages[0]?.engine).toBe("tesseract");
    expect(toMarkdown(letter.response)).toContain("26 hours at 48 euros, that is 1,248 euros");
    expect(toMarkdown(receipt.response)).toMatch(/TOTAL EUR[^\n]*27\.90/);
  });
});
