/** The last look at the words of a page: what is no text goes, leaders come back, places become those of the level page. */
import type { EngineWord } from "./engine.ts";
import type { Leader } from "./leaders.ts";
import { insertBridges } from "./lines.ts";
import { certainty } from "./merge.ts";
import type { Stroke } from "./strokes.ts";

/** Marks without a letter or digit must be at least this sure. */
const sureMark = 0.35;
/** A page with no more words than this and no more certainty than that holds none at all. */
const hardlyAny = 8;
const doubtful = 0.5;

const hasLetter = (text: string): boolean => /[\p{L}\p{N}]/u.test(text);

/** Whether a word lies along a stroke: the stroke was taken for a dash or a bar. */
const isStroke = (word: EngineWord, strokes: ReadonlyArray<Stroke>): boolean =>
  strokes.some((stroke) => {
    const across = Math.min(word.x1, stroke.x1) - Math.max(word.x0, stroke.x0);
    const down = Math.min(word.y1, stroke.y1) - Math.max(word.y0, stroke.y0);
    if (across <= 0 || down <= 0) return false;
    return stroke.direction === "horizontal" ? across > 0.6 * (word.x1 - word.x0) : down > 0.6 * (word.y1 - word.y0);
  });

/** Drops what is no text: strokes read as dashes and bars, doubtful marks, and the words of a page that has none. */
export const dropNoise = (
  words: ReadonlyArray<EngineWord>,
  strokes: ReadonlyArray<Stroke>,
): ReadonlyArray<EngineWord> => {
  const text = words.filter(
    (word) => hasLetter(word.text) || (word.confidence >= sureMark && !isStroke(word, strokes)),
  );
  const legible = text.filter((word) => hasLetter(word.text));
  if (legible.length === 0 || (legible.length <= hardlyAny && certainty(legible) < doubtful)) return [];
  return text;
};

/** Puts leaders back, as words made of dots. */
export const restoreLeaders = (
  words: ReadonlyArray<EngineWord>,
  leaders: ReadonlyArray<Leader>,
): ReadonlyArray<EngineWord> => {
  const heights = words.map((word) => word.size).toSorted((a, b) => a - b);
  const usual = heights[heights.length >> 1] ?? 0;
  const dots = leaders.map((leader, i): EngineWord => ({
    text: ".".repeat(leader.dots),
    x0: leader.x0,
    // As high as the words beside it, so that it is seen to stand on their line.
    y0: leader.y1 - usual * 0.5,
    x1: leader.x1,
    y1: leader.y1,
    confidence: 1,
    baseline: leader.y1,
    size: usual,
    line: i,
    block: 0,
    known: false,
  }));
  return insertBridges(words, dots);
};
