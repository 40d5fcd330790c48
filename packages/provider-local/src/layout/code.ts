/** Listings: lines in a type face of fixed width, with their indentation. */
import type { Line } from "./line.ts";
import { median } from "./box.ts";
import { isAscii, letterWidth } from "./script.ts";

/** Share of a page's letters from which on its fixed width may just be its type face, and no sign of code. */
const typewritten = 0.92;
/** Signs of program text per letter, from which on a page in fixed width is a listing all the same. */
const codeShare = 0.03;

/** Whether the page as a whole is prose set like a typewriter's. */
export const isTypewritten = (lines: ReadonlyArray<Line>): boolean => {
  let [all, fixed, signs] = [0, 0, 0];
  for (const { text, monospace } of lines) {
    all += text.length;
    if (!monospace) continue;
    fixed += text.length;
    signs += text.match(/[{}()[\];=<>|_#\\]/g)?.length ?? 0;
  }
  return fixed > typewritten * all && signs < codeShare * fixed;
};

/** Widths of a letter that agree within this share are one width. */
const samePitch = 0.025;
/** Words of three letters or more that have to agree before a type face counts as one of fixed width. */
const leastWords = 4;

/** Widths of a letter in the words of a line that can tell it: ASCII, with letters. */
const pitches = ({ words }: Line): ReadonlyArray<number> =>
  words.flatMap(({ text, x0, x1, confidence }) =>
    confidence === undefined && text.length >= 3 && isAscii(text) && /[A-Za-z]/.test(text)
      ? [(x1 - x0) / text.length]
      : [],
  );

/**
 * Marks lines whose letters all are equally wide: not every file says that its type face is one of fixed width. It takes
 * several words to be sure, of one line or of neighbouring ones.
 */
export const markFixedPitch = (lines: ReadonlyArray<Line>): ReadonlyArray<Line> => {
  const result = [...lines];
  for (let start = 0; start < lines.length;) {
    let pitch: number | undefined;
    let count = 0;
    let end = start;
    for (; end < lines.length; end += 1) {
      const line = lines[end] as Line;
      const own = pitches(line);
      const reference: number | undefined = pitch ?? own[0];
      if (line.leader || line.marker?.kind === "bullet") break;
      if (reference === undefined || Math.abs(line.size - (lines[start] as Line).size) > 0.02 * line.size) break;
      if (own.some((width) => Math.abs(width - reference) > samePitch * reference)) break;
      pitch = reference;
      count += own.length;
    }
    if (count >= leastWords)
      for (let index = start; index < end; index += 1) result[index] = { ...(lines[index] as Line), monospace: true };
    start = Math.max(end, start + 1);
  }
  return result;
};

/** The text of a listing. Spaces between and before words come from their places. */
export const codeText = (lines: ReadonlyArray<Line>): string => {
  const advances = lines.flatMap(({ words }) =>
    words.filter(({ text }) => text.length > 1).map(({ x0, x1, text }) => (x1 - x0) / Math.max(letterWidth(text), 1)),
  );
  const size = lines[0]?.size ?? 10;
  const advance = median(advances) || 0.6 * size;
  const left = Math.min(...lines.map(({ x0 }) => x0));
  const distances = lines.slice(1).map((line, index) => line.baseline - (lines[index]?.baseline ?? 0));
  const lead = median(distances, 0.3) || 1.2 * size;
  let text = "";
  for (const [index, line] of lines.entries()) {
    if (index > 0) text += (distances[index - 1] ?? 0) > 1.6 * lead ? "\n\n" : "\n";
    let row = "";
    for (const word of line.words) {
      const column = Math.round((word.x0 - left) / advance);
      const least = row === "" ? 0 : 1;
      row += " ".repeat(Math.min(Math.max(column - row.length, least), 120)) + word.text;
    }
    text += row;
  }
  return text;
};
