/**
 * Tables between Markdown and HTML, and in and out of a page's text: what `table_format` asks for. This room loads the
 * parsers, so the pipeline imports it when it is needed.
 */
export { type FoundTable, findMarkdownTables } from "./find-tables.ts";
export { moveTables } from "./move-tables.ts";
export { htmlFromMarkdownTable, markdownFromHtmlTable } from "./table-format.ts";
