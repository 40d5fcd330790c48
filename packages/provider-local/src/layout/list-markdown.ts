/** Lists as Markdown. */
import { type Links, type Rendered, joinRendered, renderInline } from "./inline.ts";
import type { Vocabulary } from "./hyphen.ts";
import type { Line } from "./line.ts";
import type { Marker } from "./marker.ts";
import type { Item } from "./part.ts";
import { makeTokens } from "./token.ts";
import { escapeStart } from "./escape.ts";

/** The mark of an item in Markdown. Numbers stay as printed; what Markdown cannot count is kept behind a dash. */
const markOf = ({ kind, style, ordinal, text }: Marker): { mark: string; label: string } => {
  if (kind === "bullet" || kind === "dash") return { mark: "- ", label: "" };
  if (kind === "number" && (style === "#." || style === "#")) return { mark: `${ordinal}. `, label: "" };
  if (kind === "number" && style === "#)") return { mark: `${ordinal}) `, label: "" };
  return { mark: "- ", label: `${text} ` };
};

/** Whether Markdown has a mark of this kind. */
const counts = (marker: Marker): boolean => markOf(marker).label === "";

/** The lines of an item without the mark: a first word that holds mark and text is cut. */
const withoutMark = (lines: ReadonlyArray<Line>, marker: Marker): { lines: ReadonlyArray<Line>; skip: number } => {
  if (marker.apart) return { lines, skip: 1 };
  const [first, ...rest] = lines;
  const [word, ...words] = first?.words ?? [];
  if (first === undefined || word === undefined) return { lines, skip: 0 };
  return { lines: [{ ...first, words: [{ ...word, text: marker.rest }, ...words] }, ...rest], skip: 0 };
};

/** Whether a list is one item that is written as a paragraph. */
export const isLoneText = (items: ReadonlyArray<Item>): boolean => {
  const marker = items[0]?.paragraph.marker;
  return items.length === 1 && marker !== undefined && !counts(marker);
};

/** A list as Markdown. Items of references in brackets stand as paragraphs, as people write them. */
export const renderList = (
  items: ReadonlyArray<Item>,
  links: Links,
  vocabulary: Vocabulary,
  emphasis: boolean,
): Rendered => {
  const bracketed = items.every(({ paragraph: { marker } }) => marker?.style === "[#]");
  // One item whose mark is no mark of Markdown is just a paragraph.
  const lone = items.length === 1;
  const indents: Array<number> = [];
  const rendered = items.map(({ paragraph, depth }): Rendered => {
    const { marker, hard } = paragraph;
    if (marker === undefined || bracketed)
      return renderInline(makeTokens(paragraph.lines, hard, vocabulary), links, { emphasis });
    const { lines, skip } = withoutMark(paragraph.lines, marker);
    const { mark, label } = lone && !counts(marker) ? { mark: "", label: `${marker.text} ` } : markOf(marker);
    const body = renderInline(makeTokens(lines, hard, vocabulary, skip), links, { emphasis, oneLine: true });
    const indent = indents.slice(0, depth).reduce((sum, width) => sum + width, 0);
    indents.length = depth;
    indents.push(mark.length);
    const lead = " ".repeat(indent) + mark + label;
    const escaped = label === "" ? escapeStart(body.text) : body.text;
    const shift = lead.length + escaped.length - body.text.length;
    return {
      text: lead + escaped,
      marks: body.marks.map(({ word, at }, index) => ({ word, at: at + (index === 0 ? lead.length : shift) })),
    };
  });
  return joinRendered(rendered, bracketed ? "\n\n" : "\n");
};
