/** What a subject read, word by word against what is printed. */
import { diffArrays } from "diff";
import { wordsOf } from "../../score/normaliser.ts";
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

// A stretch of equal words longer than this is cut in its middle.
const mostEqual = 40;

const equal = (words: ReadonlyArray<string>): Markup => {
  if (words.length <= mostEqual) return markup`${words.join(" ")} `;
  const half = mostEqual / 2;
  const left = words.length - mostEqual;
  return markup`${words.slice(0, half).join(" ")} <span class="gap">… ${left} equal words …</span> ${words.slice(-half).join(" ")} `;
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
    if (removed) return markup`<del>${value.join(" ")}</del> `;
    if (added) return markup`<ins>${value.join(" ")}</ins> `;
    return equal(value);
  });
  return { lost: count("removed"), added: count("added"), words: wanted.length, markup: markup`${pieces}` };
};
