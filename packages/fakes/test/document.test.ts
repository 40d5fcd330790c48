/** Documents that carry the key to their truth. */
import { PDFDocument as OtherPdfDocument } from "@cantoo/pdf-lib";
import { makeDocument, makeImage, truthOf } from "@ocr/fakes";
import { createHash } from "node:crypto";
import { PDFDocument } from "pdf-lib";
import { describe, expect, it } from "vitest";

const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

describe("makeDocument", () => {
  it("gives the same bytes for the same seed, and others for another", async () => {
    const first = sha256(await makeDocument({ seed: 3, pages: 2 }));
    expect(sha256(await makeDocument({ seed: 3, pages: 2 }))).toBe(first);
    expect(sha256(await makeDocument({ seed: 4, pages: 2 }))).not.toBe(first);
  });

  it("gives the bytes that it has always given", async () => {
    const bytes = await makeDocument({ seed: 1 });
    expect(sha256(bytes)).toMatchInlineSnapshot(`"275a038c2575935f19cbcab963166c954b0715dd612626dd058224d2675239be"`);
  });

  it("says something else on every page", async () => {
    const truth = await truthOf(await makeDocument({ seed: 3, pages: 30, pictures: false }));
    const texts = truth?.pages.map((page) => JSON.stringify(page.items));
    expect(new Set(texts).size).toBe(30);
  });

  it.each([
    ["tables", "table"],
    ["pictures", "picture"],
    ["lists", "list"],
  ])("leaves out %s when told so", async (option, kind) => {
    const kinds = async (value: boolean) => {
      const truth = await truthOf(await makeDocument({ seed: 3, [option]: value }));
      return truth?.pages[0]?.items.map((item) => item.kind);
    };
    expect(await kinds(true)).toContain(kind as "list");
    expect(await kinds(false)).not.toContain(kind);
  });

  it("keeps everything on the page", async () => {
    const truth = await truthOf(await makeDocument({ seed: 9, pages: 8, width: 420, height: 480 }));
    for (const { footer, items } of truth?.pages ?? []) {
      for (const { box } of items) expect(box.y + box.height).toBeLessThan(footer?.box.y ?? 0);
    }
  });

  it("can be made heavy", async () => {
    const bytes = await makeDocument({ seed: 3, pages: 2, bytesPerPage: 100_000 });
    expect(bytes.length).toBeGreaterThan(200_000);
    expect((await truthOf(bytes))?.pages).toHaveLength(2);
  });
});

describe("truthOf", () => {
  it.each([
    ["pdf-lib", PDFDocument],
    ["its successor", OtherPdfDocument],
  ])("knows the pages that were cut out by %s", async (_, library) => {
    const source = await library.load(await makeDocument({ seed: 5, pages: 6, bytesPerPage: 50_000 }));
    const target = await library.create();
    for (const page of await target.copyPages(source as never, [4, 1])) target.addPage(page as never);
    const bytes = await target.save();
    const truth = await truthOf(bytes);
    expect(truth?.pages.map((page) => [page.sourceIndex, page.footer?.text])).toEqual([
      [4, "5: page 5 of 6"],
      [1, "5: page 2 of 6"],
    ]);
    expect(bytes.length).toBeLessThan(3 * 50_000);
  });

  it("knows images", async () => {
    const png = makeImage({ seed: 5, width: 300, height: 500 });
    const truth = await truthOf(png);
    expect(truth).toMatchObject({ kind: "image", pages: [{ width: 300, height: 500, links: [] }] });
    expect(await truthOf(png.subarray(0, -20))).toBeUndefined();
  });

  it("knows nothing of other documents", async () => {
    const other = await PDFDocument.create();
    other.addPage();
    expect(await truthOf(await other.save())).toBeUndefined();
    expect(await truthOf(new TextEncoder().encode("%PDF-1.7 broken"))).toBeUndefined();
    expect(await truthOf(new Uint8Array([1, 2, 3]))).toBeUndefined();
  });
});
