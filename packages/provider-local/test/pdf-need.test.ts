import { rgb } from "pdf-lib";
import { describe, expect, it } from "vitest";
import { encodePng } from "../src/pdf/png.ts";
import { addMeaningfulFont, drawRaw, openDrawing, textOf, type Drawing } from "./pdf-drawing.ts";

const needOf = async (draw: (drawing: Drawing) => void | Promise<void>) => {
  const pdf = await openDrawing(draw);
  const content = pdf.content(0);
  const need = pdf.need(0, content);
  // A content that went through another thread is a copy, and gets the same answer.
  expect(pdf.need(0, structuredClone(content))).toBe(need);
  pdf.close();
  return need;
};

/** A picture with dark stripes, as lines of print look from afar; without stripes it is white. */
const scan = (striped: boolean): Uint8Array =>
  encodePng(
    Uint8Array.from({ length: 200 * 300 }, (_, pixel) => (striped && Math.floor(pixel / 200) % 10 < 3 ? 20 : 255)),
    200,
    300,
    1,
  );

const addScan = async ({ document, page }: Drawing, striped: boolean, share = 1) => {
  page.drawImage(await document.embedPng(scan(striped)), { x: 0, y: 0, width: 400 * share, height: 600 * share });
};

const addLines = ({ page, regular }: Drawing, lines: number) => {
  for (let line = 0; line < lines; line++)
    page.drawText(`This is line number ${line} of the text`, { x: 40, y: 560 - 14 * line, size: 11, font: regular });
};

describe("need", () => {
  it("is the text layer for a digital page, with a figure too", async () => {
    expect(await needOf((drawing) => addLines(drawing, 30))).toBe("text");
    expect(
      await needOf(async (drawing) => {
        addLines(drawing, 20);
        await addScan(drawing, true, 0.6);
      }),
    ).toBe("text");
  });

  it("is OCR for a scan", async () => {
    expect(await needOf((drawing) => addScan(drawing, true))).toBe("ocr");
  });

  it("is OCR for a scan with a page number stamped on it", async () => {
    expect(
      await needOf(async (drawing) => {
        await addScan(drawing, true);
        drawing.page.drawText("Page 1", { x: 180, y: 10, size: 8, font: drawing.regular });
      }),
    ).toBe("ocr");
  });

  it("is both for little text beside a large picture", async () => {
    expect(
      await needOf(async (drawing) => {
        addLines(drawing, 3);
        await addScan(drawing, true, 0.7);
      }),
    ).toBe("hybrid");
  });

  it("is the text layer for blank paper, scanned or not", async () => {
    expect(await needOf(() => {})).toBe("text");
    expect(await needOf((drawing) => addScan(drawing, false))).toBe("text");
  });

  it("is the text layer of a scan where that reads like text, else OCR", async () => {
    const layer = (text: string) => async (drawing: Drawing) => {
      await addScan(drawing, true);
      addMeaningfulFont(drawing, "F9", []);
      const lines = Array.from({ length: 20 }, (_, line) => `1 0 0 1 30 ${560 - line * 15} Tm (${text}) Tj`);
      drawRaw(drawing, `BT 3 Tr /F9 10 Tf ${lines.join("\n")} ET`);
    };
    expect(await needOf(layer("Minutes of the meeting of 12 May 1984"))).toBe("text");
    expect(await needOf(layer("~ | } * _ ; ' . , ^ . - ~ | * } |"))).toBe("ocr");
  });

  it("is OCR for text whose characters nobody knows", async () => {
    expect(
      await needOf((drawing) => {
        addMeaningfulFont(drawing, "F9", ["\ue001", "\ue002", "\ue003", "\ufffd"]);
        drawRaw(drawing, "BT /F9 12 Tf 50 500 Td (ABCD BADC CABD DCBA ABCD BADC CABD) Tj ET");
      }),
    ).toBe("ocr");
  });

  it("is both where only some of the text is unknown, and says where", async () => {
    const pdf = await openDrawing((drawing) => {
      addLines(drawing, 20);
      addMeaningfulFont(drawing, "F9", ["\ue001", "\ue002", "\ue003"]);
      drawRaw(drawing, "BT /F9 12 Tf 40 100 Td (ABC BAC CAB ABC) Tj 0 -20 Td (BCA CBA ABB BBC) Tj ET");
    });
    const content = pdf.content(0);
    expect(pdf.need(0, content)).toBe("hybrid");
    expect(textOf(content)).not.toMatch(/[\ufffd\ue000-\uf8ff]/u);
    expect(content.unread).toHaveLength(2);
    expect(content.unread?.[0]).toMatchObject({ x0: expect.closeTo(40, 0), y1: expect.closeTo(502, -1) });
    pdf.close();
  });

  it("is the text layer where a font only hides its list marks", async () => {
    const pdf = await openDrawing((drawing) => {
      const { page, regular } = drawing;
      addMeaningfulFont(drawing, "F9", ["\ue001"]);
      for (let item = 0; item < 8; item++) {
        drawRaw(drawing, `BT /F9 11 Tf 40 ${500 - item * 20} Td (A) Tj ET`);
        page.drawText(`Item number ${item}`, { x: 60, y: 500 - item * 20, size: 11, font: regular });
      }
    });
    const content = pdf.content(0);
    expect(pdf.need(0, content)).toBe("text");
    expect(content.words.filter(({ text }) => text === "•")).toHaveLength(8);
    pdf.close();
  });

  it("is OCR for text that was turned into outlines", async () => {
    expect(
      await needOf((drawing) => {
        for (let glyph = 0; glyph < 200; glyph++)
          drawing.page.drawSvgPath("M 0 0 C 2 0 6 3 6 8 L 3 8 C 3 5 2 3 0 3 Z", {
            x: 40 + (glyph % 30) * 10,
            y: 550 - Math.floor(glyph / 30) * 20,
            color: rgb(0, 0, 0),
          });
      }),
    ).toBe("ocr");
  });
});
