import { describe, expect, it } from "vitest";
import type { PageContent, Ruling, Word } from "../src/page/content.ts";
import { findTables } from "../src/table/find.ts";
import { across, down, line, page, paragraph, prose, rows } from "./table-page.ts";

/** Counts how often the places of words and rulings are looked at: a measure of the work that no busy machine changes. */
const effort = (content: PageContent): number => {
  let reads = 0;
  const watched = <T extends Word | Ruling>(item: T): T =>
    Object.defineProperties(
      { ...item },
      Object.fromEntries(
        (["x0", "x1", "y0", "y1"] as const).map((key) => [
          key,
          {
            enumerable: true,
            get: () => {
              reads++;
              return item[key];
            },
          },
        ]),
      ),
    );
  findTables({ ...content, words: content.words.map(watched), rulings: content.rulings.map(watched) });
  return reads;
};

const text = (lines: number): Word[] => paragraph(50, 60, 500, prose.repeat(Math.ceil(lines / 9))).slice(0, lines * 14);

const numbers = (count: number): Word[] =>
  rows(
    60,
    9,
    [50, 200, 260, 320, 380, 440, 500],
    Array.from({ length: count }, (_, r) => [`Row ${r}`, "7.1", "12", "3.55", "810", "6", "49"]),
  );

const hatch = (count: number): Ruling[] =>
  Array.from({ length: count / 2 }, (_, i) => [
    across(60 + (i * 700) / count, 50, 500),
    down(50 + (i * 500) / count, 60, 700),
  ]).flat();

describe("effort", () => {
  it("grows with the words of a page, not with their square", () => {
    expect(effort(page(text(200))) / effort(page(text(50)))).toBeLessThan(5);
    expect(effort(page(numbers(400))) / effort(page(numbers(100)))).toBeLessThan(6);
  });

  it("is small on a page of prose", () => {
    const words = text(50);
    expect(effort(page(words)) / words.length).toBeLessThan(30);
  });

  it("stays bounded on drawings of thousands of lines", () => {
    const words = text(20);
    const few = effort(page(words, hatch(1000)));
    expect(effort(page(words, hatch(5000))) / few).toBeLessThan(6);
  });

  it("ends on a page of single letters", () => {
    const letters = Array.from({ length: 3000 }, (_, i) =>
      line(50 + (i % 60) * 8, 60 + Math.floor(i / 60) * 12, "x"),
    ).flat();
    expect(effort(page(letters)) / letters.length).toBeLessThan(2000);
  });
});
