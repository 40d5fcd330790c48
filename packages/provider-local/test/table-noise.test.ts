import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PageContent, Word } from "../src/page/content.ts";
import { findTables } from "../src/table/find.ts";
import { across, down, grid, line, page, paragraph, prose, rows } from "./table-page.ts";

const texts = [
  ["Town", "1st round", "2nd round", "Turnout"],
  ["Aarburg", "5,120", "6,340", "61.5 %"],
  ["Bex les Bains", "6,480", "8,200", "58.0 %"],
  ["Cham", "13,022", "14,811", "64.2 %"],
  ["Dole", "903", "877", "71.9 %"],
  ["Ems", "1,466", "1,502", "66.6 %"],
];
const places = [90, 270, 350, 430];
const borders = [80, 190, 280, 360, 440];

const aligned = page([...paragraph(60, 60, 450, prose.slice(0, 300)), ...rows(140, 16, places, texts)]);
const booktabs = page(rows(140, 16, places, texts), [across(126, 80, 440), across(145, 80, 440), across(226, 80, 440)]);
const ruled = page(
  texts.flatMap((row, r) => row.flatMap((text, c) => line((borders[c] as number) + 5, 140 + 20 * r, text))),
  [...Array.from({ length: 7 }, (_, i) => across(126 + 20 * i, 80, 440)), ...borders.map((x) => down(x, 126, 246))],
);

/** Moves every edge and baseline by up to one point, as the boxes of OCR engines are off. */
const shaken = (content: PageContent, noise: () => number): PageContent => ({
  ...content,
  words: content.words.map((word): Word => {
    const x0 = word.x0 + noise();
    const y0 = word.y0 + noise();
    return {
      ...word,
      x0,
      y0,
      x1: Math.max(x0 + 1, word.x1 + noise()),
      y1: Math.max(y0 + 1, word.y1 + noise()),
      baseline: word.baseline + noise(),
      size: word.size * (1 + 0.08 * noise()),
    };
  }),
  rulings: content.rulings.map((ruling) => {
    const [dx, dy] = [noise(), noise()];
    return { ...ruling, x0: ruling.x0 + dx, x1: ruling.x1 + dx, y0: ruling.y0 + dy, y1: ruling.y1 + dy };
  }),
});

/** Numbers from -1 to 1, told by a seed. */
const noiseFrom = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 31 - 1;
  };
};

describe("noise of one point", () => {
  for (const [name, content] of Object.entries({ aligned, booktabs, ruled }))
    it(`leaves the grid of a table as it is: ${name}`, () => {
      fc.assert(
        fc.property(fc.integer(), (seed) => {
          expect(findTables(shaken(content, noiseFrom(seed))).map(grid)).toEqual([texts]);
        }),
        { numRuns: 60 },
      );
    });

  it("makes no table of prose in columns", () => {
    const columns = page([...paragraph(50, 80, 230, prose), ...paragraph(310, 85, 230, prose)]);
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        expect(findTables(shaken(columns, noiseFrom(seed)))).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it("does not change with the order of the words", () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...aligned.words], { minLength: aligned.words.length }), (words) => {
        expect(findTables({ ...aligned, words }).map(grid)).toEqual([texts]);
      }),
      { numRuns: 20 },
    );
  });
});
