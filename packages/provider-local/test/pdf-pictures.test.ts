import { degrees } from "pdf-lib";
import { describe, expect, it } from "vitest";
import { encodePng } from "../src/pdf/png.ts";
import { drawRaw, makeJpeg, openDrawing, readDrawing } from "./pdf-drawing.ts";

const sizeOfPng = (bytes: Uint8Array) => {
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  return [view.getUint32(16), view.getUint32(20)];
};

/** A PNG with a black and a white half, left and right. */
const halves = (width: number, height: number): Uint8Array =>
  encodePng(
    Uint8Array.from({ length: width * height }, (_, pixel) => (pixel % width < width / 2 ? 0 : 255)),
    width,
    height,
    1,
  );

describe("pictures", () => {
  it("have their box, and a JPEG stream comes unchanged", async () => {
    const bytes = makeJpeg(120, 60);
    const pdf = await openDrawing(async ({ document, page }) => {
      page.drawImage(await document.embedJpg(bytes), { x: 100, y: 200, width: 200, height: 100 });
    });
    const { pictures } = pdf.content(0);
    expect(pictures).toEqual([
      { x0: 100, y0: 300, x1: 300, y1: 400, key: 0, pixelWidth: 120, pixelHeight: 60, extension: "jpeg" },
    ]);
    const delivered = pdf.picture(0, 0);
    expect(delivered.extension).toBe("jpeg");
    expect(Buffer.compare(delivered.bytes, bytes)).toBe(0);
    expect(() => pdf.picture(0, 7)).toThrow(RangeError);
  });

  it("that are no JPEG are drawn in their own number of pixels", async () => {
    const pdf = await openDrawing(async ({ document, page }) => {
      page.drawImage(await document.embedPng(halves(90, 40)), { x: 50, y: 50, width: 180, height: 80 });
    });
    const [picture] = pdf.content(0).pictures;
    expect(picture).toMatchObject({ pixelWidth: 90, pixelHeight: 40, extension: "png" });
    const { bytes, extension } = pdf.picture(0, 0);
    expect(extension).toBe("png");
    expect(sizeOfPng(bytes)).toEqual([90, 40]);
    // The same pixels as went in: nothing was scaled or blurred.
    expect(Buffer.compare(bytes, halves(90, 40))).toBe(0);
  });

  it("that stand turned on the page are drawn upright", async () => {
    const pdf = await openDrawing(async ({ document, page }) => {
      page.drawImage(await document.embedJpg(makeJpeg(120, 60)), {
        x: 200,
        y: 200,
        width: 120,
        height: 60,
        rotate: degrees(90),
      });
    });
    expect(pdf.content(0).pictures).toMatchObject([{ pixelWidth: 60, pixelHeight: 120, extension: "png" }]);
    expect(sizeOfPng(pdf.picture(0, 0).bytes)).toEqual([60, 120]);
  });

  it("leave out decoration, and what lies inside another picture", async () => {
    const { pictures } = await readDrawing(async ({ document, page }) => {
      page.drawImage(await document.embedPng(halves(100, 50)), { x: 50, y: 400, width: 200, height: 100 });
      page.drawImage(await document.embedPng(halves(20, 20)), { x: 100, y: 420, width: 40, height: 40 });
      page.drawImage(await document.embedPng(halves(4, 4)), { x: 50, y: 50, width: 100, height: 100 });
      page.drawImage(await document.embedPng(halves(30, 30)), { x: 50, y: 300, width: 3, height: 3 });
    });
    expect(pictures).toMatchObject([{ x0: 50, y0: 100, x1: 250, y1: 200 }]);
  });

  it("list the scan of a page, unless it is blank paper", async () => {
    const white = encodePng(new Uint8Array(10_000).fill(255), 100, 100, 1);
    const scanned = (picture: Uint8Array) =>
      readDrawing(async ({ document, page }) => {
        page.drawImage(await document.embedPng(picture), { x: 0, y: 0, width: 400, height: 600 });
      });
    expect((await scanned(halves(100, 150))).pictures).toMatchObject([
      { x0: 0, y0: 0, x1: 400, y1: 600, pixelWidth: 100 },
    ]);
    expect((await scanned(white)).pictures).toEqual([]);
  });

  it("that are sliced into strips are one", async () => {
    const pdf = await openDrawing(async ({ document, page }) => {
      for (let strip = 0; strip < 5; strip++)
        page.drawImage(await document.embedPng(halves(100, 20)), {
          x: 100,
          y: 400 - strip * 20,
          width: 100,
          height: 20,
        });
    });
    expect(pdf.content(0).pictures).toMatchObject([
      { x0: 100, y0: 180, x1: 200, y1: 280, pixelWidth: 100, pixelHeight: 100 },
    ]);
    expect(sizeOfPng(pdf.picture(0, 0).bytes)).toEqual([100, 100]);
  });

  it("are cut to the window through which they are seen", async () => {
    const { pictures } = await readDrawing(async (drawing) => {
      const image = await drawing.document.embedJpg(makeJpeg(200, 200));
      await image.embed();
      const name = drawing.page.node.newXObject("Im", image.ref).asString();
      drawRaw(drawing, `q 100 300 100 200 re W n 200 0 0 200 100 300 cm ${name} Do Q`);
    });
    expect(pictures).toMatchObject([
      { x0: 100, y0: 100, x1: 200, y1: 300, pixelWidth: 100, pixelHeight: 200, extension: "png" },
    ]);
  });
});
