/** A response as one Markdown text: tables come home from `tables[]`, pages are separated by a rule. */
import type { OcrResponse, Page } from "./contract/response.ts";

/** The Markdown of one page with its tables put back where their placeholders stand; a table without one is appended. */
export const pageMarkdown = (page: Page): string => {
  let text = page.markdown;
  for (const table of page.tables ?? []) {
    const placeholder = `[${table.id}](${table.id})`;
    // A function: `$` in a table is text, not a pattern.
    if (text.includes(placeholder)) text = text.replace(placeholder, () => table.content);
    else text = `${text}\n\n${table.content}`;
  }
  return text.trim();
};

/**
 * The whole document as Markdown. A reader of `markdown` alone loses every table as soon as `table_format` is set;
 * this puts them back.
 *
 * @example
 * ```ts
 * import { documentMarkdown } from "@ocr/core";
 *
 * documentMarkdown({
 *   model: "demo",
 *   usage_info: { pages_processed: 1 },
 *   pages: [{ index: 0, markdown: "# Hello", images: [], dimensions: null }],
 * }); // "# Hello\n"
 * ```
 */
export const documentMarkdown = (response: OcrResponse, separator = "\n\n---\n\n"): string =>
  `${response.pages.map(pageMarkdown).join(separator)}\n`;
