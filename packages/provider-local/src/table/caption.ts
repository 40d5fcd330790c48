/** Titles of tables and figures, known by their numbers: `Table 3`. */

import { type Line, type Segment, textOf } from "./segment.ts";

/** What a title is the title of. */
export type Caption = "table" | "figure";

const NUMBERED = String.raw`\s?(?:[A-Z]{0,3}[.-]?\d|[IVX]+\b)`;
const TABLE = new RegExp(
  `^(?:(?:table|tab\\.|tableau|tabelle|tabla|tabella|tabela|tabel|tabell|exhibit)${NUMBERED}|[表표]\\s*\\d)`,
  "iu",
);
const FIGURE = new RegExp(
  `^(?:(?:figure|fig\\.|figura|abbildung|abb\\.|chart)${NUMBERED}|[图圖図]\\s*\\d|그림\\s*\\d)`,
  "iu",
);

/** The kind of title that a line of these segments begins, if it begins one. */
export const captionOf = (segments: ReadonlyArray<Segment>): Caption | undefined => {
  const text = segments
    .slice(0, 2)
    .map((segment) => textOf(segment.words.slice(0, 3)))
    .join(" ");
  if (TABLE.test(text)) return "table";
  return FIGURE.test(text) ? "figure" : undefined;
};

/** What has to be known of a line to see whether it goes on with a title. */
interface TitleLine {
  readonly line: Line;
  readonly segments: ReadonlyArray<Segment>;
  readonly x0: number;
  readonly x1: number;
  readonly caption: Caption | undefined;
}

/** The title whose second or third line `line` is; `before` are the lines above it, from the top. */
export const continuedCaption = (before: ReadonlyArray<TitleLine>, line: TitleLine): Caption | undefined => {
  if (line.segments.length > 1) return undefined;
  const above = before
    .slice(-4)
    .findLast((other) => other.line !== line.line && other.x1 >= line.x0 && other.x0 <= line.x1);
  const [word, last] = [line.segments[0]?.words[0], above?.segments.at(-1)?.words.at(-1)];
  if (above === undefined || word === undefined || last === undefined) return undefined;
  const tight = line.line.bottom - above.line.bottom < 1.45 * line.line.size;
  const alike = Math.abs(word.size - last.size) < 0.5 && word.bold === last.bold && word.italic === last.italic;
  const wrapped = above.x1 + 0.25 * word.size + (word.x1 - word.x0) > Math.max(above.x1, line.x1);
  return tight && alike && wrapped && line.x0 < above.x1 ? above.caption : undefined;
};
