/** A response in the forms that people and other programs want: Markdown, text, HTML and chunks. Loads the parsers. */
export { type Chunk, type ChunkBox, type ChunkOptions, toChunks } from "./output/chunks.ts";
export { type HtmlOptions, toHtml } from "./output/html.ts";
export { type MarkdownOptions, toMarkdown } from "./output/markdown.ts";
export type { MarginOptions, PagesToWrite, PageTextOptions, PictureOptions } from "./output/page-text.ts";
export { type TextOptions, toText } from "./output/text.ts";
