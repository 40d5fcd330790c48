/** Bullets at the beginning of lines: engines take them for letters and marks, or pass over them. */
import type { Box } from "../page/content.ts";
import type { EngineWord } from "./engine.ts";
import { insertBridges } from "./lines.ts";
import type { PreparedPage } from "./prepared.ts";

/** Size of a bullet in sizes of a letter, and how much of its box is ink: a disc fills 0.79 of it, a letter less. */
const smallest = 0.28;
const largest = 1.1;
const filled = 0.68;

/** Filled discs and squares; in pixels of the page. */
const findDiscs = ({ ink, letters }: PreparedPage): ReadonlyArray<Box> => {
  const { count, left, top, right, bottom, area } = ink.components;
  const discs: Array<Box> = [];
  for (let i = 0; i < count; i++) {
    const width = right[i]! - left[i]!;
    const height = bottom[i]! - top[i]!;
    const size = Math.max(width, height);
    if (size < letters.size * smallest || size < 4 || size > letters.size * largest) continue;
    if (Math.min(width, height) < 0.8 * size || area[i]! < filled * width * height) continue;
    const { factor } = ink;
    discs.push({ x0: left[i]! * factor, y0: top[i]! * factor, x1: right[i]! * factor, y1: bottom[i]! * factor });
  }
  return discs;
};

/** Whether a disc stands in front of a word like a bullet: not far, at half the height of its small letters. */
const standsBefore = (disc: Box, word: EngineWord): boolean => {
  const size = disc.x1 - disc.x0;
  const gap = word.x0 - disc.x1;
  const rise = word.baseline - (disc.y0 + disc.y1) / 2;
  return gap > 0 && gap < Math.max(4 * size, 2 * word.size) && rise > 0.08 * word.size && rise < 0.55 * word.size;
};

const bulletOf = (disc: Box, word: EngineWord): EngineWord => ({
  ...word,
  text: "•",
  x0: disc.x0,
  // As high as the line, so that it is seen to stand on it.
  y0: Math.min(disc.y0, word.y0),
  x1: disc.x1,
  y1: Math.max(disc.y1, word.baseline),
  confidence: 0.9,
  known: false,
});

const isIn = (disc: Box, word: EngineWord): boolean => {
  const x = (disc.x0 + disc.x1) / 2;
  const y = (disc.y0 + disc.y1) / 2;
  return x > word.x0 && x < word.x1 && y > word.y0 && y < word.y1;
};

/** Whether a disc is all there is of a word, whatever the engine made of it. */
const isOnly = (disc: Box, { text, x0, x1 }: EngineWord): boolean =>
  text.length <= 2 && disc.x1 - disc.x0 > 0.6 * (x1 - x0);

/** Gives the words of lines that begin with a bullet a `•` there, in place of what the engine took it for. */
export const restoreBullets = (words: ReadonlyArray<EngineWord>, page: PreparedPage): ReadonlyArray<EngineWord> => {
  const starts = words.flatMap((word, i) => {
    if (words[i - 1]?.line === word.line) return [];
    const next = words[i + 1];
    return [{ word, next: next?.line === word.line ? next : undefined }];
  });
  const replaced = new Map<EngineWord, EngineWord>();
  const added: Array<EngineWord> = [];
  for (const disc of findDiscs(page)) {
    const covering = words.find((word) => isIn(disc, word));
    const start = starts.find(({ word }) => word === covering);
    if (start?.next !== undefined && isOnly(disc, start.word) && standsBefore(disc, start.next)) {
      replaced.set(start.word, { ...bulletOf(disc, start.next), line: start.word.line, block: start.word.block });
    } else if (covering === undefined) {
      const follower = starts.find(({ word }) => standsBefore(disc, word))?.word;
      if (follower !== undefined) added.push(bulletOf(disc, follower));
    }
  }
  if (replaced.size === 0 && added.length === 0) return words;
  return insertBridges(
    words.map((word) => replaced.get(word) ?? word),
    added,
  );
};
