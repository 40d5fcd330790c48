/** One table in the other notation. */
import { findTables } from "./find-tables.ts";
import { htmlInline } from "./html-body.ts";
import { htmlFromTable, tableFromHtml } from "./html-table.ts";
import { cellsOf, markdownFromTable, tableFromLines } from "./markdown-table.ts";
import type { Table } from "./table.ts";

/** The two notations of a table. */
export type TableNotation = "markdown" | "html";

/** Lines with pipes that lack the rule below their heading; vendors send such. */
const rowsOnly = (markdown: string): Table => {
  const rows = markdown
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map(cellsOf);
  return {
    caption: "",
    rows: rows.map((row) => row.map((content) => ({ content, header: false, colspan: 1, rowspan: 1 }))),
    alignments: [],
  };
};

/**
 * A Markdown table as HTML, its first row as heading cells. Other text around it becomes the caption. Emphasis, code and
 * safe links become tags; placeholders of pictures and formulas stay as they are.
 */
export const htmlFromMarkdownTable = (markdown: string): string => {
  const text = markdown.replaceAll(/\r\n?/g, "\n").trim();
  const found = findTables(text)[0];
  if (found === undefined) return htmlFromTable(rowsOnly(text), htmlInline);
  if (found.format === "html") return htmlFromTable(tableFromHtml(found.content), htmlInline);
  const around = `${text.slice(0, found.start)} ${text.slice(found.end)}`.replaceAll(/\s+/g, " ").trim();
  return htmlFromTable({ ...tableFromLines(found.content.split("\n")), caption: around }, htmlInline);
};

/**
 * An HTML table as Markdown. The first row becomes the heading, the places that a span covers are empty, a caption stands
 * above. Pipes are escaped, line breaks are `<br>`.
 */
export const markdownFromHtmlTable = (html: string): string => markdownFromTable(tableFromHtml(html));

/** The notation of a table as its vendor names it; a name that is not known is told by the content. */
export const notationOf = (table: { readonly content: string; readonly format: string }): TableNotation => {
  if (table.format === "markdown" || table.format === "html") return table.format;
  return /^\s*</.test(table.content) ? "html" : "markdown";
};

/** A table in a notation; unchanged when it has it already. */
export const inNotation = (content: string, from: TableNotation, to: TableNotation): string => {
  if (from === to) return content.trim();
  return to === "html" ? htmlFromMarkdownTable(content) : markdownFromHtmlTable(content);
};
