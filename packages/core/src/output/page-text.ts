/** The Markdown of one page with everything in its place, and where the tables came to stand. */
import type { Page, PageImage } from "../contract/response.ts";
import { applyEdits, asParagraph, type Edit } from "./edit.ts";
import { pictureUri, replacePlaceholders } from "./picture.ts";

/** What the documents are made from: a response, or any selection of its pages. */
export interface PagesToWrite {
  readonly pages: ReadonlyArray<Page>;
}

/** Which header and footer texts stand in the result. */
export interface MarginOptions {
  /** Write the header of each page where it has one as a field. Default false. */
  readonly header?: boolean;
  /** Write the footer of each page where it has one as a field. Default false. */
  readonly footer?: boolean;
}

/** What becomes of the pictures. */
export interface PictureOptions {
  /**
   * `keep` leaves the placeholders `![img-0.jpeg](img-0.jpeg)` (the default), `drop` removes them, and a function writes
   * its own Markdown in their place, for instance a link to a file or the picture's annotation.
   */
  readonly images?: "keep" | "drop" | ((image: PageImage, label: string) => string);
}

/** How `pageText` writes. */
export interface PageTextOptions extends MarginOptions {
  /** As in {@link PictureOptions}; `embed` writes the bytes into the text as data URIs, where the response has them. */
  readonly images?: PictureOptions["images"] | "embed";
}

/** A place in the text of a page. */
export interface Place {
  readonly id: string;
  readonly start: number;
  readonly end: number;
}

/** A page's text with the places of what was put into it. */
export interface PageText {
  readonly text: string;
  readonly tables: ReadonlyArray<Place>;
}

interface Content {
  readonly id: string;
  readonly content: string;
}

/** The placeholder of a table that was moved out of the Markdown: a link to itself. */
export const placeholderOf = (id: string): string => `[${id}](${id})`;

/** Where the next free placeholder of a table stands; -1 when there is none, or none where a table can stand. */
export const placeOf = (markdown: string, id: string, taken: ReadonlyArray<{ readonly start: number }>): number => {
  let start = markdown.indexOf(placeholderOf(id));
  while (taken.some((edit) => edit.start === start)) start = markdown.indexOf(placeholderOf(id), start + 1);
  const line = markdown.slice(markdown.lastIndexOf("\n", start - 1) + 1);
  // A table inside a row of another one would tear that one apart.
  return line.trimStart().startsWith("|") ? -1 : start;
};

const pictureText = (image: PageImage, label: string, how: PageTextOptions["images"]): string | undefined => {
  if (typeof how === "function") return how(image, label);
  if (how === "drop") return "";
  const uri = how === "embed" ? pictureUri(image) : undefined;
  return uri && `![${label}](${uri})`;
};

/** The Markdown of one page, its tables put back where their placeholders stand; a table without one is appended. */
export const pageText = (page: Page, options: PageTextOptions = {}): PageText => {
  const { images = "keep" } = options;
  const drawn = (markdown: string): string => {
    if (images === "keep") return markdown.trim();
    const text = replacePlaceholders(markdown, page.images, (image, label) => pictureText(image, label, images));
    return (images === "drop" ? text.replaceAll(/\n(?:[\t ]*\n){2,}/g, "\n\n") : text).trim();
  };
  const markdown = drawn(page.markdown);
  const placed: Array<Edit & Content> = [];
  const orphans: Array<Content> = [];
  for (const { id, content } of page.tables ?? []) {
    const start = placeOf(markdown, id, placed);
    const end = start + placeholderOf(id).length;
    const table = { id, content: drawn(content) };
    if (start < 0) orphans.push(table);
    else placed.push({ ...table, start, end, text: asParagraph(table.content, markdown, start, end) });
  }
  const edits = placed.toSorted((a, b) => a.start - b.start);
  const edited = applyEdits(markdown, edits);
  let { text } = edited;
  const append = (content: string): number => {
    if (content !== "") text = text === "" ? content : `${text}\n\n${content}`;
    return text.length - content.length;
  };
  const tables = edits.map(({ id, content, text: padded }, i) => {
    const start = (edited.starts[i] ?? 0) + padded.indexOf(content);
    return { id, start, end: start + content.length };
  });
  for (const { id, content } of orphans) tables.push({ id, start: append(content), end: text.length });
  if (options.footer && page.footer) append(page.footer.trim());
  if (!options.header || !page.header) return { text, tables };
  const body = text;
  text = page.header.trim();
  const shift = body === "" ? 0 : append(body);
  return { text, tables: tables.map(({ id, start, end }) => ({ id, start: start + shift, end: end + shift })) };
};
