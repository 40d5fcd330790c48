/** Where the tables of a Markdown text stand. */
import { readMarkdown, tableOf } from "./reader.ts";

/** A table inside a Markdown text: `content` stands at `[start, end)`. */
export interface FoundTable {
  readonly start: number;
  readonly end: number;
  readonly content: string;
}

/** A table with its notation, inside a text. */
export interface InlineTable extends FoundTable {
  readonly format: "markdown" | "html";
}

/** All tables of a Markdown text that are not part of a list or a quotation. The text must not hold carriage returns. */
export const findTables = (markdown: string): ReadonlyArray<InlineTable> => {
  if (!markdown.includes("|") && !/<table/i.test(markdown)) return [];
  return readMarkdown(markdown)
    .filter(({ type, level }) => type === "table" && level === 0)
    .map((token) => {
      const { format, start, end } = tableOf(token);
      return { format, start, end, content: markdown.slice(start, end) };
    });
};

/** The Markdown tables of a Markdown text, with their places in it. */
export const findMarkdownTables = (markdown: string): ReadonlyArray<FoundTable> =>
  findTables(markdown.replaceAll("\r\n", " \n").replaceAll("\r", "\n"))
    .filter(({ format }) => format === "markdown")
    .map(({ start, end }) => ({ start, end, content: markdown.slice(start, end) }));
