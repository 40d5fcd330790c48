/** Which gaps between characters separate words. */
import type { Character } from "./character.ts";
import { isSpace } from "./scripts.ts";

/** The widest gaps, in shares of the font's width, that two characters of one word may have between them. */
export interface GapLimits {
  /** Without a space between them. */
  readonly plain: number;
  /** With a space that the engine made up. */
  readonly generated: number;
  /** With a space that the file holds; smaller than that, the next character is drawn over the space. */
  readonly written: number;
  /** Between two ideographs. */
  readonly ideograph: number;
}

const ordinary: GapLimits = { plain: 0.18, generated: 0.1, written: 0.04, ideograph: 0.45 };

/** Letters with gaps of at least this much, and all alike, are spaced out for looks. */
const spacedOut = 0.1;
const mostSpaced = 0.7;
const fewestLetters = 5;

const letter = /[\p{L}\p{N}]/u;

/** The limits that hold in a run of characters on one line; wider than usual where its letters are spaced out. */
export const gapLimits = (run: ReadonlyArray<Character>, backwards: boolean): GapLimits => {
  if (run.length < fewestLetters || backwards) return ordinary;
  const gaps: Array<number> = [];
  let before: Character | undefined;
  let [wide, spaces, pairs] = [0, 0, 0];
  for (const character of run) {
    if (isSpace(character.code)) {
      if (!character.generated) {
        spaces++;
        before = undefined;
      }
      continue;
    }
    if (before !== undefined) {
      const gap = (character.start - before.end) / character.style.em;
      pairs++;
      if (gap >= spacedOut && gap <= mostSpaced) wide++;
      if (gap > -0.5 && gap < 2) gaps.push(gap);
    }
    before = character;
  }
  // Most runs end here: ordinary text has hardly a gap inside its words.
  if (pairs < fewestLetters - 1 || wide < 0.7 * pairs) return ordinary;
  const letters = run.filter(({ code }) => !isSpace(code) && letter.test(String.fromCodePoint(code))).length;
  if (letters < 0.8 * (run.length - spaces)) return ordinary;
  gaps.sort((a, b) => a - b);
  const median = gaps[gaps.length >> 1] ?? 0;
  const alike = gaps.filter((gap) => Math.abs(gap - median) <= Math.max(0.25 * median, 0.04)).length;
  if (alike < 0.7 * pairs) return ordinary;
  const limit = median * 1.5 + 0.05;
  return { plain: limit, generated: limit, written: -1, ideograph: Math.max(limit, ordinary.ideograph) };
};
