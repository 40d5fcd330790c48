/** Headers and footers of a page: out of its text into their fields, and back. */
import type { Block, Page, WordConfidence } from "../contract/response.ts";
import { applyEdits, type Edit } from "./edit.ts";
import { withWords, wordsOf } from "./words.ts";

/** Which margins to move. */
export interface Margins {
  readonly header: boolean;
  readonly footer: boolean;
}

/** The page after {@link moveMargins}; each warning is one sentence without the document's text. */
export interface MovedMargins {
  readonly page: Page;
  readonly warnings: ReadonlyArray<string>;
}

/** The places where a text stands as whole lines. */
const placesOf = (markdown: string, text: string): Array<Edit> => {
  const places: Array<Edit> = [];
  for (let start = markdown.indexOf(text); start >= 0; start = markdown.indexOf(text, start + 1)) {
    const end = start + text.length;
    const isAlone =
      (start === 0 || markdown[start - 1] === "\n") && (end === markdown.length || /[\r\n]/.test(markdown[end] ?? ""));
    if (isAlone) places.push({ start, end, text: "" });
  }
  return places;
};

/** A place with the line breaks that its removal makes needless. */
const widened = (markdown: string, { start, end }: Edit): Edit => {
  const after = /^\s*\n|^\s+$/.exec(markdown.slice(end))?.[0].length ?? 0;
  const before = end + after === markdown.length ? (/\s+$/.exec(markdown.slice(0, start))?.[0].length ?? 0) : 0;
  return { start: start - before, end: end + after, text: "" };
};

/** Where a block ought to stand in the text, counted from the texts of the blocks before it. */
const expectedPlace = (blocks: ReadonlyArray<Block>, at: number): number =>
  blocks.slice(0, at).reduce((sum, { content }) => sum + content.length + 2, 0);

/**
 * The page as if `extract_header` or `extract_footer` had been asked for, made from its blocks of these types: their texts
 * go to the field, line by line in reading order, and leave the Markdown. A text that does not stand there to the letter,
 * as lines of its own, is left alone with a warning. A page that has the field already is not touched. Confidence scores
 * of words that leave the Markdown go with them.
 */
export const moveMargins = (page: Page, margins: Margins): MovedMargins => {
  const warnings: Array<string> = [];
  const edits: Array<Edit> = [];
  const fields: { header?: string; footer?: string } = {};
  const blocks = page.blocks ?? [];
  for (const margin of ["header", "footer"] as const) {
    if (!margins[margin] || page[margin]) continue;
    const found: Array<string> = [];
    for (const [at, { type, content }] of blocks.entries()) {
      const text = content.trim();
      if (type !== margin || text === "") continue;
      const expected = expectedPlace(blocks, at);
      const place = placesOf(page.markdown, text)
        .filter(({ start, end }) => !edits.some((edit) => start < edit.end && end > edit.start))
        .toSorted((a, b) => Math.abs(a.start - expected) - Math.abs(b.start - expected))[0];
      if (place === undefined) {
        warnings.push(
          `the ${margin} of page ${page.index} does not stand in its markdown to the letter and stays there`,
        );
      } else {
        found.push(text);
        edits.push(place);
      }
    }
    if (found.length > 0) fields[margin] = found.join("\n");
  }
  if (edits.length === 0) return { page, warnings };
  const sorted = edits.toSorted((a, b) => a.start - b.start).map((edit) => widened(page.markdown, edit));
  // Two margins at the end of a page reach for the same line breaks.
  const apart = sorted.map((edit, i) => ({ ...edit, start: Math.max(edit.start, sorted[i - 1]?.end ?? 0) }));
  const { text, moved } = applyEdits(page.markdown, apart);
  const words: Array<WordConfidence> = [];
  for (const word of wordsOf(page)) {
    const at = moved(word.start_index);
    if (at !== undefined) words.push({ ...word, start_index: at });
  }
  return { page: withWords({ ...page, markdown: text, ...fields }, words), warnings };
};

/** The reverse: the texts of the fields stand in the Markdown again, above and below all else, and the fields are null. */
export const inlineMargins = (page: Page): Page => {
  const header = page.header?.trim() ?? "";
  const footer = page.footer?.trim() ?? "";
  if (header === "" && footer === "") return page;
  const markdown = [header, page.markdown, footer].filter((text) => text !== "").join("\n\n");
  const shift = header === "" ? 0 : header.length + 2;
  const words = wordsOf(page).map((word) => ({ ...word, start_index: word.start_index + shift }));
  return withWords({ ...page, markdown, header: null, footer: null }, words);
};
