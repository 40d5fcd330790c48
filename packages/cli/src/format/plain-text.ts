/** A response as plain text: what stands on the pages, without marks. */
import { type OcrResponse, toMarkdown } from "@ocr/core";
import { compile } from "html-to-text";
import { safeHtml } from "./safe-html.ts";

const heading = { options: { uppercase: false } };

const textFromHtml = compile({
  wordwrap: false,
  selectors: [
    ...["h1", "h2", "h3", "h4", "h5", "h6"].map((selector) => ({ selector, ...heading })),
    { selector: "a", options: { ignoreHref: true } },
    { selector: "table", format: "dataTable", options: { uppercaseHeaderCells: false, maxColumnWidth: 60 } },
    { selector: "img", format: "skip" },
    { selector: "span.picture", format: "skip" },
    { selector: "hr", format: "skip" },
    { selector: "ul", options: { itemPrefix: "- " } },
  ],
});

/** The text of all pages, an empty line between them. Tables are aligned by spaces; pictures and link targets are left out. */
export const plainText = (response: OcrResponse): string => {
  const pages = response.pages.map((page) => {
    const text = textFromHtml(safeHtml(toMarkdown({ pages: [page] }), () => undefined));
    return text.replaceAll(/\n{3,}/g, "\n\n").trim();
  });
  const text = pages.filter((page) => page !== "").join("\n\n");
  return text === "" ? "" : `${text}\n`;
};
