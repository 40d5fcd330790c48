/**
 * Which way the lines of a page run, found from how well the edges of its letters line up: the bottoms of letters stand
 * on baselines, their tops line up less well, their sides hardly. No engine is asked.
 */
import type { Ink, Letters } from "./shapes.ts";

/** How well edges line up along the best slope. */
export interface Alignment {
  /** Degrees clockwise by which the lines run down to the right. */
  readonly slope: number;
  /** Concentration of the edges; about 1 when they lie anyhow. */
  readonly strength: number;
}

/** The alignments of the four edges of letters. Left and right are those that lines would have if the page lay on its side. */
export interface Alignments {
  readonly bottom: Alignment;
  readonly top: Alignment;
  readonly left: Alignment;
  readonly right: Alignment;
}

const steepest = 15;
/** So much better must edges line up along a slope than without one: a few letters line up somehow in any direction. */
const clearlySlanting = 1.3;
/** With fewer letters nothing can be said. */
const fewestLetters = 20;
/** Enough letters to see the slope of a page. */
const sample = 4000;

/** The best slope of points: `along` the lines and `across` them. */
const align = (along: Float32Array, across: Float32Array, size: number): Alignment => {
  const count = along.length;
  if (count < fewestLetters) return { slope: 0, strength: 0 };
  let reach = 1;
  for (let i = 0; i < count; i++) reach = Math.max(reach, Math.abs(along[i]!) + Math.abs(across[i]!));
  /** The sum of the squares of how many edges fall into each bin, when all are turned by `degrees`. */
  const score = (degrees: number, bin: number): number => {
    const sine = Math.sin((degrees * Math.PI) / 180);
    const cosine = Math.cos((degrees * Math.PI) / 180);
    const bins = new Uint16Array(Math.ceil((2 * reach) / bin) + 2);
    let sum = 0;
    for (let i = 0; i < count; i++) {
      const place = Math.trunc((across[i]! * cosine - along[i]! * sine + reach) / bin);
      // The square grows by 2n + 1 when a bin grows from n to n + 1.
      sum += 2 * bins[place]!++ + 1;
    }
    return (sum * 1000) / (count * count);
  };
  const search = (from: number, to: number, step: number, bin: number): Alignment => {
    let best = { slope: 0, strength: -1 };
    for (let slope = from; slope <= to + step / 2; slope += step) {
      const strength = score(slope, bin);
      // Of equal slopes the gentlest.
      if (strength > best.strength || (strength === best.strength && Math.abs(slope) < Math.abs(best.slope))) {
        best = { slope, strength };
      }
    }
    return best;
  };
  const rough = search(-steepest, steepest, 0.25, Math.max(2, size / 3));
  const fine = Math.max(1, size / 8);
  const best = search(rough.slope - 0.5, rough.slope + 0.5, 0.02, fine);
  const level = score(0, fine);
  return best.strength < level * clearlySlanting ? { slope: 0, strength: Math.max(level, best.strength) } : best;
};

/** Measures how the letters of a page line up. */
export const measureAlignments = (ink: Ink, letters: Letters): Alignments => {
  const { left, top, right, bottom } = ink.components;
  const step = Math.max(1, Math.ceil(letters.components.length / sample));
  const some = letters.components.filter((_, i) => i % step === 0);
  const edge = (value: (i: number) => number) => Float32Array.from(some, value);
  const middleX = edge((i) => (left[i]! + right[i]!) / 2 - ink.bitmap.width / 2);
  const middleY = edge((i) => (top[i]! + bottom[i]!) / 2 - ink.bitmap.height / 2);
  return {
    bottom: align(
      middleX,
      edge((i) => bottom[i]! - ink.bitmap.height / 2),
      letters.size,
    ),
    top: align(
      middleX,
      edge((i) => top[i]! - ink.bitmap.height / 2),
      letters.size,
    ),
    left: align(
      middleY,
      edge((i) => left[i]! - ink.bitmap.width / 2),
      letters.size,
    ),
    right: align(
      middleY,
      edge((i) => right[i]! - ink.bitmap.width / 2),
      letters.size,
    ),
  };
};
