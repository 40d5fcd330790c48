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
const trialWindow = 40;
/** So much better must a trial read in another position before the page is turned. */
const clearlyBetter = 1.3;
/** The trial counts words of which the engine is at least this sure. */
const believable = 0.5;

const survey = (bitmap: Bitmap, turn: QuarterTurn, sure: boolean): SurveyedPage => {
  const ink = findInk(bitmap);
  const letters = findLetters(ink);
  return { bitmap, turn, sure, ink, letters, alignments: measureAlignments(ink, letters) };
};

/** The part of a page with the most letters. */
const densestPart = ({ bitmap, ink, letters }: SurveyedPage): Bitmap => {
  const { left, top } = ink.components;
  const side = Math.ceil(letters.size * trialWindow * ink.factor);
  const width = Math.min(side, bitmap.width);
  const height = Math.min(side, bitmap.height);
  let best = { x0: 0, y0: 0, count: -1 };
  for (let y0 = 0; y0 === 0 || y0 + height / 2 < bitmap.height; y0 += Math.ceil(height / 2)) {
    for (let x0 = 0; x0 === 0 || x0 + width / 2 < bitmap.width; x0 += Math.ceil(width / 2)) {
      const x = Math.min(x0, bitmap.width - width);
      const y = Math.min(y0, bitmap.height - height);
      const count = letters.components.reduce((sum, i) => {
        const fromLeft = left[i]! * ink.factor - x;
        const fromTop = top[i]! * ink.factor - y;
        return sum + (fromLeft >= 0 && fromLeft < width && fromTop >= 0 && fromTop < height ? 1 : 0);
      }, 0);
      if (count > best.count) best = { x0: x, y0: y, count };
    }
  }
  return crop(bitmap, { x0: best.x0, y0: best.y0, x1: best.x0 + width, y1: best.y0 + height }, 10);
};

const yieldOf = (words: ReadonlyArray<EngineWord>): number =>
  words.reduce((sum, { text, confidence, known }) => {
    if (confidence < believable || !/[\p{L}\p{N}]{2}/u.test(text)) return sum;
    return sum + text.length * (confidence - believable) * (known ? 2 : 1);
  }, 0);

/** Of some turns of a page, the one in which a part of it reads best; 0 unless another is clearly better. */
const tryTurns = async (
  engine: OcrEngine,
  page: SurveyedPage,
  turns: ReadonlyArray<QuarterTurn>,
): Promise<QuarterTurn> => {
  const part = densestPart(page);
  let best: QuarterTurn = 0;
  let most = yieldOf(await engine.recognize(part, { layout: "block" })) * clearlyBetter;
  for (const turn of turns) {
    const gain = yieldOf(await engine.recognize(turnBitmap(part, turn), { layout: "block" }));
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
  if (page.letters.components.length < fewestLetters) return { ...page, sure: false };
  const guess = guessOrientation(page.alignments);
  if (guess.turn === 0) return { ...page, sure: guess.sure };
  const opposite = ((guess.turn + 180) % 360) as QuarterTurn;
  const turn = await tryTurns(engine, page, opposite === 0 ? [guess.turn] : [guess.turn, opposite]);
  return turn === 0 ? page : survey(turnBitmap(bitmap, turn), turn, true);
};

/**
 * The same page, or the page upside down if a part of it reads clearly better so: for pages whose shapes left it open
 * and that read badly.
 */
export const tryUpsideDown = async (engine: OcrEngine, page: SurveyedPage): Promise<SurveyedPage> => {
  if (page.letters.components.length === 0) return page;
  const turn = await tryTurns(engine, page, [180]);
  return turn === 0 ? { ...page, sure: true } : survey(turnBitmap(page.bitmap, 180), 180, true);
};
