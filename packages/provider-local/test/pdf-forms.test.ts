import { PDFName, PDFString, type PDFDocument } from "pdf-lib";
import { describe, expect, it } from "vitest";
import { openPdf } from "../src/pdf/document.ts";
import { drawPdf, openDrawing, readDrawing, textOf, wordOf } from "./pdf-drawing.ts";

const addFields = (document: PDFDocument) => {
  const form = document.getForm();
  const page = document.getPage(0);
  const name = form.createTextField("name");
  name.setText("Ada Lovelace");
  name.addToPage(page, { x: 100, y: 480, width: 200, height: 20 });
  const empty = form.createTextField("empty");
  empty.addToPage(page, { x: 100, y: 450, width: 200, height: 20 });
  const yes = form.createCheckBox("yes");
  yes.addToPage(page, { x: 100, y: 400, width: 12, height: 12 });
  yes.check();
  const no = form.createCheckBox("no");
  no.addToPage(page, { x: 200, y: 400, width: 12, height: 12 });
  const choice = form.createDropdown("choice");
  choice.addOptions(["First choice", "Second choice"]);
  choice.select("Second choice");
  choice.addToPage(page, { x: 100, y: 350, width: 200, height: 20 });
  return form;
};

describe("forms", () => {
  it("show what is filled in where it is filled in", async () => {
    const content = await readDrawing(({ document, page, regular }) => {
      page.drawText("Name:", { x: 50, y: 485, size: 12, font: regular });
      addFields(document);
    });
    expect(textOf(content)).toBe("Name: Ada Lovelace ☒ ☐ Second choice");
    const name = wordOf(content, "Ada");
    expect(name.x0).toBeGreaterThan(100);
    expect(name.y0).toBeGreaterThanOrEqual(100);
    expect(name.y1).toBeLessThanOrEqual(120);
    expect(wordOf(content, "Lovelace").x0).toBeGreaterThan(name.x1);
    expect(wordOf(content, "☒").x1).toBeCloseTo(112, -1);
    expect(wordOf(content, "☐").x0).toBeCloseTo(200, -1);
  });

  it("are not read twice when they were flattened onto the page", async () => {
    const flat = await readDrawing(({ document }) => addFields(document).flatten());
    expect(textOf(flat)).toContain("Ada Lovelace");
    expect(flat.words.filter(({ text }) => text === "Ada")).toHaveLength(1);
  });

  it("are not read twice when the page's own text holds the value too", async () => {
    const content = await readDrawing(({ document, page, regular }) => {
      page.drawText("Ada Lovelace", { x: 105, y: 486, size: 11, font: regular });
      addFields(document);
    });
    expect(content.words.filter(({ text }) => text === "Ada")).toHaveLength(1);
  });

  it("break long values into lines inside their box", async () => {
    const value = Array.from({ length: 900 }, (_, number) => `word${number}`).join(" ");
    const content = await readDrawing(({ document, page }) => {
      const { context } = document;
      const field = context.register(
        context.obj({
          Type: "Annot",
          Subtype: "Widget",
          FT: "Tx",
          Ff: 1 << 12,
          T: PDFString.of("essay"),
          V: PDFString.of(value),
          DA: PDFString.of("/Helv 6 Tf 0 g"),
          Rect: [50, 100, 350, 500],
        }),
      );
      page.node.addAnnot(field);
      document.catalog.set(PDFName.of("AcroForm"), context.obj({ Fields: [field] }));
    });
    expect(textOf(content)).toBe(value);
    expect(new Set(content.words.map(({ baseline }) => baseline)).size).toBeGreaterThan(5);
    expect(content.words.every(({ x0, y0, x1, y1 }) => x0 >= 50 && y0 >= 99 && x1 <= 351 && y1 <= 501)).toBe(true);
  });

  it("are drawn when the page is drawn", async () => {
    const bytes = await drawPdf(({ document }) => void addFields(document));
    const pdf = await openPdf(bytes, {});
    const { data, width } = pdf.render(0, 72);
    let dark = 0;
    for (let y = 100; y < 120; y++) for (let x = 100; x < 300; x++) if ((data[y * width + x] ?? 255) < 128) dark++;
    expect(dark).toBeGreaterThan(100);
    pdf.close();
  });
});

describe("notes typed onto the page", () => {
  it("are words", async () => {
    const pdf = await openDrawing(({ document, page }) => {
      const note = document.context.obj({
        Type: "Annot",
        Subtype: "FreeText",
        Rect: [50, 400, 250, 430],
        Contents: PDFString.of("Approved by Ada"),
        DA: PDFString.of("/Helv 11 Tf 0 g"),
      });
      page.node.addAnnot(document.context.register(note));
    });
    const content = pdf.content(0);
    expect(textOf(content)).toBe("Approved by Ada");
    expect(wordOf(content, "Approved")).toMatchObject({ size: 11 });
    pdf.close();
  });
});
