/** Text that stands turned on the page: stamps in the margin, labels of axes. */
import type { Word } from "../page/content.ts";
import { around } from "./box.ts";
import { type Line, makeLine } from "./line.ts";

/** Whether `word` goes on where `before` ends: on the same upright strip, and close. */
const continues = (before: Word, word: Word): boolean => {
  const size = Math.max(before.size, word.size, 1);
  const sideways = Math.min(before.x1, word.x1) - Math.max(before.x0, word.x0);
  const gap = Math.max(word.y0 - before.y1, before.y0 - word.y1);
  return sideways > 0.4 * Math.min(before.x1 - before.x0, word.x1 - word.x0) && gap < 1.2 * size;
};

/** The lines of turned words. They come in the order of the file, which is the order of reading. */
export const makeAsides = (words: ReadonlyArray<Word>): ReadonlyArray<Line> => {
  const groups: Array<Array<Word>> = [];
  for (const word of words) {
    const open = groups.at(-1);
    const before = open?.at(-1);
    if (open !== undefined && before !== undefined && continues(before, word)) open.push(word);
    else groups.push([word]);
  }
  return groups.map((group) => {
    const line = makeLine(group, group[0]?.baseline ?? 0, group[0]?.size ?? 0);
    return { ...line, ...around(group), words: group, gapped: false, text: group.map(({ text }) => text).join(" ") };
  });
};

/** Whether the line stands upright in the left or right margin of the page, as stamps do. */
export const isStamp = (line: Line, width: number): boolean => {
  const middle = (line.x0 + line.x1) / 2;
  return line.y1 - line.y0 > 2 * (line.x1 - line.x0) && (middle < 0.09 * width || middle > 0.91 * width);
};
