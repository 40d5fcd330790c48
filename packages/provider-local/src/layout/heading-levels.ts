/** Goes through a document for its headings. */
import { isCaption } from "./caption.ts";
import { type BodyStyle, type Candidate, headingCandidate, titleKey } from "./heading.ts";
import { outline } from "./outline.ts";
import type { Paragraph } from "./paragraph.ts";
import type { Part } from "./part.ts";

/** An entry of the document's own outline. */
export interface Bookmark {
  readonly title: string;
  /** Nesting, smaller is higher; any base. */
  readonly level: number;
  /** Zero-based number of the page in the document. */
  readonly page: number;
}

/** A page and its parts. */
export interface ArrangedPage {
  readonly index: number;
  readonly parts: ReadonlyArray<Part>;
}

/** The text of a paragraph on one line. */
const paragraphText = ({ lines }: Paragraph): string => lines.map(({ text }) => text).join(" ");

/** Levels of bookmarks by page and title. One top entry alone is the title; otherwise there is room for one above. */
const namedLevels = (bookmarks: ReadonlyArray<Bookmark>): ReadonlyMap<string, number> => {
  const top = Math.min(...bookmarks.map(({ level }) => level));
  const single = bookmarks.filter(({ level }) => level === top).length === 1;
  const named = new Map<string, number>();
  for (const { title, level, page } of bookmarks) {
    const key = titleKey(title);
    if (key.length > 1) named.set(`${page} ${key}`, Math.min(6, level - top + (single ? 1 : 2)));
  }
  return named;
};

/** The level of a heading in the bookmarks: these may leave out the numbering. */
const levelIn = (named: ReadonlyMap<string, number>, page: number, text: string): number | undefined => {
  if (named.size === 0 || text.length > 220) return undefined;
  const without = text.replace(/^[\d.]+\s+/, "");
  return named.get(`${page} ${titleKey(text)}`) ?? named.get(`${page} ${titleKey(without)}`);
};

/** The headings of a document with their levels, 1 to 6. */
export const findHeadings = (
  pages: ReadonlyArray<ArrangedPage>,
  body: BodyStyle,
  bookmarks: ReadonlyArray<Bookmark>,
): ReadonlyMap<Paragraph, number> => {
  const named = namedLevels(bookmarks);
  const candidates: Array<Candidate> = [];
  for (const [page, { index, parts }] of pages.entries())
    for (const [part, { kind, ...rest }] of parts.entries()) {
      const single =
        kind === "list" && "items" in rest && rest.items.length === 1 ? rest.items[0]?.paragraph : undefined;
      const paragraph = kind === "text" && "paragraph" in rest ? rest.paragraph : single;
      if (paragraph === undefined) continue;
      const text = paragraphText(paragraph);
      const level = levelIn(named, index, text);
      // One item alone may be a numbered heading, when it is set larger.
      if (single !== undefined && level === undefined && (single.lines[0]?.size ?? 0) < 1.04 * body.size) continue;
      if (level === undefined && isCaption(text, false)) continue;
      const neighbours = [parts[part - 1], parts[part + 1]].flatMap((near) =>
        near?.kind === "text" ? [near.paragraph] : [],
      );
      const candidate = headingCandidate(paragraph, text, body, { page, part }, level, neighbours);
      if (candidate !== undefined) candidates.push(candidate);
    }
  const levels = new Map<Paragraph, number>();
  for (const [{ paragraph }, level] of outline(candidates)) levels.set(paragraph, level);
  return levels;
};
