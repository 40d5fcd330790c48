/** A page made ready for the engine: even paper, level lines, type of a good size, no leaders. */
import type { Bitmap } from "../page/bitmap.ts";
import { resize } from "../raster/resize.ts";
import { rotateBitmap } from "../raster/rotate.ts";
import type { Alignments } from "./alignment.ts";
import { eraseLeaders, findLeaders, type Leader } from "./leaders.ts";
import { findInk, findLetters, smallType, type Ink, type Letters } from "./shapes.ts";
import { eraseStrokes, findStrokes, type Stroke } from "./strokes.ts";

/** A page that the engine can read. Everything in it is in pixels of `bitmap`. */
export interface PreparedPage {
  readonly bitmap: Bitmap;
  /** The same without its strokes, for looking at single blocks. */
  readonly bare: Bitmap;
  /** Its pixels per pixel of the upright page. */
  readonly scale: number;
  /** Degrees clockwise by which lines on `bitmap` still run down to the right. */
  readonly slope: number;
  /** Degrees by which the page was turned anticlockwise to make its lines level. */
  readonly turned: number;
  readonly ink: Ink;
  readonly letters: Letters;
  readonly leaders: ReadonlyArray<Leader>;
  readonly strokes: ReadonlyArray<Stroke>;
}

/** Lines that slant by more than this many degrees are made level; below, only the words' boxes are. */
const steep = 1;
/** Type of at most this many pixels is enlarged: the engine loses letters and spaces of smaller type. */
const small = 13;
/** The size to which small type is brought. */
const comfortable = 16;
const largestScale = 2.5;
/** Marks of this size are letters only when they line up well; otherwise they are the dots of print or specks. */
const tiny = 7;
const wellAligned = 8;

/** Type larger than this is reduced on pictures of so many pixels: it takes the engine longer and reads no better. */
const large = 26;
const manyPixels = 6_000_000;
const ample = 20;

/** What the engine's memory holds with ease. */
const mostPixels = 40_000_000;

const goodScale = (pixels: number, type: number, alignments: Alignments): number => {
  if (type === 0) return 1;
  if (type > large && pixels > manyPixels) return ample / type;
  if (type > small || (type < tiny && alignments.bottom.strength < wellAligned)) return 1;
  return Math.min(comfortable / type, largestScale);
};

const scaleFor = ({ width, height }: Bitmap, type: number, alignments: Alignments): number =>
  Math.min(goodScale(width * height, type, alignments), Math.sqrt(mostPixels / (width * height)));

/** Makes an upright page ready. `ink`, `letters` and `alignments` are those of `page`. */
export const preparePage = (page: Bitmap, ink: Ink, letters: Letters, alignments: Alignments): PreparedPage => {
  const type = smallType(ink, letters);
  const scale = scaleFor(page, type, alignments);
  const sized = resize(page, Math.round(page.width * scale), Math.round(page.height * scale), page.dpi * scale);
  const { slope } = alignments.bottom;
  const level = Math.abs(slope) > steep;
  const levelled = level ? rotateBitmap(sized, slope) : sized;
  const ownInk = level ? findInk(levelled) : { ...ink, factor: ink.factor * scale };
  const ownLetters = level ? findLetters(ownInk) : letters;
  const leaders = findLeaders(ownInk, ownLetters);
  const bitmap = eraseLeaders(levelled, leaders);
  const size = ownLetters.size * ownInk.factor;
  const strokes = findStrokes(bitmap, ink.threshold, Math.max(30, size * 3), Math.max(6, size * 0.5));
  return {
    bitmap,
    bare: eraseStrokes(bitmap, strokes, ink.threshold),
    scale,
    slope: level ? 0 : slope,
    turned: level ? slope : 0,
    ink: ownInk,
    letters: ownLetters,
    leaders,
    strokes,
  };
};
