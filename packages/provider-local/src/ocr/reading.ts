/** Reads one picture of a page as well as the engine can: the walk from pixels to words in points, one step a line. */
import type { Bitmap } from "../page/bitmap.ts";
import type { Ruling, Word } from "../page/content.ts";
import type { QuarterTurn } from "../raster/turn.ts";
import { darkOnBright, flatten, isUneven, measureBackground } from "./background.ts";
import { restoreBullets } from "./bullets.ts";
import type { EngineWord, OcrEngine } from "./engine.ts";
import { certainty, mergeReadings } from "./merge.ts";
import { placementOf } from "./placement.ts";
import { preparePage, type PreparedPage } from "./prepared.ts";
import { findRulings } from "./rulings.ts";
import { lookAgain } from "./second-look.ts";
import { soften } from "./soften.ts";
import { dropNoise, restoreLeaders } from "./tidy.ts";
import { tryAllTurns, turnUpright, type SurveyedPage } from "./upright.ts";

/** What stands on a page. Lengths are points of the upright, level page, origin at the top left. */
export interface Reading {
  readonly words: ReadonlyArray<Word>;
  readonly rulings: ReadonlyArray<Ruling>;
  readonly width: number;
  readonly height: number;
  /** The clockwise turn that put the page upright. */
  readonly rotation: QuarterTurn;
  /** Degrees clockwise by which its lines ran down to the right before they were made level. */
  readonly skew: number;
  /** Mean confidence of the words, 0..1; 0 when there are none. */
  readonly confidence: number;
  /** Name of the engine. */
  readonly engine: string;
}

/** A reading less certain than this is tried again on a softened picture. */
const goodEnough = 0.87;
/** And once more below this. */
const poor = 0.8;
/** Below this, the page may be turned where its shapes leave that open; below the second, whatever its shapes say. */
const garbled = 0.7;
const nonsense = 0.6;
/** Letters that line up so well are printed clearly: a page of them that reads as nonsense is in another script. */
const clearPrint = 4.5;
/** A page of letters gives at least one word for so many of them, unless it was not understood. */
const lettersPerWord = 15;
/** Pages at least this many times as high as wide are slips: one column, whatever the gaps in its lines. */
const slip = 1.6;

const quality = (words: ReadonlyArray<EngineWord>, { letters }: PreparedPage): number =>
  words.length * lettersPerWord < letters.components.length && letters.components.length > lettersPerWord
    ? 0
    : certainty(words);

/** Whether most words stand on end: the engine can read a page that lies on its side, but not in its order. */
const standOnEnd = (words: ReadonlyArray<EngineWord>): boolean => {
  const long = words.filter((word) => word.text.length > 2);
  return long.filter((word) => word.y1 - word.y0 > 1.3 * (word.x1 - word.x0)).length > long.length / 2;
};

const weight = (words: ReadonlyArray<EngineWord>): number =>
  words.reduce((sum, { text, confidence }) => sum + text.length * confidence, 0);

/** The richer reading gives the order. */
const combine = (first: ReadonlyArray<EngineWord>, second: ReadonlyArray<EngineWord>): ReadonlyArray<EngineWord> =>
  weight(second) > 1.15 * weight(first) ? mergeReadings(second, first) : mergeReadings(first, second);

/** Whether no further try can help: clear print of which hardly a word was understood. */
const isForeign = (words: ReadonlyArray<EngineWord>, page: SurveyedPage, prepared: PreparedPage): boolean => {
  const certain = quality(words, prepared);
  return certain > 0 && certain < nonsense && page.alignments.bottom.strength >= clearPrint;
};

/** Reads a prepared page, again where it is worth it. At most three times as a whole. */
const readPrepared = async (
  engine: OcrEngine,
  page: PreparedPage,
  first: ReadonlyArray<EngineWord>,
): Promise<ReadonlyArray<EngineWord>> => {
  const { bitmap } = page;
  let words = await lookAgain(engine, page, first);
  if (page.letters.components.length === 0 || quality(words, page) >= goodEnough) return words;
  const soft = soften(bitmap);
  const [layout, other] =
    bitmap.height > slip * bitmap.width ? (["block", "page"] as const) : (["page", "block"] as const);
  words = combine(words, await engine.recognize(soft, { layout }));
  if (quality(words, page) < poor) words = combine(words, await engine.recognize(soft, { layout: other }));
  return words;
};

const prepare = (page: SurveyedPage): PreparedPage => preparePage(page.bitmap, page.ink, page.letters, page.alignments);

/** Reads a picture of a page. Rejects when the engine fails. */
export const readBitmap = async (engine: OcrEngine, picture: Bitmap): Promise<Reading> => {
  const dark = darkOnBright(picture);
  const background = measureBackground(dark);
  const even = isUneven(background) ? flatten(dark, background) : dark;
  let page = await turnUpright(engine, even);
  let prepared = prepare(page);
  const blank = page.ink.components.count === 0;
  let first = blank ? [] : await engine.recognize(prepared.bitmap);
  const limit = page.sure ? nonsense : garbled;
  if (!blank && (quality(first, prepared) < limit || (!page.sure && standOnEnd(first)))) {
    const { turn } = page;
    page = await tryAllTurns(engine, page);
    if (page.turn !== turn) {
      prepared = prepare(page);
      first = await engine.recognize(prepared.bitmap);
    }
  }
  const read = isForeign(first, page, prepared) ? first : await readPrepared(engine, prepared, first);
  const text = dropNoise(restoreBullets(read, prepared), prepared.strokes);
  const found = restoreLeaders(text, prepared.leaders);

  const { dpi } = prepared.bitmap;
  const lines = findRulings(prepared.bitmap, prepared.strokes, prepared.ink.threshold, dpi * 0.3, dpi * 0.05);
  const place = placementOf(prepared);
  const points = 72 / page.bitmap.dpi;
  return {
    words: found.map(place.word),
    rulings: lines.map(place.ruling),
    width: page.bitmap.width * points,
    height: page.bitmap.height * points,
    rotation: page.turn,
    skew: found.length === 0 ? 0 : page.alignments.bottom.slope,
    confidence: found.length === 0 ? 0 : found.reduce((sum, word) => sum + word.confidence, 0) / found.length,
    engine: engine.name,
  };
};
