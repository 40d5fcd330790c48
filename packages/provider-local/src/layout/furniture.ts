/** Decides which rows at the edges of the pages are header and footer, by all pages of the document together. */
import { around, median } from "./box.ts";
import { isCaption } from "./caption.ts";
import { type Line, piecesOf } from "./line.ts";
import { type MarginGroup, pageNumber } from "./margin.ts";
import { endsSentence, startsLower } from "./sentence.ts";
import type { PageStructure } from "./structure.ts";
import { isStamp } from "./aside.ts";

/** The header and footer of one page. */
export interface Furniture {
  /** How many groups of the margins, counted from the edge, belong to it. */
  readonly top: number;
  readonly bottom: number;
  /** Turned lines that are stamps. */
  readonly stamps: ReadonlyArray<Line>;
}

type Edge = "top" | "bottom";

const marks = [
  /(?:https?:\/\/|www\.)\S+/i,
  /\bdownloaded (?:from|by|on)\b/i,
  /\bdoi\b|\b10\.\d{4,}\//i,
  /\be?-?issn\b|\bisbn\b/i,
  /\bvol(?:ume|\.)?\s*\d+|\bissue\s+\d+|\bno\.\s*\d+\s*[|,(/]/i,
  /\brev(?:ision|\.)?[:\s]+[\d.]+|\bp\/n\b|\bversion\s+\d/i,
  /©|\(c\)\s*\d{4}|\bcopyright\b|\ball rights reserved\b/i,
  /\bpublished (?:by|in|online)\b|\barxiv:|\bpreprint\b|\bconfidential\b|\bproceedings of\b/i,
  /\bpage\s+\d+(?:\s+of\s+\d+)?\b|\b\d+\s*\/\s*\d+$/i,
];

/** Furniture is never set larger than text for reading, in points; nor much larger than the document's own text. */
const readingSize = 12.5;

const normalize = (text: string): string => text.replace(/\d+/g, "#").replace(/\s+/g, " ").toLowerCase();

const isFootnote = (line: Line): boolean => /^(?:\(?\s?\d{1,3}\s?|[*†‡§¶]+)[).\]]?\s/.test(line.text) && !line.gapped;

/** Whether the row is only a number, has one at an end behind a wide gap, or in the middle between two of them. */
const hasPageNumber = (line: Line): boolean => {
  if (pageNumber.test(line.text)) return true;
  if (!line.gapped) return false;
  // Numbers side by side are the scale of a chart or the end of a table.
  if (line.words.length > 2 && !/\p{L}/u.test(line.text)) return false;
  const ends = [line.words[0], line.words.at(-1)];
  if (ends.some((word) => word !== undefined && pageNumber.test(word.text) && !/^[A-Z]/.test(word.text))) return true;
  return piecesOf(line).some((piece) => /\d/.test(piece) && pageNumber.test(piece));
};

const bearsMark = (line: Line): boolean => {
  if (hasPageNumber(line)) return true;
  if (isFootnote(line) || line.words.length > 22) return false;
  return marks.some((mark) => mark.test(line.text));
};

/** The rows of one edge of all pages, by their text without digits. */
const countRows = (pages: ReadonlyArray<PageStructure>, edge: Edge): ReadonlyMap<string, ReadonlyArray<number>> => {
  const rows = new Map<string, Array<number>>();
  for (const [position, { margins }] of pages.entries())
    for (const { lines } of margins[edge])
      for (const { text } of lines) {
        const key = normalize(text);
        const seen = rows.get(key);
        if (seen === undefined) rows.set(key, [position]);
        else if (seen.at(-1) !== position) seen.push(position);
      }
  return rows;
};

/** Where the text of the pages usually begins or ends, as shares of their height; rows beyond are furniture. */
const textLimit = (pages: ReadonlyArray<PageStructure>, edge: Edge): number => {
  const limits = pages.flatMap(({ setting: { atoms }, height }) => {
    const ends = atoms.map((atom) => (atom.kind === "text" ? atom.segment.baseline : atom.y1) / height);
    return ends.length < 5 ? [] : [edge === "top" ? Math.min(...ends) : Math.max(...ends)];
  });
  // A single page tells nothing about the others.
  if (limits.length < 3) return edge === "top" ? 1 : 0;
  return median(limits, edge === "top" ? 0.25 : 0.75);
};

/** Whether a row stands where the text of other pages does. */
const isInText = (line: Line, { height }: PageStructure, limit: number, edge: Edge): boolean => {
  const tolerance = (0.6 * line.size) / height;
  return edge === "top" ? line.baseline / height > limit - tolerance : line.baseline / height < limit + tolerance;
};

/** Whether the text of a row could be that of a header: a name or a number, and no part of a sentence. */
const isPlate = (line: Line, edge: Edge): boolean =>
  (line.text.length <= 80 || line.gapped) &&
  !startsLower(line.text) &&
  (line.gapped || line.words.length <= 4 || !endsSentence(line.text)) &&
  line.marker?.kind !== "bullet" &&
  !isCaption(line.text, true) &&
  (edge === "top" || !isFootnote(line));

/** The outermost rows that stand at the same height on most pages, whatever their text. */
const isUsualPlace = (
  pages: ReadonlyArray<PageStructure>,
  edge: Edge,
): ((line: Line, page: PageStructure) => boolean) => {
  const heights = pages.flatMap(({ margins, height }) => {
    const line = edge === "top" ? margins.top[0]?.lines[0] : margins.bottom[0]?.lines.at(-1);
    return line === undefined ? [] : [line.baseline / height];
  });
  return (line, page) => {
    if (!isPlate(line, edge)) return false;
    const own = line.baseline / page.height;
    const same = heights.filter((height) => Math.abs(height - own) < 0.006).length;
    return same >= 3 && same >= 0.5 * pages.length;
  };
};

/** Whether the page is made of running text: then a lone row at its edge is no part of it. */
const isTextPage = ({ setting: { atoms } }: PageStructure): boolean => {
  let rows = 0;
  for (const atom of atoms)
    if (atom.kind === "table" || (atom.kind === "text" && atom.segment.letters >= 28)) rows += 1;
  return rows >= 8;
};

/** Whether a row ends far from the side where what stands on the page ends, or begins far from the other. */
const isShort = ({ x0, x1 }: Line, { setting: { atoms } }: PageStructure): boolean => {
  const text = around(atoms);
  return Math.max(x0 - text.x0, text.x1 - x1) > 0.2 * (text.x1 - text.x0);
};

const isLone = (group: MarginGroup, page: PageStructure, edge: Edge, size: number): boolean => {
  if (group.lines.length > 2 || !isTextPage(page)) return false;
  const middle = (group.lines[0]?.baseline ?? 0) / page.height;
  if (edge === "top" ? middle > 0.095 : middle < 0.91) return false;
  if (group.distance < 2.2 && !group.ruled) return false;
  // Pieces far apart that do not reach from side to side are headings over some of the columns.
  if (group.lines.some((line) => line.gapped && isShort(line, page))) return false;
  // What begins with a number may be the heading of a section, which stands near its text or in bold type.
  const apart = group.distance >= 3 || group.ruled;
  const isNumbered = (line: Line): boolean => isFootnote(line) && (!apart || line.bold);
  return group.lines.every((line) => line.size <= 1.12 * size && isPlate(line, edge) && !isNumbered(line));
};

/** What counts as header and footer on each page. `size`: the font size of the document's running text. */
export const findFurniture = (pages: ReadonlyArray<PageStructure>, size: number): ReadonlyArray<Furniture> => {
  const edges = (["top", "bottom"] as const).map((edge) => {
    const rows = countRows(pages, edge);
    const usualPlace = isUsualPlace(pages, edge);
    const limit = textLimit(pages, edge);
    const repeats = (line: Line, page: PageStructure): boolean => {
      const count = rows.get(normalize(line.text))?.length ?? 0;
      return (
        count >= 3 ||
        (count >= 2 && 2 * count >= pages.length) ||
        (usualPlace(line, page) && !isInText(line, page, limit, edge))
      );
    };
    return pages.map((page) => {
      let accepted = 0;
      for (const [index, group] of page.margins[edge].entries()) {
        if (group.deep) {
          if (index === 0 && hasFellow(group, pages)) accepted = 1;
          break;
        }
        const small = group.lines.every((line) => line.size <= Math.max(1.2 * size, readingSize));
        // In a group of several rows one that is new on this page may be a heading.
        const repeated = group.lines.length <= 4 && group.lines.every((line) => repeats(line, page) || bearsMark(line));
        const marked = small && group.lines.length <= 2 && group.lines.some(bearsMark) && !group.lines.some(isFootnote);
        const outside = group.lines.every((line) => !isInText(line, page, limit, edge));
        if ((repeated && small) || marked || (outside && isLone(group, page, edge, size))) accepted = index + 1;
        else if (!small) break;
      }
      return accepted;
    });
  });
  const stampRows = countStamps(pages);
  return pages.map((page, position) => ({
    top: edges[0]?.[position] ?? 0,
    bottom: edges[1]?.[position] ?? 0,
    stamps: page.asides.filter(
      (line) =>
        isStamp(line, page.width) &&
        (marks.some((mark) => mark.test(line.text)) || (stampRows.get(normalize(line.text)) ?? 0) >= 2),
    ),
  }));
};

/** Whether another page has a page number with the same middle, at its proper place. */
const hasFellow = (group: MarginGroup, pages: ReadonlyArray<PageStructure>): boolean => {
  const middle = ({ x0, x1 }: Line): number => x0 + x1;
  const [line] = group.lines;
  return pages.some(({ margins }) =>
    margins.bottom.some(
      ({ deep, lines: [other] }) =>
        !deep &&
        line !== undefined &&
        other !== undefined &&
        pageNumber.test(other.text) &&
        Math.abs(middle(other) - middle(line)) < 4,
    ),
  );
};

const countStamps = (pages: ReadonlyArray<PageStructure>): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const { asides } of pages)
    for (const { text } of asides) counts.set(normalize(text), (counts.get(normalize(text)) ?? 0) + 1);
  return counts;
};
