/** Decides what happens between two lines of a run: the paragraph goes on, a line break is kept, or a new one begins. */
import { overlap } from "./box.ts";
import type { Line } from "./line.ts";
import { isRagged, type Run, rightEdge } from "./run.ts";
import { endsOpen, endsSentence, isIndexEntry, startsLower } from "./sentence.ts";

/** `join`: the sentence goes on. `hard`: same paragraph, but the line was ended on purpose. `break`: a new paragraph. */
export type Boundary = "join" | "hard" | "break";

/** The paragraph that is being built. */
export interface Open {
  /** Index of its first line in the run. */
  readonly first: number;
  /** Number of its lines. */
  readonly count: number;
  /** Whether it begins with the mark of a list item. */
  readonly marked: boolean;
  /** Whether its last line was joined to the one before, so that it is running text. */
  readonly flowing: boolean;
}

/** Starts of lines closer than this, in font sizes, count as equal. */
const same = 0.6;

/** Lines of fewer letters, such as those of an address, may end with a full stop without ending a paragraph. */
const shortLine = 40;

/** Beginnings of headings that never go on from the line above. */
const label = /^(?:item|part|section|chapter|article|appendix|schedule|exhibit|note)\s+[\dIVX]+\b/i;

/** Longest line of an address, in letters. */
const addressLine = 32;

const hyphen = /\p{L}[-‐]$/u;

const isCentred = (a: Line, b: Line, size: number): boolean =>
  Math.abs(a.start + a.end - b.start - b.end) < size && Math.abs(a.start - b.start) > same * size;

/** Where the text of a line begins; for the first line of an item, behind its mark. */
const textStart = (line: Line, marked: boolean): number => {
  if (!marked || line.marker?.apart !== true) return line.start;
  const word = line.words[1];
  if (word === undefined) return line.start;
  return line.rightToLeft ? -word.x1 : word.x0;
};

const firstWordWidth = ({ words: [word] }: Line): number => (word === undefined ? 0 : word.x1 - word.x0);

/** The verdict on the indentation of `below`, when it has one. */
const byIndent = (run: Run, open: Open, index: number, full: boolean): Boundary | undefined => {
  const above = run.lines[index] as Line;
  const below = run.lines[index + 1] as Line;
  const after = run.lines[index + 2];
  const size = Math.min(above.size, below.size);
  const near = (a: number, b: number): boolean => Math.abs(a - b) <= same * size;
  const first = run.lines[open.first] as Line;
  if (isCentred(above, below, size)) return undefined;
  if (open.marked && open.count === 1) {
    if (near(below.start, textStart(first, true))) return full || startsLower(below.text) ? "join" : "break";
    if (below.start > first.start - same * size && below.start < textStart(first, true))
      return full && !endsSentence(above.text) ? "join" : "break";
    if (below.start > first.start + same * size) return full ? "join" : undefined;
    return full && !endsSentence(above.text) && startsLower(below.text) ? "join" : "break";
  }
  const shift = below.start - above.start;
  if (Math.abs(shift) <= same * size) return undefined;
  const goesOn = full && !endsSentence(above.text);
  if (shift > 0) {
    if (open.count > 1) return goesOn && startsLower(below.text) ? "join" : "break";
    if (goesOn) return "join";
    if (after !== undefined && near(after.start, above.start)) return "break";
    return full ? "join" : "break";
  }
  const hanging = open.count > 1 && first.start < above.start - same * size;
  if (hanging) return near(below.start, first.start) ? "break" : undefined;
  return full ? "join" : "break";
};

/** Lines whose sizes differ more than this are set differently. OCR measures sizes within about a tenth. */
const otherSize = { exact: 1.05, rough: 1.15 };

const isOtherSize = (a: Line, b: Line): boolean => {
  const limit = a.words[0]?.confidence === undefined ? otherSize.exact : otherSize.rough;
  return Math.max(a.size, b.size) > limit * Math.min(a.size, b.size);
};

const byWeight = (above: Line, below: Line, full: boolean, first: boolean): Boundary | undefined => {
  // A heading may fill its line; a line inside a paragraph may hold small type.
  const heads =
    first && above.size > below.size && above.words[0]?.confidence === undefined && !startsLower(below.text);
  if ((!full || heads) && isOtherSize(above, below)) return "break";
  if (above.bold === below.bold) return undefined;
  const goesOn = full && !endsSentence(above.text);
  // A line of a bold paragraph may hold a few words of another face.
  if (above.bold) return goesOn && (startsLower(below.text) || below.words[0]?.bold === true) ? undefined : "break";
  return goesOn ? undefined : "break";
};

/** Whether so much space lies between the lines that a paragraph ends. */
const isApart = (run: Run, above: Line, below: Line, full: boolean): boolean => {
  const distance = below.baseline - above.baseline;
  if (distance <= 1.25 * run.lead + 0.15 * below.size) return false;
  // Lines with formulas stand apart though the sentence goes on.
  const goesOn = full && !endsSentence(above.text) && startsLower(below.text);
  return !goesOn || distance > 1.9 * run.lead;
};

/** What happens between line `index` of the run and the next one. `begins`: the next line begins a list item. */
export const boundaryAfter = (run: Run, open: Open, index: number, begins: boolean): Boundary => {
  const above = run.lines[index] as Line;
  const below = run.lines[index + 1] as Line;
  if (begins || (above.bold && below.bold && label.test(below.text))) return "break";
  const size = Math.min(above.size, below.size);
  const edge = rightEdge(run, index);
  // A line is full when the first word below would not have fitted in.
  const full = edge - above.end < firstWordWidth(below) + 0.35 * size;
  if (isApart(run, above, below, full)) return "break";
  if (overlap(above.x0, above.x1, below.x0, below.x1) < 0.1) return "break";
  const weight = byWeight(above, below, full, open.count === 1);
  if (weight !== undefined) return weight;
  const indent = byIndent(run, open, index, full);
  if (isIndexEntry(above.text) && isIndexEntry(below.text)) return "hard";
  if (above.leader || above.gapped || below.gapped) return indent === "break" ? "break" : "hard";
  if (indent === "break") return indent;
  // The lines of an address are short and end where they like.
  const short = Math.max(above.text.length, below.text.length) <= addressLine && !hyphen.test(above.text);
  if (short && !startsLower(below.text) && isRagged(run)) return "hard";
  if (indent !== undefined) return indent;
  if (full || (open.flowing && endsOpen(above.text))) return "join";
  const width = edge - Math.min(above.start, below.start);
  if (startsLower(below.text) && !endsSentence(above.text) && above.end - above.start > 0.5 * width) return "join";
  const sentence = endsSentence(above.text) && above.text.length > shortLine;
  return open.flowing || sentence ? "break" : "hard";
};
