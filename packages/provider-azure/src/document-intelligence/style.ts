/** How a stretch of the content is copied: as it is into Markdown, escaped from plain text, on one line into a cell. */
import { copy, type Piece } from "./piece.ts";

/** Where a text goes. `flow` keeps its lines, the others make one of them. */
export type Style = "flow" | "line" | "cell-markdown" | "cell-html";

const marks: Readonly<Record<string, string>> = { ":selected:": "☒", ":unselected:": "☐" };
const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

/** A printed bullet; in Markdown a list has dashes. */
const bullet = String.raw`[·•▪‣●] (?=\S)`;
const atLine = String.raw`(?<=^|\n)${bullet}`;
const isBullet = (found: string): boolean => found.length === 2 && found.endsWith(" ");

/** Line breaks become spaces, one by one, so that places stay. A pipe would end a cell. */
const onOneLine = (found: string): string => (found === "|" ? String.raw`\|` : " ");

/** Signs of plain text that Markdown would read as its own. */
const escaped = (found: string): string =>
  found === "\n" ? " " : isBullet(found) ? "- " : (marks[found] ?? `\\${found}`);
const encoded = (found: string): string => (found === "\n" ? " " : (marks[found] ?? entities[found] ?? found));

const fromMarkdown: Readonly<Record<Style, readonly [RegExp, (found: string) => string]>> = {
  flow: [new RegExp(atLine, "g"), () => "- "],
  line: [/\n/g, onOneLine],
  "cell-markdown": [/\n|(?<!\\)\|/g, onOneLine],
  "cell-html": [/\n/g, onOneLine],
};

const special = String.raw`:(?:un)?selected:|\\(?=[!-/:-@[-\x60{-~])|\x60|\*(?=\S)|(?<=\S)\*|(?<![\p{L}\p{N}])_(?=[\p{L}\p{N}])|\](?=\()|<(?=[A-Za-z/!?])|&(?=#?\w+;)`;

const fromText: Readonly<Record<Style, readonly [RegExp, (found: string) => string]>> = {
  flow: [new RegExp(`${atLine}|${special}`, "gu"), escaped],
  line: [new RegExp(String.raw`^${bullet}|\n|${special}`, "gu"), escaped],
  "cell-markdown": [new RegExp(String.raw`[\n|]|${special}`, "gu"), escaped],
  "cell-html": [/\n|:(?:un)?selected:|[&<>]/g, encoded],
};

/** The pieces of a stretch of the content in a style. `markdown`: the content is Markdown. */
export const styled = (
  content: string,
  markdown: boolean,
  from: number,
  to: number,
  style: Style,
): ReadonlyArray<Piece> => {
  const [pattern, replace] = (markdown ? fromMarkdown : fromText)[style];
  return copy(content, from, to, pattern, replace);
};
