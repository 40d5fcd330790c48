/** Reads one picture of a page as well as the engine can. */
import type { Bitmap } from "../page/bitmap.ts";
import type { Ruling, Word } from "../page/content.ts";
import type { QuarterTurn } from "../raster/turn.ts";
import type { EngineWord, OcrEngine } from "./engine.ts";

/** What stands on a page. Lengths are points of the upright page, origin at the top left. */
export interface Reading {
  readonly words: ReadonlyArray<Word>;
  readonly rulings: ReadonlyArray<Ruling>;
  readonly width: number;
  readonly height: number;
  /** The clockwise turn that put the page upright. */
  readonly rotation: QuarterTurn;
  /** The small turn, in degrees clockwise, that made its lines level. */
  readonly skew: number;
  /** Mean confidence of the words, 0..1; 0 when there are none. */
  readonly confidence: number;
  /** Name of the engine. */
  readonly engine: string;
}

const wordFromEngine = (word: EngineWord, scale: number): Word => ({
  text: word.text,
  x0: word.x0 * scale,
  y0: word.y0 * scale,
  x1: word.x1 * scale,
  y1: word.y1 * scale,
  baseline: word.baseline * scale,
  size: word.size * scale,
  bold: false,
  italic: false,
  monospace: false,
  confidence: word.confidence,
  line: word.line,
  block: word.block,
});

/** Reads a picture of a page. Rejects when the engine fails. */
export const readBitmap = async (engine: OcrEngine, bitmap: Bitmap): Promise<Reading> => {
  const found = await engine.recognize(bitmap);
  const scale = 72 / bitmap.dpi;
  const words = found.map((word) => wordFromEngine(word, scale));
  const confidence = found.length === 0 ? 0 : found.reduce((sum, word) => sum + word.confidence, 0) / found.length;
  return {
    words,
    rulings: [],
    width: bitmap.width * scale,
    height: bitmap.height * scale,
    rotation: 0,
    skew: 0,
    confidence,
    engine: engine.name,
  };
};
