import { degrees, rgb } from "pdf-lib";
import { describe, expect, it } from "vitest";
import { mostPixels } from "../src/pdf/render.ts";
import { openDrawing } from "./pdf-drawing.ts";

describe("render", () => {
  it("draws grey on white in the asked resolution", async () => {
    const pdf = await openDrawing(({ page }) => {
      page.drawRectangle({ x: 100, y: 500, width: 100, height: 50, color: rgb(0, 0, 0) });
      page.drawRectangle({ x: 100, y: 300, width: 100, height: 50, color: rgb(0.5, 0.5, 0.5) });
    });
    const { width, height, data, dpi } = pdf.render(0, 144);
    expect([width, height, dpi, data.length]).toEqual([800, 1200, 144, 960_000]);
    const at = (x: number, y: number) => data[2 * y * width + 2 * x];
    expect(at(150, 75)).toBe(0);
    expect(at(150, 275)).toBeCloseTo(128, -1);
    expect(at(50, 75)).toBe(255);
    pdf.close();
  });

  it("applies the page's rotation, and the turn that stands sideways text upright", async () => {
    const turned = await openDrawing(({ page }) => {
      page.setRotation(degrees(90));
      page.drawRectangle({ x: 0, y: 0, width: 50, height: 100, color: rgb(0, 0, 0) });
    });
    const { width, height, data } = turned.render(0, 72);
    expect([width, height]).toEqual([600, 400]);
    // The lower left corner of the page is now its upper left.
    expect(data[20 * width + 20]).toBe(0);
    expect(data[380 * width + 20]).toBe(255);
    turned.close();

    const sideways = await openDrawing(({ page, regular }) => {
      page.drawRectangle({ x: 0, y: 0, width: 40, height: 40, color: rgb(0, 0, 0) });
      for (let line = 0; line < 8; line++)
        page.drawText("A table that is set sideways", {
          x: 100 + line * 20,
          y: 50,
          size: 11,
          font: regular,
          rotate: degrees(90),
        });
    });
    // Before the text was read: the same answer as after.
    for (let time = 0; time < 2; time++) {
      const picture = sideways.render(0, 72);
      expect([picture.width, picture.height]).toEqual([600, 400]);
      expect(picture.data[20 * picture.width + 20]).toBe(0);
      expect(sideways.content(0)).toMatchObject({ width: 600, height: 400 });
    }
    sideways.close();
  });

  it("lowers the resolution of a page that is too large", async () => {
    const pdf = await openDrawing(({ page }) => page.setSize(14_400, 14_400));
    const { width, height, dpi, data } = pdf.render(0, 300);
    expect(width * height).toBeLessThanOrEqual(mostPixels * 1.001);
    expect(data.length).toBe(width * height);
    expect(dpi).toBeCloseTo(50, 0);
    pdf.close();
  });

  it("draws something of a page without a size", async () => {
    const pdf = await openDrawing(({ page }) => page.setSize(0, 0));
    const content = pdf.content(0);
    expect(content.words).toEqual([]);
    expect(pdf.render(0, 200).data.length).toBeGreaterThan(0);
    pdf.close();
  });
});
