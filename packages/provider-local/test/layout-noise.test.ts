/** Whatever stands on a page, every word comes out once, and quickly. */
import * as fc from "fast-check";
import { expect, it } from "vitest";
import type { Word } from "../src/page/content.ts";
import { compose, page } from "./layout-content.ts";

const place = fc.record({
  x: fc.integer({ min: -20, max: 620 }),
  y: fc.integer({ min: -20, max: 820 }),
  size: fc.constantFrom(0, 4, 7, 10, 10, 10, 12, 18, 40),
  bold: fc.boolean(),
  monospace: fc.boolean(),
  rotated: fc.constantFrom(false, false, false, true),
  confidence: fc.constantFrom(undefined, undefined, 0.3, 0.9),
  line: fc.integer({ min: 0, max: 5 }),
  form: fc.constantFrom("", "", "", "1.", "•", "(a)", "www.", "شيء", "図", "page", "-"),
});

it("loses no word and repeats none", () => {
  fc.assert(
    fc.property(fc.array(place, { maxLength: 60 }), fc.boolean(), (places, boxes) => {
      const words = places.map(({ x, y, size, form, confidence, line, rotated, ...style }, index): Word => {
        const text = `${form}w${index}q`;
        const box = { x0: x, x1: x + text.length * size * 0.5, y0: y - 0.8 * size, y1: y + 0.2 * size };
        return {
          ...box,
          ...style,
          text,
          baseline: y,
          size,
          italic: false,
          ...(rotated ? { rotated } : {}),
          ...(confidence === undefined ? {} : { confidence, line }),
        };
      });
      const pictures = boxes
        ? [{ x0: 100, y0: 100, x1: 500, y1: 400, key: 0, pixelWidth: 9, pixelHeight: 9, extension: "png" as const }]
        : [];
      const links = boxes ? [{ x0: 0, y0: 200, x1: 300, y1: 260, url: "https://example.org/" }] : [];
      const [first] = compose([page(words, { pictures, links })]);
      const found = (first?.markdown.match(/w\d+q/g) ?? []).toSorted((a, b) => a.localeCompare(b));
      expect(found).toEqual(
        words.map(({ text }) => /w\d+q/.exec(text)?.[0] ?? "").toSorted((a, b) => a.localeCompare(b)),
      );
    }),
    { numRuns: 200 },
  );
});

it("takes no longer than a moment for a page of noise", () => {
  const words = Array.from({ length: 6000 }, (_, index): Word => {
    const [x, y] = [(index * 7919) % 570, 20 + ((index * 104_729) % 760)];
    const box = { x0: x, x1: x + 15, y0: y - 5, y1: y + 1 };
    return { ...box, text: "word", baseline: y, size: 6, bold: false, italic: false, monospace: false };
  });
  const before = process.cpuUsage();
  compose([page(words)]);
  const { user, system } = process.cpuUsage(before);
  expect((user + system) / 1e6).toBeLessThan(5);
});
