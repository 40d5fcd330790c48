/** A response as one Markdown text: tables come home from `tables[]`, pages are separated by a rule. */
import type { Page } from "../contract/response.ts";
import { type PagesToWrite, pageText, type PageTextOptions } from "./page-text.ts";

/** How {@link toMarkdown} writes. */
export interface MarkdownOptions extends PageTextOptions {
  /** What stands between two pages. Default `"\n\n---\n\n"`. */
  readonly pageSeparator?: string;
  /** A line before each page: `true` writes `<!-- page 1 -->`, counted from 1; a function writes its own. */
  readonly pageMarks?: boolean | ((page: Page) => string);
}

/** The Markdown of one page, without a line break at its end. */
export const pageMarkdown = (page: Page, options: MarkdownOptions = {}): string => {
  const { text } = pageText(page, options);
  const { pageMarks = false } = options;
  if (pageMarks === false) return text;
  const mark = pageMarks === true ? `<!-- page ${page.index + 1} -->` : pageMarks(page);
  return text === "" ? mark : `${mark}\n\n${text}`;
};

/**
 * The whole document as Markdown. A reader of `markdown` alone loses every table as soon as `table_format` is set; this
 * puts them back. Header and footer texts that came as fields are left out unless asked for. Give it `{ pages: [page] }`
 * for one page. Nothing is parsed, so all else stands as the provider wrote it.
 *
 * @example
 * ```ts
 * import { toMarkdown } from "@ocr/core";
 *
 * const response = {
 *   pages: [
 *     { index: 0, markdown: "# Hello\n\n[tbl-0.md](tbl-0.md)", images: [], dimensions: null,
 *       tables: [{ id: "tbl-0.md", content: "| a |\n| --- |\n| 1 |", format: "markdown" }] },
 *     { index: 1, markdown: "The end", images: [], dimensions: null },
 *   ],
 * };
 * toMarkdown(response); // "# Hello\n\n| a |\n| --- |\n| 1 |\n\n---\n\nThe end\n"
 * toMarkdown(response, { pageSeparator: "\n\n", images: "embed", pageMarks: true });
 * ```
 */
export const toMarkdown = (response: PagesToWrite, options: MarkdownOptions = {}): string => {
  const { pageSeparator = "\n\n---\n\n" } = options;
  const pages = response.pages.map((page) => pageMarkdown(page, options));
  return pages.every((page) => page === "") ? "" : `${pages.join(pageSeparator)}\n`;
};
