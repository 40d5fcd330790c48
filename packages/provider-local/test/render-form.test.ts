/** Pictures of pages show what was filled into a form. */
import { renderPages } from "@ocr/provider-local";
import { PDFDocument } from "pdf-lib";
import { expect, it } from "vitest";

const picture = async (value: string): Promise<string> => {
  const pdf = await PDFDocument.create({ updateMetadata: false });
  const page = pdf.addPage([200, 100]);
  const field = pdf.getForm().createTextField("name");
  field.setText(value);
  field.addToPage(page, { x: 20, y: 40, width: 160, height: 24 });
  for await (const { png } of renderPages({ bytes: await pdf.save(), mediaType: "application/pdf" }))
    return Buffer.from(png).toString("base64");
  return "";
};

it("renderPages draws the fields of a form", async () => {
  const [empty, ada, again] = [await picture(""), await picture("Ada Lovelace"), await picture("Ada Lovelace")];
  expect(ada).toBe(again);
  expect(ada).not.toBe(empty);
});
