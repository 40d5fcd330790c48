/** What a subject read, word by word against what is printed. */
import { diffArrays } from "diff";
import { normalise, wordsOf } from "../../score/normaliser.ts";
import { type Markup, markup } from "../markup.ts";

/** Words of two texts that differ, and a text that shows them. */
export interface TextDifference {
  /** Printed words that were not read in their place. */
  readonly lost: number;
  /** Read words that are not printed in their place. */
  readonly added: number;
  readonly words: number;
  readonly markup: Markup;
}

/** Words as a text; no spaces between letters of scripts that have none. */
const joined = (words: ReadonlyArray<string>): string => normalise(words.join(" "));

// A stretch of equal words longer than this is cut in its middle.
const mostEqual = 40;

const equal = (words: ReadonlyArray<string>): Markup => {
  if (words.length <= mostEqual) return markup`${joined(words)} `;
  const half = mostEqual / 2;
  const left = words.length - mostEqual;
  return markup`${joined(words.slice(0, half))} <span class="gap">… ${left} equal words …</span> ${joined(words.slice(-half))} `;
};

/** Compares two plain texts after the published normaliser. */
export const textDifference = (truth: string, found: string): TextDifference => {
  const [wanted, got] = [wordsOf(truth), wordsOf(found)];
  // Very different texts are shown whole: a difference of everything helps nobody.
  const changes = diffArrays([...wanted], [...got], { maxEditLength: 4000 }) ?? [
    { value: [...wanted], removed: true, added: false },
    { value: [...got], removed: false, added: true },
  ];
  const count = (kind: "added" | "removed") =>
    changes.reduce((sum, change) => sum + (change[kind] ? change.value.length : 0), 0);
  const pieces = changes.map(({ added, removed, value }) => {
    if (removed) return markup`<del>${joined(value)}</del> `;
    if (added) return markup`<ins>${joined(value)}</ins> `;
    return equal(value);
  });
  return { lost: count("removed"), added: count("added"), words: wanted.length, markup: markup`${pieces}` };
};
