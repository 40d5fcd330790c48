/** Turns a page upright, asking the engine only when the shapes of its letters leave a doubt. */
import type { Bitmap } from "../page/bitmap.ts";
import { turnBitmap, type QuarterTurn } from "../raster/turn.ts";
import { measureAlignments, type Alignments } from "./alignment.ts";
import { crop } from "./crop.ts";
import type { EngineWord, OcrEngine } from "./engine.ts";
import { guessOrientation } from "./orientation.ts";
import { findInk, findLetters, type Ink, type Letters } from "./shapes.ts";

/** A page with what its shapes say. */
export interface SurveyedPage {
  readonly bitmap: Bitmap;
  /** The clockwise turn that was applied. */
  readonly turn: QuarterTurn;
  /** Whether nothing is left to doubt about `turn`. */
  readonly sure: boolean;
  readonly ink: Ink;
  readonly letters: Letters;
  readonly alignments: Alignments;
}

/** With fewer letters nothing can be said about the way a page lies. */
const fewestLetters = 24;
/** Side of the window that is read for a trial, in sizes of a letter. */
const trialWindow = 32;
/** A window is at least so many pixels wide and high. */
const leastWindow = 64;
/** So much better must a trial read in another position before the page is turned. */
const clearlyBetter = 1.3;
/** The trial counts words of which the engine is at least this sure. */
const believable = 0.5;

const survey = (bitmap: Bitmap, turn: QuarterTurn, sure: boolean): SurveyedPage => {
  const ink = findInk(bitmap);
  const letters = findLetters(ink);
  return { bitmap, turn, sure, ink, letters, alignments: measureAlignments(ink, letters) };
};

/** The parts of a page with the most letters, at most `count` of them, apart from each other. */
const densestParts = ({ bitmap, ink, letters }: SurveyedPage, count: number): ReadonlyArray<Bitmap> => {
  const { left, top } = ink.components;
  // On a page without letters their size is 0, and a window must have one.
  const side = Math.max(leastWindow, Math.ceil(letters.size * trialWindow * ink.factor));
  const width = Math.min(side, bitmap.width);
  const height = Math.min(side, bitmap.height);
  const windows: Array<{ readonly x0: number; readonly y0: number; readonly inside: number }> = [];
  for (let y = 0; y === 0 || y + height / 2 < bitmap.height; y += Math.ceil(height / 2)) {
    for (let x = 0; x === 0 || x + width / 2 < bitmap.width; x += Math.ceil(width / 2)) {
      const x0 = Math.min(x, bitmap.width - width);
      const y0 = Math.min(y, bitmap.height - height);
      const inside = letters.components.reduce((sum, i) => {
        const fromLeft = left[i]! * ink.factor - x0;
        const fromTop = top[i]! * ink.factor - y0;
        return sum + (fromLeft >= 0 && fromLeft < width && fromTop >= 0 && fromTop < height ? 1 : 0);
      }, 0);
      windows.push({ x0, y0, inside });
    }
  }
  const chosen: Array<(typeof windows)[number]> = [];
  for (const window of windows.toSorted((a, b) => b.inside - a.inside)) {
    const apart = chosen.every((c) => Math.abs(c.x0 - window.x0) >= width || Math.abs(c.y0 - window.y0) >= height);
    if (chosen.length < count && apart) chosen.push(window);
  }
  return chosen.map(({ x0, y0 }) => crop(bitmap, { x0, y0, x1: x0 + width, y1: y0 + height }, 10));
};

const yieldOf = (words: ReadonlyArray<EngineWord>): number =>
  words.reduce((sum, { text, confidence, known }) => {
    if (confidence < believable || !/[\p{L}\p{N}]{2}/u.test(text)) return sum;
    return sum + text.length * (confidence - believable) * (known ? 2 : 1);
  }, 0);

/** Of some turns of a page, the one in which parts of it read best; 0 unless another is clearly better. */
const tryTurns = async (
  engine: OcrEngine,
  parts: ReadonlyArray<Bitmap>,
  turns: ReadonlyArray<QuarterTurn>,
): Promise<QuarterTurn> => {
  const gainOf = async (turn: QuarterTurn): Promise<number> => {
    let gain = 0;
    for (const part of parts) gain += yieldOf(await engine.recognize(turnBitmap(part, turn), { layout: "block" }));
    return gain;
  };
  let best: QuarterTurn = 0;
  let most = (await gainOf(0)) * clearlyBetter;
  for (const turn of turns) {
    const gain = await gainOf(turn);
    if (gain > most) {
      best = turn;
      most = gain;
    }
  }
  return best;
};

/**
 * The page upright, as far as its shapes tell. Only where they speak for a turn is a part of it read in each position.
 */
export const turnUpright = async (engine: OcrEngine, bitmap: Bitmap): Promise<SurveyedPage> => {
  const page = survey(bitmap, 0, true);
  if (page.letters.components.length < fewestLetters) return page;
  const guess = guessOrientation(page.alignments);
  if (guess.turn === 0) return { ...page, sure: guess.sure };
  const opposite = ((guess.turn + 180) % 360) as QuarterTurn;
  const candidates = opposite === 0 ? [guess.turn] : [guess.turn, opposite];
  const turn = await tryTurns(engine, densestParts(page, 1), candidates);
  return turn === 0 ? { ...page, sure: false } : survey(turnBitmap(bitmap, turn), turn, true);
};

/** The page in the position in which parts of it clearly read best: for pages that read badly and may be turned. */
export const tryAllTurns = async (engine: OcrEngine, page: SurveyedPage): Promise<SurveyedPage> => {
  if (page.letters.components.length < fewestLetters) return page;
  const turn = await tryTurns(engine, densestParts(page, 2), [180, 90, 270]);
  return turn === 0 ? { ...page, sure: true } : survey(turnBitmap(page.bitmap, turn), turn, true);
};
