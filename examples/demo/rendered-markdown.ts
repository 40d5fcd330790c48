/** A page's Markdown as HTML. Raw HTML in it stays text, and pictures come from the response, never from elsewhere. */
import { toMarkdown } from "@ocr/core";
import type { OcrResponse } from "@ocr/core";
import MarkdownIt from "markdown-it";

type Page = OcrResponse["pages"][number];

// What is left of line breaks within a paragraph is meant: an address, a verse.
const markdown = new MarkdownIt({ html: false, linkify: false, breaks: true });

/** Text made safe to stand in HTML, in attributes too. */
export const escapeHtml = (text: string): string => markdown.utils.escapeHtml(text);

const longestOnOneLine = 16;
const { rules } = markdown.renderer;
rules["image"] = (tokens, at, _options, env) => {
  const token = tokens[at];
  const id = String(token?.attrGet("src") ?? "");
  const uri = (env?.["pictures"] as ReadonlyMap<string, string> | undefined)?.get(id);
  const label = escapeHtml(token?.content || id);
  return uri === undefined ? `<span class="absent">[${label}]</span>` : `<img src="${escapeHtml(uri)}" alt="${label}">`;
};
rules["link_open"] = (tokens, at, options, _env, self) => {
  tokens[at]?.attrSet("rel", "noreferrer");
  return self.renderToken(tokens, at, options);
};
// A code or an amount stays on one line, even with a hyphen in it.
rules["td_open"] = (tokens, at, options, _env, self) => {
  if ((tokens[at + 1]?.content.length ?? 0) <= longestOnOneLine) tokens[at]?.attrSet("class", "short");
  return self.renderToken(tokens, at, options);
};
// A wide table scrolls inside its own frame, so that the page itself never does.
rules["table_open"] = () => `<div class="scroll"><table>`;
rules["table_close"] = () => `</table></div>`;

/** Renders one page, with its tables in place and its pictures inside. */
export const renderPageMarkdown = (page: Page): string => {
  const pictures = new Map<string, string>();
  for (const { id, image_base64 } of page.images) if (image_base64) pictures.set(id, image_base64);
  return markdown.render(toMarkdown({ pages: [page] }), { pictures });
};
