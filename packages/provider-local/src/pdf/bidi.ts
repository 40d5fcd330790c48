/** The order of right to left text. */
import type { Character } from "./character.ts";
import { isJoiner, isLeftToRight, isMark, isRightToLeft } from "./scripts.ts";

/** Whether a run of characters holds right to left text. */
export const holdsRightToLeft = (characters: ReadonlyArray<Character>): boolean =>
  characters.some(({ code }) => isRightToLeft(code));

/** The characters of a line from right to left by their places; marks stay with the letter before them. */
export const fromTheRight = (characters: ReadonlyArray<Character>): Array<Character> => {
  const clusters: Array<Array<Character>> = [];
  for (const character of characters) {
    const last = clusters.at(-1);
    if (last !== undefined && isMark(character.code)) last.push(character);
    else clusters.push([character]);
  }
  // By the middle: neighbours overlap at their edges.
  const middle = ([first]: ReadonlyArray<Character>): number => (first === undefined ? 0 : first.start + first.end);
  return clusters.toSorted((a, b) => middle(b) - middle(a)).flat();
};

/** The characters of a word, given from right to left, in logical order: numbers and foreign words are turned back. */
export const toLogical = (characters: ReadonlyArray<Character>): ReadonlyArray<Character> => {
  const logical: Array<Character> = [];
  let index = 0;
  while (index < characters.length) {
    const character = characters[index];
    if (character === undefined) break;
    let end = index;
    if (isLeftToRight(character.code)) {
      for (let next = index; next < characters.length; next++) {
        const code = characters[next]?.code ?? 0;
        if (isLeftToRight(code)) end = next;
        else if (!isJoiner(code)) break;
      }
    }
    logical.push(...characters.slice(index, end + 1).toReversed());
    index = end + 1;
  }
  return logical;
};
