import { degrees, PDFName, rgb } from "pdf-lib";
import { describe, expect, it } from "vitest";
import { addMeaningfulFont, drawRaw, readDrawing, textOf, wordOf, type Drawing } from "./pdf-drawing.ts";

/** Puts Helvetica on the page, for operators that name it. */
const useHelvetica = ({ page, regular }: Drawing): string => page.node.newFontDictionary("F", regular.ref).asString();

describe("words", () => {
  it("have their text, box, baseline and size in points from the top left", async () => {
    const content = await readDrawing(({ page, regular }) => {
      page.drawText("Hello world", { x: 50, y: 500, size: 20, font: regular });
    });
    expect(content).toMatchObject({ index: 0, width: 400, height: 600, engine: "text-layer" });
    expect(textOf(content)).toBe("Hello world");
    const word = wordOf(content, "world");
    expect(word.baseline).toBeCloseTo(100, 1);
    expect(word.size).toBeCloseTo(20, 3);
    expect(word.y0).toBeGreaterThan(78);
    expect(word.y1).toBeLessThan(107);
    // Helvetica: "Hello " is 2.556 em wide, "world" 2.389 em.
    expect(word.x0).toBeCloseTo(50 + 2.556 * 20, 0);
    expect(word.x1).toBeCloseTo(50 + 4.945 * 20, 0);
  });

  it("know weight, slant, pitch and colour", async () => {
    const content = await readDrawing(async ({ document, page, regular, bold }) => {
      page.drawText("plain", { x: 50, y: 500, size: 12, font: regular, color: rgb(1, 0, 0.2) });
      page.drawText("strong", { x: 50, y: 480, size: 12, font: bold });
      page.drawText("slanted", { x: 50, y: 460, size: 12, font: await document.embedFont("Times-Italic") });
      page.drawText("typed", { x: 50, y: 440, size: 12, font: await document.embedFont("Courier") });
      page.drawText("leaning", { x: 50, y: 420, size: 12, font: regular, ySkew: degrees(15) });
    });
    expect(wordOf(content, "plain")).toMatchObject({ bold: false, italic: false, monospace: false, color: 0xff0033 });
    expect(wordOf(content, "strong")).toMatchObject({ bold: true, italic: false });
    expect(wordOf(content, "slanted")).toMatchObject({ bold: false, italic: true });
    expect(wordOf(content, "typed")).toMatchObject({ monospace: true, italic: false });
    expect(wordOf(content, "leaning")).toMatchObject({ italic: true });
  });

  it("take the scale of the matrices into their size", async () => {
    const content = await readDrawing((drawing) => {
      const font = useHelvetica(drawing);
      drawRaw(drawing, `q 2 0 0 2 0 0 cm BT ${font} 1 Tf 8 0 0 8 20 200 Tm (Scaled) Tj ET Q`);
    });
    const word = wordOf(content, "Scaled");
    expect(word.size).toBeCloseTo(16, 2);
    expect(word.baseline).toBeCloseTo(200, 1);
    expect(word.x0).toBeCloseTo(40, 1);
  });

  it("stay whole when their letters are spaced out", async () => {
    const content = await readDrawing((drawing) => {
      const font = useHelvetica(drawing);
      drawRaw(drawing, `BT ${font} 12 Tf 50 500 Td 4 Tc (SUMMARY OF RESULTS) Tj ET`);
    });
    expect(textOf(content)).toBe("SUMMARY OF RESULTS");
  });

  it("end at a gap where the file holds no space, and go on where glyphs are only kerned", async () => {
    const content = await readDrawing((drawing) => {
      const font = useHelvetica(drawing);
      drawRaw(drawing, `BT ${font} 12 Tf 50 500 Td [(one) -300 (t) 40 (w) -60 (o) -300 (three)] TJ ET`);
    });
    expect(textOf(content)).toBe("one two three");
  });

  it("are read once when the file draws them twice to make them bold", async () => {
    const content = await readDrawing(({ page, regular }) => {
      for (const shift of [0, 0.3]) page.drawText("Doubled text", { x: 50 + shift, y: 500, size: 12, font: regular });
      page.drawText("Single text", { x: 50, y: 480, size: 12, font: regular });
    });
    expect(textOf(content)).toBe("Doubled text Single text");
    expect(wordOf(content, "Doubled").bold).toBe(true);
    expect(wordOf(content, "Single").bold).toBe(false);
  });

  it("keep raised and lowered small text apart", async () => {
    const content = await readDrawing(({ page, regular }) => {
      page.drawText("area", { x: 50, y: 500, size: 12, font: regular });
      page.drawText("2", { x: 50 + regular.widthOfTextAtSize("area", 12), y: 504, size: 7, font: regular });
    });
    expect(textOf(content)).toBe("area 2");
    expect(wordOf(content, "2").baseline).toBeLessThan(wordOf(content, "area").baseline - 3);
  });

  it("join letters and accents that are drawn apart", async () => {
    const content = await readDrawing((drawing) => {
      addMeaningfulFont(drawing, "F9", ["S", "\u00b4", "e", "c", "\ufb01"]);
      // The accent first, then the letter under it, as TeX does.
      drawRaw(drawing, "BT /F9 10 Tf 50 500 Td [(AB) 667 (CD) -400 (EC)] TJ ET");
    });
    expect(textOf(content)).toBe("Séc fie");
    const late = await readDrawing((drawing) => {
      addMeaningfulFont(drawing, "F9", ["a", "\u02c7", "c", "s"]);
      drawRaw(drawing, "BT /F9 10 Tf 50 500 Td (ACAD) Tj ET BT /F9 10 Tf 56.7 500 Td (B) Tj ET");
    });
    expect(textOf(late)).toBe("ačas");
    // Here the accent is as wide as its letter and lies exactly over it.
    const same = await readDrawing((drawing) => {
      addMeaningfulFont(drawing, "F9", ["m", "\u00b4", "s", "x", "a"]);
      drawRaw(drawing, "BT /F9 10 Tf 50 500 Td [(AB) 667 (EC)] TJ ET");
    });
    expect(textOf(same)).toBe("más");
  });

  it("hold no characters without a shape, and their ligatures are written out", async () => {
    const content = await readDrawing((drawing) => {
      addMeaningfulFont(drawing, "F9", ["a", "\u200b", "\ufb03", "\u2460", "\ufeff"]);
      drawRaw(drawing, "BT /F9 10 Tf 50 500 Td (BACDE) Tj ET");
    });
    expect(textOf(content)).toBe("affi\u2460");
  });

  it("of right to left scripts come in logical order", async () => {
    const content = await readDrawing((drawing) => {
      // On the page from left to right: B, the ligature of lam and alef, A, a space, and the number 12.
      addMeaningfulFont(drawing, "F9", ["\u0633", "\u0645", "\u0644\u0627", "1", "2"]);
      drawRaw(drawing, "BT /F9 10 Tf 50 500 Td [(DE) -400 (BCA)] TJ ET");
    });
    expect(content.words.map(({ text }) => text).toSorted()).toEqual(["12", "\u0633\u0644\u0627\u0645"]);
  });

  it("of symbol fonts say what is to be seen", async () => {
    const content = await readDrawing((drawing) => {
      const { context } = drawing.document;
      const font = context.obj({ Type: "Font", Subtype: "TrueType", BaseFont: "Wingdings-Regular" });
      drawing.page.node.setFontDictionary(PDFName.of("W"), context.register(font));
      addMeaningfulFont(drawing, "F9", ["\uf0b7", "\uf0a7", "\uf0fc"]);
      drawRaw(drawing, "BT /W 12 Tf 50 500 Td (n) Tj 30 0 Td (\\330) Tj 30 0 Td (\\374) Tj ET");
      drawRaw(drawing, "BT /F9 12 Tf 50 480 Td (A) Tj 30 0 Td (B) Tj 30 0 Td (C) Tj ET");
    });
    expect(textOf(content)).toBe("■ ➢ ✓ • ▪ ✓");
  });

  it("take their text from a replacement that the file gives", async () => {
    const content = await readDrawing((drawing) => {
      const font = useHelvetica(drawing);
      drawRaw(drawing, `BT ${font} 12 Tf 50 500 Td (pre) Tj /Span <</ActualText (fix)>> BDC (ABC) Tj EMC ( end) Tj ET`);
    });
    expect(textOf(content)).toBe("prefix end");
  });

  it("have a size that fits their glyphs where a font has its own unit", async () => {
    const content = await readDrawing((drawing) => {
      const { context } = drawing.document;
      const glyph = context.register(context.stream("30 0 0 0 28 35 d1 0 0 28 35 re f"));
      const font = context.obj({
        Type: "Font",
        Subtype: "Type3",
        FontBBox: [0, 0, 0, 0],
        FontMatrix: [1, 0, 0, 1, 0, 0],
        CharProcs: { a: glyph },
        Encoding: { Type: "Encoding", Differences: [97, PDFName.of("a")] },
        FirstChar: 97,
        LastChar: 97,
        Widths: [30],
        Resources: {},
      });
      drawing.page.node.setFontDictionary(PDFName.of("T"), context.register(font));
      drawRaw(drawing, "BT /T 0.24 Tf 50 500 Td (aaa) Tj ET");
    });
    const { size, y0 } = wordOf(content, "aaa");
    // The glyphs are 35 * 0.24 = 8.4 points high.
    expect(size).toBeGreaterThan(8);
    expect(size).toBeLessThan(13);
    expect(y0).toBeCloseTo(91.6, 0);
  });

  it("keep their size when the font claims to be far taller than its letters", async () => {
    const content = await readDrawing((drawing) => {
      const { context } = drawing.document;
      const descriptor = context.obj({
        Type: "FontDescriptor",
        FontName: "Boastful",
        Flags: 32,
        FontBBox: [0, -1500, 1000, 3500],
        ItalicAngle: 0,
        Ascent: 3500,
        Descent: -1500,
        CapHeight: 700,
        StemV: 80,
      });
      const font = context.obj({
        Type: "Font",
        Subtype: "Type1",
        BaseFont: "Boastful",
        FirstChar: 97,
        LastChar: 100,
        Widths: [500, 500, 500, 500],
        Encoding: "WinAnsiEncoding",
        FontDescriptor: context.register(descriptor),
      });
      drawing.page.node.setFontDictionary(PDFName.of("B"), context.register(font));
      drawRaw(drawing, "BT /B 10 Tf 50 500 Td (abcdabcd) Tj ET");
    });
    expect(content.words.map(({ size }) => Math.round(size))).toEqual([10]);
  });

  it("that stand sideways are marked", async () => {
    const content = await readDrawing(({ page, regular }) => {
      page.drawText("Upright line", { x: 50, y: 500, size: 12, font: regular });
      page.drawText("Margin note", { x: 30, y: 100, size: 12, font: regular, rotate: degrees(90) });
      page.drawText("Watermark", { x: 150, y: 150, size: 40, font: regular, rotate: degrees(45) });
    });
    expect(wordOf(content, "Margin").rotated).toBe(true);
    expect(wordOf(content, "note").rotated).toBe(true);
    expect(wordOf(content, "Watermark").rotated).toBe(true);
    expect(wordOf(content, "Upright").rotated).toBeUndefined();
  });

  it("mark the hyphen that breaks a word at the line's end", async () => {
    const content = await readDrawing(({ page, regular }) => {
      page.drawText("A long hyphen-", { x: 50, y: 500, size: 12, font: regular });
      page.drawText("ated word", { x: 50, y: 485, size: 12, font: regular });
    });
    expect(wordOf(content, "hyphen-").softHyphen).toBe(true);
    expect(wordOf(content, "ated").softHyphen).toBeUndefined();
  });

  it("leave out what nobody can see: white on white, and off the page", async () => {
    const white = rgb(1, 1, 1);
    const content = await readDrawing(({ page, regular }) => {
      page.drawText("Visible", { x: 50, y: 500, size: 12, font: regular });
      page.drawText("Ghost", { x: 50, y: 480, size: 12, font: regular, color: white });
      page.drawText("Outside", { x: 50, y: 700, size: 12, font: regular });
      page.drawRectangle({ x: 50, y: 400, width: 200, height: 30, color: rgb(0, 0, 0.5) });
      page.drawText("Reversed", { x: 60, y: 410, size: 12, font: regular, color: white });
    });
    expect(textOf(content)).toBe("Visible Reversed");
  });
});

describe("the page", () => {
  it("is turned by its own rotation and cut to its crop box", async () => {
    for (const [angle, x, y] of [
      [0, 30, 100],
      [90, 460, 30],
      [180, 310, 460],
      [270, 100, 310],
    ] as const) {
      const content = await readDrawing(({ page, regular }) => {
        page.setCropBox(20, 40, 340, 560);
        page.setRotation(degrees(angle));
        page.drawText("Corner", { x: 50, y: 500, size: 12, font: regular });
      });
      const word = wordOf(content, "Corner");
      expect([content.width, content.height]).toEqual(angle % 180 === 0 ? [340, 560] : [560, 340]);
      // One corner of the word's box is the place where it starts.
      const near = (a: number, b: number) => Math.abs(a - b) < 4;
      expect(
        [word.x0, word.x1].some((edge) => near(edge, x)),
        `${angle}: ${word.x0}`,
      ).toBe(true);
      expect(
        [word.y0, word.y1].some((edge) => near(edge, y)),
        `${angle}: ${word.y0}`,
      ).toBe(true);
      expect(word.rotated ?? false).toBe(angle !== 0);
    }
  });

  it("is turned upright when all of its text stands sideways", async () => {
    for (const angle of [90, 180, 270]) {
      const content = await readDrawing(({ page, regular }) => {
        for (let line = 0; line < 10; line++) {
          const along = 100 + line * 15;
          const place =
            angle === 90 ? { x: along, y: 50 } : angle === 270 ? { x: 300 - along, y: 550 } : { x: 350, y: along };
          page.drawText(`Line ${line} of a page that is set sideways`, {
            ...place,
            size: 11,
            font: regular,
            rotate: degrees(angle),
          });
        }
      });
      expect([content.width, content.height]).toEqual(angle === 180 ? [400, 600] : [600, 400]);
      expect(content.words.every((word) => word.rotated === undefined)).toBe(true);
      expect(textOf(content)).toContain("Line 3 of a page that is set sideways");
      const baselines = Array.from({ length: 10 }, (_, line) => wordOf(content, String(line)).baseline);
      expect(baselines).toEqual(baselines.toSorted((a, b) => a - b));
      expect(wordOf(content, "0").x0).toBeLessThan(200);
    }
  });
});
