/** Lines of words: where a word that was found later belongs. */
import type { EngineWord } from "./engine.ts";

interface Line {
  readonly block: number;
  readonly words: Array<EngineWord>;
}

const linesOf = (words: ReadonlyArray<EngineWord>): Array<Line> => {
  const lines = new Map<number, Line>();
  for (const word of words) {
    const line = lines.get(word.line) ?? { block: word.block, words: [] };
    lines.set(word.line, line);
    line.words.push(word);
  }
  return [...lines.values()];
};

/** The line that a word continues: on its height, with a word nearer than `reach` that passes the test. */
const lineFor = (
  lines: ReadonlyArray<Line>,
  word: EngineWord,
  reach = 3 * (word.y1 - word.y0),
  counts: (other: EngineWord) => boolean = () => true,
): Line | undefined => {
  let best: Line | undefined;
  let nearest = reach;
  for (const line of lines) {
    for (const other of line.words) {
      const shared = Math.min(word.y1, other.y1) - Math.max(word.y0, other.y0);
      if (shared < 0.5 * Math.min(word.y1 - word.y0, other.y1 - other.y0) || !counts(other)) continue;
      const gap = Math.max(other.x0 - word.x1, word.x0 - other.x1, 0);
      if (gap < nearest) {
        nearest = gap;
        best = line;
      }
    }
  }
  return best;
};

/** The words of a line as they are read: from the right where most of them are in a script that runs so. */
const inOrder = (words: ReadonlyArray<EngineWord>): ReadonlyArray<EngineWord> => {
  const fromRight = words.filter(({ text }) => /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}]/u.test(text));
  const leftward = fromRight.length > words.length / 2;
  return words.toSorted((a, b) => (leftward ? b.x1 - a.x1 : a.x0 - b.x0));
};

/** The words of all lines, numbered anew; lines that got new words are put in order. */
const wordsOf = (lines: ReadonlyArray<Line>, added: ReadonlyArray<EngineWord>): ReadonlyArray<EngineWord> => {
  const isNew = new Set(added);
  return lines
    .filter((line) => line.words.length > 0)
    .flatMap((line, number) => {
      const changed = line.words.some((word) => isNew.has(word));
      const sorted = changed ? inOrder(line.words) : line.words;
      return sorted.map((word) => ({ ...word, line: number, block: line.block }));
    });
};

/** Puts words into lines: into one that they continue, else into new ones in the order of the page. */
export const insertWords = (
  words: ReadonlyArray<EngineWord>,
  added: ReadonlyArray<EngineWord>,
): ReadonlyArray<EngineWord> => {
  if (added.length === 0) return words;
  const lines = linesOf(words);
  let blocks = lines.reduce((most, { block }) => Math.max(most, block), -1);
  const fresh: Array<EngineWord> = [];
  for (const word of added) {
    const line = lineFor(lines, word);
    if (line === undefined) fresh.push(word);
    else line.words.push(word);
  }
  for (const line of linesOf(fresh)) {
    blocks++;
    const top = Math.min(...line.words.map((word) => word.y0));
    const left = Math.min(...line.words.map((word) => word.x0));
    const right = Math.max(...line.words.map((word) => word.x1));
    // After the last line above it in its column, else after the last line above it.
    const above = (other: Line) => other.words.every((word) => (word.y0 + word.y1) / 2 < top);
    const beside = (other: Line) => other.words.some((word) => word.x0 < right && word.x1 > left);
    const inColumn = lines.findLastIndex((other) => above(other) && beside(other));
    const at = inColumn >= 0 ? inColumn : lines.findLastIndex(above);
    lines.splice(at + 1, 0, { block: blocks, words: line.words });
  }
  return wordsOf(lines, added);
};

/**
 * Puts words between lines that they join, such as a leader between a title and its page number: what stands behind a
 * bridge becomes part of the line in front of it.
 */
export const insertBridges = (
  words: ReadonlyArray<EngineWord>,
  bridges: ReadonlyArray<EngineWord>,
): ReadonlyArray<EngineWord> => {
  if (bridges.length === 0) return words;
  const lines = linesOf(words);
  const lone: Array<EngineWord> = [];
  for (const bridge of bridges) {
    const slack = (bridge.y1 - bridge.y0) / 2;
    // A leader ends up to a few of its dots before what it leads to.
    const reach = 3 * Math.max(bridge.y1 - bridge.y0, (bridge.x1 - bridge.x0) / bridge.text.length);
    const before = lineFor(lines, bridge, reach, (other) => other.x1 <= bridge.x0 + slack);
    const behind = lineFor(lines, bridge, reach, (other) => other.x0 >= bridge.x1 - slack);
    const line = before ?? behind;
    if (line === undefined) lone.push(bridge);
    else line.words.push(bridge);
    if (before === undefined || behind === undefined || before === behind) continue;
    if (!behind.words.every((other) => other.x0 >= bridge.x1 - slack)) continue;
    before.words.push(...behind.words.splice(0));
  }
  return insertWords(wordsOf(lines, bridges), lone);
};
