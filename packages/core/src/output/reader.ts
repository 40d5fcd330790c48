/**
 * Reads Markdown as OCR engines write it: CommonMark with tables, formulas, HTML tables and a few bare tags. Nothing is
 * taken for a reference or for HTML, since on a scanned page such text is text.
 */
import { createMarkdownExit, type MarkdownExit, type StateBlock, type StateCore, type Token } from "markdown-exit";
import { addBareTags } from "./bare-tag.ts";
import { tableFromHtml } from "./html-table.ts";
import { addMath } from "./math.ts";
import { tableFromLines } from "./markdown-table.ts";
import type { Table } from "./table.ts";

/** What a `table` token carries: the table, and where its source stands in the text that was read. */
export interface TableMeta {
  readonly table: Table;
  readonly format: "markdown" | "html";
  readonly start: number;
  readonly end: number;
}

/** What a `table` token carries. */
export const tableOf = (token: Token): TableMeta => token.meta?.["table"] as TableMeta;

/** An HTML table, from its first tag at the start of a line to the line of its last one, over empty lines too. */
const htmlTableRule = (state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean => {
  const start = (state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0);
  if (!/^<table[\s>]/i.test(state.src.slice(start, start + 7))) return false;
  if (silent) return true;
  const tags = /<(\/?)table\b/gi;
  tags.lastIndex = start;
  let depth = 0;
  let last = -1;
  for (let tag = tags.exec(state.src); tag !== null && last < 0; tag = tags.exec(state.src)) {
    depth += tag[1] === "/" ? -1 : 1;
    if (depth === 0) last = tag.index;
  }
  let line = startLine + 1;
  // One that never ends goes to the next empty line, as any HTML does.
  const goesOn = () => (last < 0 ? !state.isEmpty(line) : (state.bMarks[line] ?? 0) <= last);
  while (line < endLine && goesOn()) line += 1;
  const end = state.eMarks[line - 1] ?? state.src.length;
  // In a list or a quotation the lines have to lose what marks them as such.
  const isTop = state.level === 0;
  const source = isTop ? state.src.slice(start, end) : state.getLines(startLine, line, state.blkIndent, false);
  const meta: TableMeta = { table: tableFromHtml(source), format: "html", start, end };
  const token = state.push("table", "table", 0);
  token.map = [startLine, line];
  token.meta = { table: meta };
  state.line = line;
  return true;
};

/** The cells of a table that is part of a list or a quotation, as the reader found them. */
const nestedLines = (tokens: ReadonlyArray<Token>): Array<string> => {
  const lines: Array<string> = [];
  for (const token of tokens) {
    if (token.type === "tr_open") lines.push("");
    if (token.type === "inline") lines.push(`${lines.pop() ?? ""}| ${token.content.replaceAll("|", "\\|")} `);
  }
  const rule = tokens.filter(({ type }) => type === "th_open").map(() => "---");
  lines.splice(1, 0, `| ${rule.join(" | ")}`);
  return lines;
};

/** Each Markdown table becomes one token. The reader tells where it is; its rows are read here, so that no cell is lost. */
const gatherTables = (state: StateCore): void => {
  const lineStarts = [0, ...[...state.src.matchAll(/\n/g)].map(({ index }) => index + 1)];
  const tokens: Array<Token> = [];
  for (let i = 0; i < state.tokens.length; i += 1) {
    const open = state.tokens[i];
    if (open === undefined) continue;
    tokens.push(open);
    if (open.type !== "table_open" || open.map === null) continue;
    const [from, to] = open.map;
    let close = i;
    while (state.tokens[close] !== undefined && state.tokens[close]?.type !== "table_close") close += 1;
    const start = lineStarts[from] ?? 0;
    const end = (lineStarts[to] ?? state.src.length + 1) - 1;
    const source = state.src.slice(start, end).trimEnd();
    const lines = open.level === 0 ? source.split("\n") : nestedLines(state.tokens.slice(i, close));
    const meta: TableMeta = { table: tableFromLines(lines), format: "markdown", start, end: start + source.length };
    const token = new state.Token("table", "table", 0);
    token.level = open.level;
    token.map = open.map;
    token.block = true;
    token.meta = { table: meta };
    tokens[tokens.length - 1] = token;
    i = close;
  }
  state.tokens = tokens;
};

const makeReader = (): MarkdownExit => {
  const made = createMarkdownExit({ html: false, linkify: false, typographer: false });
  // What a link may be is decided where it is written; here a bad one would stay as raw Markdown.
  made.validateLink = () => true;
  made.disable("reference");
  addMath(made);
  addBareTags(made);
  made.block.ruler.before("paragraph", "html_table", htmlTableRule, { alt: ["paragraph", "blockquote", "list"] });
  made.core.ruler.after("block", "tables", gatherTables);
  return made;
};

/** The reader. All forms of output share it, so that they agree on what a page says. */
export const reader = makeReader();

/** Markdown as tokens. The text has no carriage returns; offsets in the tokens count in it. */
export const readMarkdown = (markdown: string): Array<Token> => reader.parse(markdown, {});

/** Inline Markdown, such as a cell's, as tokens. */
export const readInline = (markdown: string): ReadonlyArray<Token> =>
  reader.parseInline(markdown, {})[0]?.children ?? [];

/** Index of the token that closes the one at `at`; the index itself for a token that opens nothing. */
export const closeOf = (tokens: ReadonlyArray<Token>, at: number): number => {
  let depth = 0;
  for (let i = at; i < tokens.length; i += 1) {
    depth += tokens[i]?.nesting ?? 0;
    if (depth <= 0) return i;
  }
  return tokens.length - 1;
};
