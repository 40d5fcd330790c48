/** Draws pages for the tests of tables: words on baselines, rules, shades. */
import type { Fill, PageContent, Ruling, Word } from "../src/page/content.ts";
import type { Table } from "../src/table/table.ts";

/** How a piece of text is set. */
export interface Setting {
  readonly size?: number;
  readonly bold?: boolean;
  readonly monospace?: boolean;
  /** Where `x` lies in the text. */
  readonly align?: "left" | "right" | "center";
}

/** Widths in font sizes, near to those of Helvetica. */
const charWidth = (char: string): number => {
  if (/[ijl.,:;'|!()[\]]/.test(char)) return 0.26;
  if (/[mwMW@]/.test(char)) return 0.85;
  return /[A-Z]/.test(char) ? 0.68 : 0.54;
};

export const space = 0.27;

/** Width of a text in points. */
export const widthOf = (text: string, { size = 10, monospace = false }: Setting = {}): number => {
  let width = 0;
  for (const char of text) width += monospace ? 0.6 : char === " " ? space : charWidth(char);
  return width * size;
};

/** The words of one line of text; `y` is the baseline. */
export const line = (x: number, y: number, text: string, setting: Setting = {}): Word[] => {
  const { size = 10, bold = false, monospace = false, align = "left" } = setting;
  const width = widthOf(text, setting);
  let at = align === "left" ? x : align === "right" ? x - width : x - width / 2;
  return text.split(" ").flatMap((part) => {
    const x0 = at;
    const x1 = x0 + widthOf(part, setting);
    at = x1 + widthOf(" ", setting);
    if (part === "") return [];
    return [
      {
        text: part,
        x0,
        x1,
        y0: y - 0.75 * size,
        y1: y + 0.25 * size,
        baseline: y,
        size,
        bold,
        italic: false,
        monospace,
      },
    ];
  });
};

/** A text broken into lines of at most `width` points. */
export const wrapped = (text: string, width: number, setting: Setting = {}): string[] => {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && widthOf(`${last} ${word}`, setting) <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
};

/** A paragraph whose first baseline is `y`; 12 points from line to line. */
export const paragraph = (x: number, y: number, width: number, text: string): Word[] =>
  wrapped(text, width).flatMap((part, i) => line(x, y + 12 * i, part));

export const across = (y: number, x0: number, x1: number): Ruling => ({
  direction: "horizontal",
  x0,
  x1,
  y0: y - 0.25,
  y1: y + 0.25,
  thickness: 0.5,
});

export const down = (x: number, y0: number, y1: number): Ruling => ({
  direction: "vertical",
  x0: x - 0.25,
  x1: x + 0.25,
  y0,
  y1,
  thickness: 0.5,
});

export const page = (
  words: ReadonlyArray<Word>,
  rulings: ReadonlyArray<Ruling> = [],
  fills: ReadonlyArray<Fill> = [],
): PageContent => ({
  index: 0,
  width: 595,
  height: 842,
  engine: "text-layer",
  words,
  rulings,
  fills,
  pictures: [],
  links: [],
});

/** Rows of text at the given places; the first column is on the left of its place, the others on the right of theirs. */
export const rows = (
  y: number,
  pitch: number,
  places: ReadonlyArray<number>,
  texts: ReadonlyArray<ReadonlyArray<string>>,
): Word[] =>
  texts.flatMap((row, r) =>
    row.flatMap((text, c) =>
      text === "" ? [] : line(places[c] ?? 0, y + r * pitch, text, { align: c === 0 ? "left" : "right" }),
    ),
  );

/** The table as texts; a place that a cell only spans holds `"="`, an empty one `""`. */
export const grid = (table: Table | undefined): string[][] => {
  if (table === undefined) return [];
  const texts = Array.from({ length: table.rows }, () => Array.from({ length: table.columns }, () => ""));
  for (const cell of table.cells)
    for (let r = cell.row; r < cell.row + cell.rowSpan; r++)
      for (let c = cell.column; c < cell.column + cell.columnSpan; c++)
        (texts[r] as string[])[c] = r === cell.row && c === cell.column ? cell.text : "=";
  return texts;
};

/** About 900 characters of running text. */
export const prose =
  "The committee met in the spring and agreed that the work on the new bridge should begin before the end of the year, because the old one had become too weak for the traffic that it carries every day. Several members asked whether the costs had been checked by somebody outside the town, and the chair answered that two offices had done so without finding an error. It was also said that the river rises quickly after heavy rain, so that the piers must stand on rock and not on gravel, which makes them more expensive but lets them last much longer. The plans will be shown in the town hall for six weeks and everybody may send remarks to the office, which has to answer each of them in writing. After that the council votes again. If it agrees, the first stones will be laid in autumn, and the road beside the market stays closed for some months while the machines are brought to the bank of the river.";
