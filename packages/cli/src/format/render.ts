/** A response in the format that was asked for. What only one format needs is loaded only for it. */
import { toMarkdown, type OcrResponse } from "@ocr/core";
import type { Format } from "../options.ts";

/** Ending of a file of each format. */
export const endingOf: Readonly<Record<Format, string>> = {
  markdown: ".md",
  json: ".json",
  text: ".txt",
  html: ".html",
};

/** The response as the text of one file. `title` is for people. Empty when there is no text on the pages. */
export const render = async (response: OcrResponse, format: Format, title: string): Promise<string> => {
  switch (format) {
    case "markdown":
      return toMarkdown(response);
    case "json":
      return `${JSON.stringify(response, undefined, 2)}\n`;
    case "text":
      return (await import("@ocr/core/output")).toText(response);
    case "html":
      return (await import("@ocr/core/output")).toHtml(response, { title });
  }
};
