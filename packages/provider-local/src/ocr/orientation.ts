/** Which way is up: 0, 90, 180 or 270 degrees, from the alignment of letters. */
import type { QuarterTurn } from "../raster/turn.ts";
import type { Alignments } from "./alignment.ts";

/** What shapes say about the way a page lies. */
export interface OrientationGuess {
  /** The clockwise turn that would put the page upright. */
  readonly turn: QuarterTurn;
  /**
   * False when only reading can tell: the page seems to be turned, or its letters have too few ascenders and descenders,
   * as in many scripts, in figures and in capitals.
   */
  readonly sure: boolean;
}

/** So much better must the sides of letters line up than their bottoms before a page seems to lie on its side. */
const sideways = 1.6;
/** So much better must bottoms line up than tops before a page is sure to be the right way up. */
const surelyUp = 1.1;
/** So much better must bottoms line up than sides before a page is sure not to lie on its side. */
const surelyLevel = 1.3;
/** So much worse than tops, before it seems to be upside down. */
const likelyDown = 0.75;

/**
 * Guesses the orientation of a page. Bottoms of letters line up better than tops, because more letters have ascenders
 * than descenders; where they do the opposite the page seems to stand on its head.
 */
export const guessOrientation = ({ bottom, top, left, right }: Alignments): OrientationGuess => {
  const level = Math.max(bottom.strength, top.strength);
  const upended = Math.max(left.strength, right.strength);
  const lying = upended > sideways * level;
  // A page that was turned anticlockwise has its baselines to the right.
  const [base, head] = lying ? [right.strength, left.strength] : [bottom.strength, top.strength];
  const ratio = head > 0 ? base / head : 1;
  const down = ratio < likelyDown;
  const turn = lying ? (down ? 270 : 90) : down ? 180 : 0;
  return { turn, sure: turn === 0 && ratio > surelyUp && level > surelyLevel * upended };
};
