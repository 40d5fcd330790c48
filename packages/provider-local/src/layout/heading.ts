/** Finds the headings of a document and their levels. */
import { median } from "./box.ts";
import { isEquation } from "./equation.ts";
import type { Paragraph } from "./paragraph.ts";
import { endsSentence } from "./sentence.ts";
import { hasLetter } from "./script.ts";

/** What the whole document says about its type. */
export interface BodyStyle {
  /** Font size of the running text, in points. */
  readonly size: number;
  /** Sizes in which paragraphs of several lines are set; text of such a size is no heading by its size. */
  readonly proseSizes: ReadonlyArray<number>;
  /** The running text itself is bold, or in capitals: then neither marks a heading. */
  readonly bold: boolean;
  readonly capitals: boolean;
}

/** A heading before its level is known. */
export interface Candidate {
  readonly paragraph: Paragraph;
  /** Position of the page among the pages, and of the part on the page. */
  readonly page: number;
  readonly part: number;
  /** Font size relative to the running text. */
  readonly ratio: number;
  readonly bold: boolean;
  readonly capitals: boolean;
  /** Depth of its own numbering: 2 for "3.1 Results"; 0 when it has none. */
  readonly depth: number;
  /** Level by the document's bookmarks, from 1. */
  readonly bookmark: number | undefined;
  readonly text: string;
}

/** Names of sections that are headings even in plain type. */
const sectionName =
  /^(?:abstract|summary|introduction|background|methods?|materials and methods|results|discussion|conclusions?|results and discussion|acknowledge?ments?|references|bibliography|appendix(?: [a-z\d])?|contents|table of contents|keywords|참고문헌|目录|目次|参考文献|zusammenfassung|literatur|résumé|références|resumen|referencias)$/iu;

const numbered = /^(\d{1,2}(?:\.\d{1,2}){0,4})(\.?)\s+\p{L}/u;
const chaptered =
  /^(?:chapter|part|section|appendix|kapitel|chapitre|capítulo|глава)\s+(?:\d+|[A-Z]|[IVX]+)\b|^제\s*\d+\s*[장절]/iu;
const lettered = /^(?:[A-Z]|[IVX]{1,5})\.\s+\p{Lu}/u;

/** Depth of the numbering at the start of a heading; 0 when there is none. */
const numberingDepth = (text: string): number => {
  const match = numbered.exec(text);
  if (match !== null) return (match[1]?.split(".").length ?? 0) || 0;
  return chaptered.test(text) ? 1 : 0;
};

/** Whether all letters are capitals (and there are some that could be small). */
export const isCapitals = (text: string): boolean => {
  const letters = text.replace(/[^\p{Lu}\p{Ll}]/gu, "");
  return letters.length >= 3 && !/\p{Ll}/u.test(letters);
};

/** Form of a text in which it is compared with bookmarks. */
export const titleKey = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "");

const address = /(?:https?:\/\/|www\.|@[\w-]+\.)/i;

/** Signs of program text, and of remarks in brackets. */
const formula = /[=<>{}]|;$|^\([^)]*\)$|\w_\w+.*\(/u;

const isSentence = (text: string): boolean =>
  (endsSentence(text) && !/\b(?:vs|etc|no|inc|ltd|co)\.$/i.test(text) && !/[?!]$/.test(text)) || /[,;]$/.test(text);

/** Mean confidence of an OCR engine in the words. What it could not read has any size. */
const certainty = (lines: Paragraph["lines"]): number => {
  const words = lines.flatMap((line) => line.words);
  return words.reduce((sum, { confidence = 1 }) => sum + confidence, 0) / Math.max(words.length, 1);
};

/** Whether all `neighbours`, one of them running text, are set clearly smaller. */
const isLargerThan = (neighbours: ReadonlyArray<Paragraph>, size: number): boolean =>
  neighbours.some(({ lines }) => lines.length > 1) &&
  neighbours.every(({ lines }) => median(lines.map((line) => line.size)) * 1.17 <= size);

/**
 * Whether a paragraph can be a heading by its type and place; `undefined` when not. `named` is the level that the
 * bookmarks give it, `neighbours` the paragraphs before and after it.
 */
export const headingCandidate = (
  paragraph: Paragraph,
  text: string,
  body: BodyStyle,
  place: { readonly page: number; readonly part: number },
  named: number | undefined,
  neighbours: ReadonlyArray<Paragraph> = [],
): Candidate | undefined => {
  const { lines, hard, above, below } = paragraph;
  const [first] = lines;
  if (first === undefined || !hasLetter(text) || text.length > 220 || lines.length > 5) return undefined;
  if (lines.some(({ leader }) => leader) || first.marker?.kind === "bullet") return undefined;
  const size = Math.max(...lines.map((line) => line.size));
  const usual = body.proseSizes.find((prose) => Math.abs(prose - size) < 0.04 * size && prose > body.size);
  const ratio = size / Math.max(usual ?? body.size, 0.1);
  const rough = first.words[0]?.confidence !== undefined;
  const bold = lines.every((line) => line.bold);
  const capitals = isCapitals(text);
  const depth = numberingDepth(text);
  const candidate = { paragraph, ...place, ratio, bold, capitals, depth, bookmark: named, text };
  if (named !== undefined && ratio > 0.9) return candidate;
  if (lines.some(({ gapped }) => gapped) && !(ratio > 1.3 || depth > 0)) return undefined;
  const letters = text.replace(/[^\p{L}]/gu, "").length;
  if (rough && certainty(lines) < 0.75) return undefined;
  if (letters < 2 || letters < (rough ? 0.6 : 0.4) * text.replace(/\s/g, "").length) return undefined;
  if (isEquation(text) || first.monospace || formula.test(text)) return undefined;
  const short = lines.length <= 2 && text.length <= 120;
  if (ratio >= (rough ? 1.3 : 1.14)) {
    const brief = short || (bold && lines.length <= 4 && text.length <= 200);
    const plain = address.test(text) || hard.includes(true) || (isSentence(text) && depth === 0);
    if (ratio < 1.4 && (!brief || plain)) return undefined;
    return lines.length <= 4 || ratio >= 1.6 ? candidate : undefined;
  }
  if (rough && isLargerThan(neighbours, size) && lines.length === 1 && text.length <= 60 && !isSentence(text))
    return candidate;
  if (ratio < 0.93 || !short || rough || (isSentence(text) && depth === 0)) return undefined;
  const apart = Math.max(above, below) >= 1.5 || above === Infinity;
  if (bold && !body.bold && !/[:：]$/.test(text)) return candidate;
  // A little larger and numbered is enough, where sizes are exact.
  if (ratio >= 1.04 && first.marker?.ordinal !== undefined && lines.length === 1) return candidate;
  if (sectionName.test(text.replace(/^[\d.\s]+/, "").replace(/[:.]$/, "")) && apart) return candidate;
  if (capitals && !body.capitals && letters >= 4 && apart && lines.length === 1 && above >= 1.3) return candidate;
  if (depth >= 2 && apart && lines.length === 1 && !isSentence(text) && text.length <= 90) return candidate;
  return lettered.test(text) && (bold || capitals) && !body.bold ? candidate : undefined;
};
