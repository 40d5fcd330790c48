/** Drawn grids: strokes that cross each other, and the part of the page that they take. */

import type { Box } from "../page/content.ts";
import { SAME, type Stroke, type Strokes } from "./stroke.ts";

/** The boxes of the groups of crossing strokes that could bound cells, largest first. */
export const latticeBoxes = ({ horizontal, vertical }: Strokes): ReadonlyArray<Box> => {
  if (horizontal.length < 2 || vertical.length < 1) return [];
  const parent = Array.from({ length: horizontal.length + vertical.length }, (_, i) => i);
  const root = (i: number): number => {
    let at = i;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at] as number] as number;
      at = parent[at] as number;
    }
    return at;
  };
  for (const [i, line] of horizontal.entries()) {
    for (let k = lowerBound(vertical, line.from - SAME); k < vertical.length; k++) {
      const other = vertical[k] as Stroke;
      if (other.at > line.to + SAME) break;
      if (line.at >= other.from - SAME && line.at <= other.to + SAME) parent[root(horizontal.length + k)] = root(i);
    }
  }
  const groups = new Map<number, { box: Box; horizontal: number; vertical: number }>();
  const add = (key: number, box: Box, isHorizontal: boolean) => {
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { box, horizontal: isHorizontal ? 1 : 0, vertical: isHorizontal ? 0 : 1 });
    else {
      group.box = { x0: Math.min(group.box.x0, box.x0), y0: Math.min(group.box.y0, box.y0), x1: Math.max(group.box.x1, box.x1), y1: Math.max(group.box.y1, box.y1) };
      if (isHorizontal) group.horizontal++;
      else group.vertical++;
    }
  };
  for (const [i, { at, from, to }] of horizontal.entries()) add(root(i), { x0: from, y0: at, x1: to, y1: at }, true);
  for (const [k, { at, from, to }] of vertical.entries()) add(root(horizontal.length + k), { x0: at, y0: from, x1: at, y1: to }, false);
  const area = ({ box }: { box: Box }) => (box.x1 - box.x0) * (box.y1 - box.y0);
  return [...groups.values()]
    .filter((group) => group.horizontal >= 2 && group.vertical >= 1 && group.horizontal + group.vertical >= 4)
    .toSorted((a, b) => area(b) - area(a))
    .map((group) => group.box);
};

const lowerBound = (strokes: ReadonlyArray<Stroke>, value: number): number => {
  let [low, high] = [0, strokes.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((strokes[middle] as Stroke).at < value) low = middle + 1;
    else high = middle;
  }
  return low;
};
