/** Markdown to HTML that cannot do harm: every tag is written here, and what the document says is only ever text. */
import type { Token } from "markdown-exit";
import type { PageImage } from "../contract/response.ts";
import { escapeHtml } from "./escape.ts";
import { htmlFromTable } from "./html-table.ts";
import { isSafeLink } from "./link.ts";
import { closeOf, reader, readInline, readMarkdown, tableOf } from "./reader.ts";

/** The address that shows a picture; undefined when there is none to show. */
export type PictureAddress = (image: PageImage) => string | undefined;

/** Writes a picture where it stands in a text. */
type Picture = (token: Token) => string;

const pictureOf =
  (images: ReadonlyMap<string, PageImage>, address: PictureAddress): Picture =>
  (token) => {
    const image = images.get(token.attrGet("src") ?? "");
    const label = escapeHtml(token.content || image?.id || "");
    const uri = image && address(image);
    // Only pictures of the response are shown: an address in the document is never loaded.
    if (uri !== undefined) return `<img src="${escapeHtml(uri)}" alt="${label}">`;
    return label === "" ? "" : `<span class="picture">${label}</span>`;
  };

const inline = (tokens: ReadonlyArray<Token>, picture: Picture): string => {
  let html = "";
  const links: Array<boolean> = [];
  for (const token of tokens) {
    const { type, tag } = token;
    if (type === "softbreak" || type === "hardbreak") html += "<br>\n";
    else if (type === "image") html += picture(token);
    else if (type === "code_inline") html += `<code>${escapeHtml(token.content)}</code>`;
    else if (type === "math_inline") html += `<span class="math">${escapeHtml(token.content)}</span>`;
    else if (type === "link_open") {
      const href = token.attrGet("href") ?? "";
      links.push(isSafeLink(href));
      if (links.at(-1)) html += `<a href="${escapeHtml(href)}" rel="noopener noreferrer">`;
    } else if (type === "link_close") html += links.pop() ? "</a>" : "";
    else if (token.nesting === 1) html += `<${tag}>`;
    else if (token.nesting === -1) html += `</${tag}>`;
    else html += escapeHtml(token.content);
  }
  return html;
};

const table = (token: Token, picture: Picture): string => {
  const { table } = tableOf(token);
  const write = (markdown: string) => inline(readInline(markdown), picture).replaceAll("<br>\n", "<br>");
  return htmlFromTable(table, write, (column) => {
    const alignment = table.alignments[column] ?? "";
    return alignment === "" ? "" : ` style="text-align:${alignment}"`;
  });
};

/** A list whose numbers stay those of the page, even where one is missing. */
const list = (tokens: ReadonlyArray<Token>, tag: string, picture: Picture): string => {
  const items: Array<string> = [];
  let start: number | undefined;
  let due = 1;
  for (let i = 0; i < tokens.length; i += 1) {
    const end = closeOf(tokens, i);
    const number = tag === "ol" ? Number(tokens[i]?.info) : due;
    start ??= number;
    if (items.length === 0) due = number;
    const value = number === due ? "" : ` value="${number}"`;
    items.push(`<li${value}>${blocks(tokens.slice(i + 1, end), picture).trimEnd()}</li>\n`);
    due = number + 1;
    i = end;
  }
  const first = start === undefined || start === 1 ? "" : ` start="${start}"`;
  return `<${tag}${first}>\n${items.join("")}</${tag}>\n`;
};

const code = ({ content, info }: Token): string => {
  const language = /^[\w+#.-]+/.exec(info)?.[0];
  const kind = language === undefined ? "" : ` class="language-${language}"`;
  return `<pre><code${kind}>${escapeHtml(content)}</code></pre>\n`;
};

const blocks = (tokens: ReadonlyArray<Token>, picture: Picture): string => {
  let html = "";
  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i];
    if (token === undefined) break;
    const { type, tag, hidden, nesting } = token;
    if (type === "inline") html += inline(token.children ?? [], picture);
    else if (type === "table") html += `${table(token, picture)}\n`;
    else if (type === "math_block") html += `<div class="math">${escapeHtml(token.content)}</div>\n`;
    else if (type === "fence" || type === "code_block") html += code(token);
    else if (type === "hr") html += "<hr>\n";
    else if (tag === "ul" || tag === "ol") {
      const end = closeOf(tokens, i);
      html += list(tokens.slice(i + 1, end), tag, picture);
      i = end;
    } else if (hidden) html += nesting === -1 ? "\n" : "";
    else if (nesting === 1) html += `<${tag}>${tag === "blockquote" ? "\n" : ""}`;
    else if (nesting === -1) html += `</${tag}>\n`;
  }
  return html;
};

/** The Markdown of a page as HTML, with a line break at its end. */
export const htmlBody = (markdown: string, images: ReadonlyArray<PageImage>, address: PictureAddress): string => {
  // The reader writes addresses in its own way; so are the ids that they are compared with.
  const byAddress = new Map(images.map((image) => [reader.normalizeLink(image.id), image]));
  return blocks(readMarkdown(markdown.replaceAll(/\r\n?/g, "\n")), pictureOf(byAddress, address));
};

/** Inline Markdown as HTML on one line. The placeholders of pictures stay placeholders. */
export const htmlInline = (markdown: string): string => {
  const placeholder: Picture = (token) => escapeHtml(`![${token.content}](${token.attrGet("src")})`);
  return inline(readInline(markdown), placeholder).replaceAll("<br>\n", "<br>");
};
