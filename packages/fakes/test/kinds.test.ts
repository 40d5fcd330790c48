/** The kinds of pages, the scripts, turned pages and scans: what the truth says of them, and that it travels with them. */
import { makeDocument, makeScan, makeScannedImage, pageKinds, truthOf } from "@ocr/fakes";
import { PDFDocument } from "pdf-lib";
import { describe, expect, it } from "vitest";

const onlyPage = async (bytes: Uint8Array) => {
  const page = (await truthOf(bytes))?.pages[0];
  if (page === undefined) throw new Error("the truth is lost");
  return page;
};

describe("kinds of pages", () => {
  it.each(pageKinds)("%s: same bytes for the same seed, everything on the page", async (kind) => {
    const bytes = await makeDocument({ seed: 3, kind });
    expect(await makeDocument({ seed: 3, kind })).toEqual(bytes);
    const page = await onlyPage(bytes);
    for (const { box } of page.items) {
      expect(box.x + box.width).toBeLessThanOrEqual(page.width);
      expect(box.y + box.height).toBeLessThanOrEqual(page.height);
    }
    expect(page.items.length === 0).toBe(kind === "empty");
  });

  it("takes turns within a document", async () => {
    const truth = await truthOf(await makeDocument({ seed: 3, pages: 4, kind: ["outline", "empty"] }));
    expect(truth?.pages.map((page) => page.items.length > 0)).toEqual([true, false, true, false]);
  });

  it("covers every place of a table with merged cells once", async () => {
    const page = await onlyPage(await makeDocument({ seed: 3, kind: "merged" }));
    const table = page.items.find((item) => item.kind === "table");
    if (table === undefined) throw new Error("there is no table");
    const places = table.cells.flatMap(({ column, columnSpan, row, rowSpan }) =>
      Array.from(
        { length: rowSpan * columnSpan },
        (_, i) => `${row + (i % rowSpan)}/${column + Math.floor(i / rowSpan)}`,
      ),
    );
    expect(new Set(places).size).toBe(places.length);
    expect(places.length).toBe(table.rows * table.columns);
  });

  it("fills in its forms as forms", async () => {
    const bytes = await makeDocument({ seed: 3, kind: "form" });
    const form = (await PDFDocument.load(bytes)).getForm();
    const fields = (await onlyPage(bytes)).items.filter((item) => item.kind === "field");
    expect(fields.length).toBe(6);
    for (const { name, value } of fields)
      expect(typeof value === "string" ? form.getTextField(name).getText() : form.getCheckBox(name).isChecked()).toBe(
        value,
      );
  });

  it("says each line once on hundreds of slips", async () => {
    const truth = await truthOf(await makeDocument({ seed: 3, kind: "slip", pages: 300, width: 240, height: 60 }));
    expect(truth?.pages.length).toBe(300);
    expect(new Set(truth?.pages.map((page) => JSON.stringify(page.items))).size).toBe(300);
  });
});

describe("turned pages", () => {
  it.each([90, 180, 270] as const)("by %i degrees: the truth is that of the page as shown", async (rotation) => {
    const bytes = await makeDocument({ seed: 3, rotation, links: false, width: 500, height: 700 });
    expect(await onlyPage(bytes)).toMatchObject({ rotation, width: 500, height: 700 });
    const [page] = (await PDFDocument.load(bytes)).getPages();
    expect(page?.getRotation().angle).toBe(rotation);
    expect(page?.getWidth()).toBe(rotation === 180 ? 500 : 700);
  });
});

describe("scans", () => {
  it("are one picture with the truth of what is printed on it", async () => {
    const bytes = await makeScan({ seed: 3, dpi: 100, pages: 2 });
    expect(await makeScan({ seed: 3, dpi: 100, pages: 2 })).toEqual(bytes);
    expect(Buffer.from(bytes).toString("latin1")).not.toContain("/Type /Font");
    const [printed, scanned] = [await onlyPage(await makeDocument({ seed: 3, pages: 2 })), await onlyPage(bytes)];
    expect(scanned).toMatchObject({ raster: { dpi: 100, skew: 0, noise: 0 }, links: [], header: printed.header });
  });

  it("have their boxes aslant, as the paper is", async () => {
    const straight = await onlyPage(await makeScan({ seed: 3, dpi: 100 }));
    const aslant = await onlyPage(await makeScan({ seed: 3, dpi: 100, skew: 0.02, noise: 3 }));
    const [a, b] = [straight.items[0]?.box, aslant.items[0]?.box];
    expect(b?.height).toBeGreaterThan((a?.height ?? 0) + (a?.width ?? 0) * 0.019);
  });

  it("come as a PNG too, whose truth is in pixels", async () => {
    const bytes = await makeScannedImage({ seed: 3, dpi: 150 });
    const page = await onlyPage(bytes);
    expect(page).toMatchObject({ width: 1275, height: 1650 });
    expect(bytes.length).toBeLessThan(40_000);
  });
});
