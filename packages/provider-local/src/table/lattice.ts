/** Drawn grids: strokes that cross each other, and the part of the page that they take. */

import type { Box } from "../page/content.ts";
import { SAME, type Stroke, type Strokes } from "./stroke.ts";
import { Union } from "./union.ts";

/** The boxes of the groups of crossing strokes that could bound cells, largest first. A box with nothing drawn in it is none. */
export const latticeBoxes = ({ horizontal, vertical }: Strokes): ReadonlyArray<Box> => {
  if (horizontal.length < 2 || vertical.length < 1) return [];
  const union = new Union(horizontal.length + vertical.length);
  for (const [i, line] of horizontal.entries()) {
    for (let k = lowerBound(vertical, line.from - SAME); k < vertical.length; k++) {
      const other = vertical[k] as Stroke;
      if (other.at > line.to + SAME) break;
      if (line.at >= other.from - SAME && line.at <= other.to + SAME) union.join(i, horizontal.length + k);
    }
  }
  const groups = new Map<number, Group>();
  for (const [i, stroke] of horizontal.entries()) groupAt(groups, union.root(i)).horizontal.push(stroke);
  for (const [k, stroke] of vertical.entries())
    groupAt(groups, union.root(horizontal.length + k)).vertical.push(stroke);
  const area = (box: Box) => (box.x1 - box.x0) * (box.y1 - box.y0);
  return [...groups.values()]
    .filter((group) => group.horizontal.length >= 2 && group.vertical.length > 0)
    .map((group) => ({ group, box: boxOf(group) }))
    .filter(({ group, box }) => divides(group.horizontal, box.y0, box.y1) || divides(group.vertical, box.x0, box.x1))
    .map(({ box }) => box)
    .toSorted((a, b) => area(b) - area(a));
};

interface Group {
  readonly horizontal: Stroke[];
  readonly vertical: Stroke[];
}

const groupAt = (groups: Map<number, Group>, key: number): Group => {
  const known = groups.get(key);
  if (known !== undefined) return known;
  const group: Group = { horizontal: [], vertical: [] };
  groups.set(key, group);
  return group;
};

/** Strokes come sorted, so the first and the last are the outermost of their direction. */
const boxOf = ({ horizontal, vertical }: Group): Box => ({
  x0: Math.min((vertical[0] as Stroke).at, ...horizontal.map((stroke) => stroke.from)),
  y0: Math.min((horizontal[0] as Stroke).at, ...vertical.map((stroke) => stroke.from)),
  x1: Math.max((vertical.at(-1) as Stroke).at, ...horizontal.map((stroke) => stroke.to)),
  y1: Math.max((horizontal.at(-1) as Stroke).at, ...vertical.map((stroke) => stroke.to)),
});

const divides = (strokes: ReadonlyArray<Stroke>, from: number, to: number): boolean =>
  strokes.some((stroke) => stroke.at > from + 2 * SAME && stroke.at < to - 2 * SAME);

const lowerBound = (strokes: ReadonlyArray<Stroke>, value: number): number => {
  let [low, high] = [0, strokes.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((strokes[middle] as Stroke).at < value) low = middle + 1;
    else high = middle;
  }
  return low;
};
