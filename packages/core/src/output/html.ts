/** A response as HTML: standalone, or a fragment for a page of one's own. */
import type { PageImage } from "../contract/response.ts";
import { escapeHtml } from "./escape.ts";
import { htmlBody } from "./html-body.ts";
import { type MarginOptions, type PagesToWrite, pageText } from "./page-text.ts";
import { pictureUri } from "./picture.ts";

/** How {@link toHtml} writes. */
export interface HtmlOptions extends MarginOptions {
  /** Only the sections of the pages, without head, style and body. Default false. */
  readonly fragment?: boolean;
  /** Title of the standalone document. Default `Document`. */
  readonly title?: string;
  /** Language of the standalone document, such as `en`. Default: not said. */
  readonly lang?: string;
  /**
   * `embed` (the default) shows the pictures whose bytes the response has, and the label of the others; `drop` leaves
   * pictures out; a function gives the address of each, or undefined to show its label.
   */
  readonly images?: "embed" | "drop" | ((image: PageImage) => string | undefined);
}

const style = `:root { color-scheme: light dark; }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 52rem; margin: 0 auto; padding: 1rem; }
section { padding: 1.5rem 0; overflow-x: auto; unicode-bidi: plaintext; }
section + section { border-top: 1px solid #8886; }
section > header, section > footer { font-size: 0.85rem; opacity: 0.7; }
table { border-collapse: collapse; margin: 1rem 0; }
th, td { border: 1px solid #8888; padding: 0.3rem 0.6rem; text-align: start; vertical-align: top; }
img { max-width: 100%; height: auto; }
pre { overflow-x: auto; }
.picture { display: inline-block; border: 1px dashed #8888; padding: 0.5rem 1rem; opacity: 0.7; }
`;

const standalone = (body: string, { title = "Document", lang, images }: HtmlOptions): string => {
  // Addresses of the caller's own choice may lead anywhere; otherwise nothing is ever loaded.
  const sources = typeof images === "function" ? "*" : "";
  return `<!doctype html>
<html${lang === undefined ? "" : ` lang="${escapeHtml(lang)}"`}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data: ${sources}">
<title>${escapeHtml(title)}</title>
<style>
${style}</style>
</head>
<body>
${body}</body>
</html>
`;
};

const margin = (tag: "header" | "footer", text: string | null | undefined, wanted: boolean | undefined): string =>
  wanted && text ? `<${tag}>${escapeHtml(text.trim()).replaceAll("\n", "<br>\n")}</${tag}>\n` : "";

/**
 * The document as HTML without scripts, each page a `<section data-page="0">` with its zero-based number. Nothing that the
 * document says becomes markup, except tables that came as HTML: those are read and written anew with the tags and spans
 * of a table. Links lead to `http`, `https` and `mailto` only; pictures come from the response only.
 *
 * @example
 * ```ts
 * import { toHtml } from "@ocr/core/output";
 *
 * const page = { index: 0, markdown: "# Hello <script>", images: [], dimensions: null };
 * toHtml({ pages: [page] }, { fragment: true });
 * // '<section data-page="0">\n<h1>Hello &lt;script&gt;</h1>\n</section>\n'
 * ```
 */
export const toHtml = (response: PagesToWrite, options: HtmlOptions = {}): string => {
  const { images = "embed" } = options;
  const address = typeof images === "function" ? images : pictureUri;
  const sections = response.pages.map((page) => {
    const { text } = pageText(page, { images: images === "drop" ? "drop" : "keep" });
    const body = htmlBody(text, page.images, address);
    const head = margin("header", page.header, options.header);
    const foot = margin("footer", page.footer, options.footer);
    return `<section data-page="${page.index}">\n${head}${body}${foot}</section>\n`;
  });
  const body = sections.join("");
  return options.fragment ? body : standalone(body, options);
};
