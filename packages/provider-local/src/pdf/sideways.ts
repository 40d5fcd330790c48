/** Finds pages whose text stands sideways or upside down though the page itself does not say so. */
import type { Character } from "./character.ts";
import { isSpace } from "./scripts.ts";

/** A page with fewer characters in its main direction is left alone: it may hold a note in the margin and a picture. */
const fewest = 100;
const share = 0.8;

/** The quarter turns clockwise, 0 to 3, that make most of the text of a page upright. */
export const turnsToUpright = (characters: ReadonlyArray<Character>): number => {
  // How many characters run to the right, upwards, to the left, downwards.
  const counts = [0, 0, 0, 0];
  let all = 0;
  for (const { code, style } of characters) {
    if (isSpace(code)) continue;
    all++;
    const { directionX: x, directionY: y } = style;
    const way = x > 0.95 ? 0 : y < -0.95 ? 1 : x < -0.95 ? 2 : y > 0.95 ? 3 : -1;
    if (way >= 0) counts[way] = (counts[way] ?? 0) + 1;
  }
  const most = Math.max(...counts);
  return most >= fewest && most >= share * all ? counts.indexOf(most) : 0;
};
