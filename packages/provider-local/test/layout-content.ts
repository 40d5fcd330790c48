/** Pages made by hand for the layout's tests, set in a type face with letters of different widths. */
import { composeDocument, type ComposeOptions } from "../src/layout/compose.ts";
import { structurePage } from "../src/layout/structure.ts";
import type { PageContent, Word } from "../src/page/content.ts";
import type { Table } from "../src/table/table.ts";

/** How a line is set. */
export interface Style {
  readonly size?: number;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly monospace?: boolean;
  readonly confidence?: number;
  readonly line?: number;
}

/** Width of a letter as a share of the font size: about half, as in most faces. */
const letterWidth = (letter: string, monospace: boolean): number => {
  if (monospace) return 0.6;
  if ("iljtfr.,;:'!|()[] ".includes(letter)) return 0.3;
  if ("mwMW".includes(letter)) return 0.8;
  if (letter > "\u2e80") return 1;
  return letter >= "A" && letter <= "Z" ? 0.65 : 0.5;
};

/** Width of a text in points. */
export const widthOf = (text: string, { size = 10, monospace = false }: Style = {}): number =>
  Array.from(text).reduce((sum, letter) => sum + letterWidth(letter, monospace) * size, 0);

/** The words of one line. `x` is its left end, `y` its baseline. */
export const line = (text: string, x: number, y: number, style: Style = {}): Array<Word> => {
  const { size = 10, bold = false, italic = false, monospace = false, ...rest } = style;
  const words: Array<Word> = [];
  let left = x;
  for (const word of text.split(" ")) {
    const right = left + widthOf(word, style);
    const box = { x0: left, x1: right, y0: y - 0.8 * size, y1: y + 0.2 * size };
    if (word !== "") words.push({ ...box, text: word, baseline: y, size, bold, italic, monospace, ...rest });
    left = right + widthOf(" ", style);
  }
  return words;
};

/** Lines below each other, 1.2 font sizes apart. */
export const lines = (texts: ReadonlyArray<string>, x: number, y: number, style: Style = {}): Array<Word> =>
  texts.flatMap((text, index) => line(text, x, y + index * 1.2 * (style.size ?? 10), style));

const vocabulary = "alpha beta gamma delta epsilon zeta kappa lambda sigma omega tau upsilon rho".split(" ");

/** So many lines of prose, each `width` points wide; every one begins with `name` and its number. */
export const prose = (name: string, count: number, width: number): Array<string> =>
  Array.from({ length: count }, (_, index) => {
    let text = `${name}${index}`;
    for (let next = index; ; next += 1) {
      const longer = `${text} ${vocabulary[next % vocabulary.length]}`;
      if (widthOf(longer) > width) break;
      text = longer;
    }
    const rest = width - widthOf(`${text} `);
    return rest < 5 ? text : `${text} ${"x".repeat(Math.floor(rest / 5))}`;
  });

/** A page with these words. */
export const page = (words: ReadonlyArray<Word>, rest: Partial<PageContent> = {}): PageContent => ({
  index: 0,
  width: 600,
  height: 800,
  engine: "text-layer",
  words,
  rulings: [],
  fills: [],
  pictures: [],
  links: [],
  ...rest,
});

/** Everything that a caller may ask for, left at rest. */
export const plainOptions: ComposeOptions = {
  tableFormat: undefined,
  extractHeader: false,
  extractFooter: false,
  includeBlocks: true,
  confidence: undefined,
  dpi: 72,
};

/** The finished pages of a document. */
export const compose = (
  pages: ReadonlyArray<PageContent>,
  options: Partial<ComposeOptions> = {},
  tables: ReadonlyArray<ReadonlyArray<Table>> = [],
) =>
  composeDocument(
    pages.map((content, index) => structurePage(content, tables[index] ?? [])),
    { ...plainOptions, ...options },
  ).map(({ page }) => page);

/** The Markdown of a document of one page. */
export const markdown = (words: ReadonlyArray<Word>, options: Partial<ComposeOptions> = {}): string =>
  compose([page(words)], options)[0]?.markdown ?? "";
