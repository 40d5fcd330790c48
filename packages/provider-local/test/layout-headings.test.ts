/** Headings: what makes one, and which level it gets. */
import { describe, expect, it } from "vitest";
import type { Word } from "../src/page/content.ts";
import { compose, line, lines, markdown, page, prose } from "./layout-content.ts";

/** A heading above four lines of text; the page goes on below. */
const section = (heading: ReadonlyArray<Word>, y: number): ReadonlyArray<Word> => [
  ...heading,
  ...lines(prose("Text", 4, 450), 50, y + 20),
];

const headings = (text: string): ReadonlyArray<string> => text.match(/^#+ .*$/gm) ?? [];

describe("headings", () => {
  it("gives title, sections and subsections their levels by size and weight", () => {
    const text = markdown([
      ...section(line("The Life of Words", 50, 60, { size: 22 }), 60),
      ...section(line("Beginnings", 50, 160, { size: 15, bold: true }), 160),
      ...section(line("Early forms", 50, 250, { size: 12, bold: true }), 250),
      ...section(line("Middle Ages", 50, 340, { size: 15, bold: true }), 340),
      ...section(line("Late forms", 50, 430, { size: 12, bold: true }), 430),
    ]);
    expect(headings(text)).toEqual([
      "# The Life of Words",
      "## Beginnings",
      "### Early forms",
      "## Middle Ages",
      "### Late forms",
    ]);
  });

  it("takes the depth from the numbering", () => {
    const text = markdown([
      ...section(line("2 Methods", 50, 60, { size: 13, bold: true }), 60),
      ...section(line("2.1 Setting", 50, 160, { bold: true }), 160),
      ...section(line("2.1.1 Rooms", 50, 250, { bold: true }), 250),
    ]);
    expect(headings(text)).toEqual(["## 2 Methods", "### 2.1 Setting", "#### 2.1.1 Rooms"]);
  });

  it("joins the lines of a title", () => {
    const title = lines(["A rather long title that", "needs two lines"], 150, 60, { size: 20 });
    expect(headings(markdown(section(title, 90)))).toEqual(["# A rather long title that needs two lines"]);
  });

  it("follows the bookmarks of the file", () => {
    const words = section(line("An Unusual Start", 50, 60), 60);
    const bookmarks = [
      { title: "An Unusual Start", level: 0, page: 0 },
      { title: "Elsewhere", level: 0, page: 3 },
    ];
    expect(headings(markdown(words))).toEqual([]);
    expect(headings(markdown(words, { bookmarks }))).toEqual(["## An Unusual Start"]);
  });

  it("leaves bold sentences, captions, formulas and single words in bold text alone", () => {
    const text = markdown([
      ...lines(prose("Text", 4, 450), 50, 60),
      ...line("This whole sentence is bold, and it ends with a full stop.", 50, 130, { bold: true }),
      ...line("Figure 3: A drawing of something", 50, 150, { bold: true }),
      ...line("E = mc2", 200, 180, { size: 14 }),
      ...lines(prose("More", 4, 450), 50, 220),
    ]);
    expect(headings(text)).toEqual([]);
  });

  it("does not make headings of the larger one of two kinds of text", () => {
    const text = markdown([
      ...lines(prose("Intro", 5, 450), 50, 60, { size: 13 }),
      ...lines(prose("Body", 20, 450), 50, 180),
      ...line("A single line like the first text.", 50, 440, { size: 13 }),
    ]);
    expect(headings(text)).toEqual([]);
  });

  it("does not make headings of the names on a cover", () => {
    const names = ["Anna Berg", "Carlo Dorn", "Eva Frank", "Georg Hall"];
    const [first] = compose([
      page(names.flatMap((name, index) => line(name, 200, 300 + 40 * index, { size: 16 }))),
      page(lines(prose("Text", 30, 450), 50, 60), { index: 1 }),
    ]);
    expect(headings(first?.markdown ?? "").filter((heading) => !heading.startsWith("# "))).toEqual([]);
  });

  it("finds headings on a scan by comparing with the text around them", () => {
    const scanned = { confidence: 0.95 };
    const rows = (words: ReadonlyArray<Word>): Array<Word> =>
      words.map((word) => ({ ...word, line: Math.round(word.baseline) }));
    const mixed = markdown(
      rows([
        ...lines(prose("Text", 4, 450), 50, 60, scanned),
        ...line("Recording a Sequence", 50, 130, { ...scanned, size: 12.5 }),
        ...lines(prose("More", 4, 450), 50, 146, scanned),
      ]),
    );
    expect(headings(mixed)).toHaveLength(1);
  });
});
