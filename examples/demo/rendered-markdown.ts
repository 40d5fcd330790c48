/** A page's Markdown as HTML. Raw HTML in it stays text, and pictures come from the response, never from elsewhere. */
import { pageMarkdown } from "@ocr/core";
import type { OcrResponse } from "@ocr/core";
import MarkdownIt from "markdown-it";

type Page = OcrResponse["pages"][number];

const markdown = new MarkdownIt({ html: false, linkify: false });

/** Text made safe to stand in HTML, in attributes too. */
export const escapeHtml = (text: string): string => markdown.utils.escapeHtml(text);

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
// A wide table scrolls inside its own frame, so that the page itself never does.
rules["table_open"] = () => `<div class="scroll"><table>`;
rules["table_close"] = () => `</table></div>`;

/** Renders one page, with its tables in place and its pictures inside. */
export const renderPageMarkdown = (page: Page): string => {
  const pictures = new Map<string, string>();
  for (const { id, image_base64 } of page.images) if (image_base64) pictures.set(id, image_base64);
  return markdown.render(pageMarkdown(page), { pictures });
};
