/**
 * A second look at letters that the first reading passed over or was unsure of: columns of lone figures, small print
 * beside large, blocks whose lines the engine ran together. Each block is read on its own, with everything else wiped.
 */
import type { Box } from "../page/content.ts";
import { crop, whiten } from "./crop.ts";
import type { EngineWord, OcrEngine } from "./engine.ts";
import { insertWords } from "./lines.ts";
import { certainty } from "./merge.ts";
import type { PreparedPage } from "./prepared.ts";
import type { Ink } from "./shapes.ts";

/** Words of which the engine is surer than this are left as they are. */
const sure = 0.6;
/** New words must be at least this sure. */
const acceptable = 0.6;
/** So many blocks at most, and so large a part of the page's letters. */
const mostBlocks = 24;
const largestPart = 0.3;
/** More pieces than this that are not read belong to a picture. */
const mostOpen = 6000;

interface Block extends Box {
  readonly letters: number;
}

const inside = (box: Box, x: number, y: number, margin: number): boolean =>
  x >= box.x0 - margin && x <= box.x1 + margin && y >= box.y0 - margin && y <= box.y1 + margin;

/** A test for points: whether they lie in one of many boxes. */
const coveredBy = (boxes: ReadonlyArray<Box>, margin: number): ((x: number, y: number) => boolean) => {
  const band = 64;
  const bands = new Map<number, Array<Box>>();
  for (const box of boxes) {
    for (let i = Math.floor((box.y0 - margin) / band); i <= Math.floor((box.y1 + margin) / band); i++) {
      const list = bands.get(i);
      if (list === undefined) bands.set(i, [box]);
      else list.push(box);
    }
  }
  return (x, y) => (bands.get(Math.floor(y / band)) ?? []).some((box) => inside(box, x, y, margin));
};

/** Groups letters that lie close together, like those of a paragraph, into blocks; in pixels of the page. */
const findBlocks = (ink: Ink, numbers: ReadonlyArray<number>, size: number): ReadonlyArray<Block> => {
  const { left, top, right, bottom } = ink.components;
  const byTop = numbers.toSorted((a, b) => top[a]! - top[b]!);
  const parents = byTop.map((_, i) => i);
  const root = (i: number): number => {
    let at = i;
    while (parents[at] !== at) {
      parents[at] = parents[parents[at]!]!;
      at = parents[at]!;
    }
    return at;
  };
  const across = size * 2.2;
  const down = size * 1.4;
  for (let i = 0; i < byTop.length; i++) {
    const a = byTop[i]!;
    for (let j = i + 1; j < byTop.length; j++) {
      const b = byTop[j]!;
      if (top[b]! > bottom[a]! + down) break;
      const gapX = Math.max(left[a]!, left[b]!) - Math.min(right[a]!, right[b]!);
      const gapY = Math.max(top[a]!, top[b]!) - Math.min(bottom[a]!, bottom[b]!);
      // Beside each other on a line, or below each other.
      if ((gapX <= across && gapY < 0) || (gapY <= down && gapX < size * 0.5)) parents[root(j)] = root(i);
    }
  }
  const groups = new Map<number, Array<number>>();
  byTop.forEach((letter, i) => {
    const group = groups.get(root(i));
    if (group === undefined) groups.set(root(i), [letter]);
    else group.push(letter);
  });
  const { factor } = ink;
  return [...groups.values()].map((group) => ({
    x0: Math.min(...group.map((i) => left[i]!)) * factor,
    y0: Math.min(...group.map((i) => top[i]!)) * factor,
    x1: Math.max(...group.map((i) => right[i]!)) * factor,
    y1: Math.max(...group.map((i) => bottom[i]!)) * factor,
    letters: group.length,
  }));
};

const centreIn = (box: Box, word: Box): boolean => inside(box, (word.x0 + word.x1) / 2, (word.y0 + word.y1) / 2, 0);

const lettersIn = (words: ReadonlyArray<EngineWord>): number => words.reduce((sum, { text }) => sum + text.length, 0);

const weight = (words: ReadonlyArray<EngineWord>): number =>
  words.reduce((sum, { text, confidence }) => sum + text.length * confidence, 0);

/** Whether new words may stand for old ones: surer or richer, but a few sure letters do not push out real words. */
const isBetter = (found: ReadonlyArray<EngineWord>, old: ReadonlyArray<EngineWord>): boolean => {
  if (weight(found) > weight(old)) return true;
  const real = old.filter((word) => word.known);
  const loses = lettersIn(found) < lettersIn(old) / 2 && lettersIn(real) > lettersIn(old) / 2;
  return !loses && certainty(found) > certainty(old);
};

/** Reads again what the words do not cover, or cover without being sure. Returns the words with what could be bettered. */
export const lookAgain = async (
  engine: OcrEngine,
  { bare, ink, letters }: PreparedPage,
  words: ReadonlyArray<EngineWord>,
): Promise<ReadonlyArray<EngineWord>> => {
  const { left, top, right, bottom } = ink.components;
  const { factor } = ink;
  const size = letters.size * factor;
  const settled = words.filter((word) => word.confidence >= sure);
  const isSettled = coveredBy(settled, 1);
  const open = letters.components.filter(
    (i) => !isSettled(((left[i]! + right[i]!) / 2) * factor, ((top[i]! + bottom[i]!) / 2) * factor),
  );
  if (open.length < 2 || open.length > mostOpen) return words;
  const blocks = findBlocks(ink, open, letters.size)
    .filter((block) => block.letters >= 2 || block.y1 - block.y0 > size * 0.8)
    .toSorted((a, b) => b.letters - a.letters)
    .slice(0, mostBlocks);

  let budget = letters.components.length * largestPart;
  let current = words;
  const margin = Math.round(size * 0.6);
  for (const block of blocks) {
    if (block.letters > budget) continue;
    budget -= block.letters;
    const area = {
      x0: Math.max(0, Math.floor(block.x0) - margin),
      y0: Math.max(0, Math.floor(block.y0) - margin),
      x1: Math.min(bare.width, Math.ceil(block.x1) + margin),
      y1: Math.min(bare.height, Math.ceil(block.y1) + margin),
    };
    const border = 10;
    const part = crop(bare, area, border);
    for (const word of settled) {
      whiten(part, {
        x0: word.x0 - area.x0 + border,
        y0: word.y0 - area.y0 + border,
        x1: word.x1 - area.x0 + border,
        y1: word.y1 - area.y0 + border,
      });
    }
    const found = (await engine.recognize(part, { layout: "block" }))
      .filter((word) => word.confidence >= acceptable && /[\p{L}\p{N}]/u.test(word.text))
      .map((word) => ({
        ...word,
        x0: word.x0 + area.x0 - border,
        y0: word.y0 + area.y0 - border,
        x1: word.x1 + area.x0 - border,
        y1: word.y1 + area.y0 - border,
        baseline: word.baseline + area.y0 - border,
      }));
    const old = current.filter((word) => word.confidence < sure && centreIn(block, word));
    if (found.length === 0 || !isBetter(found, old)) continue;
    current = insertWords(
      current.filter((word) => !old.includes(word)),
      found,
    );
  }
  return current;
};
