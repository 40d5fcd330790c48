/** Rows that are set apart: more space between rows than between the lines of a wrapped cell. */

import { type RowLine, unitsOf } from "./row-line.ts";

/**
 * The distance of baselines (points) up to which a line belongs to the row above it, when the spacing tells: two clear
 * kinds of distances, and lines after the small one that fill fewer columns or leave the first one empty. Otherwise
 * undefined.
 */
export const rowSpacing = (bands: ReadonlyArray<ReadonlyArray<RowLine>>): number | undefined => {
  const steps: { distance: number; filled: number; labelled: boolean }[] = [];
  for (const band of bands) {
    const units = unitsOf(band);
    for (const [i, unit] of units.entries()) {
      const above = units[i - 1];
      const step = { filled: unit.cells.length, labelled: unit.cells[0]?.first === 0 };
      if (above !== undefined) steps.push({ ...step, distance: unit.line.bottom - above.line.bottom });
    }
  }
  if (steps.length < 4) return undefined;
  steps.sort((a, b) => a.distance - b.distance);
  let cut = 0;
  let jump = 1.2;
  const least = Math.max(2, Math.ceil(0.12 * steps.length));
  for (let i = least; i <= steps.length - least; i++) {
    const ratio = (steps[i]?.distance ?? 0) / Math.max(1, steps[i - 1]?.distance ?? 0);
    if (ratio > jump) {
      jump = ratio;
      cut = i;
    }
  }
  const [after, first] = [steps.slice(0, cut), steps.slice(cut)];
  const [last, next] = [after.at(-1), first[0]];
  if (last === undefined || next === undefined) return undefined;
  const filled = (part: typeof steps) => part.reduce((sum, step) => sum + step.filled, 0) / part.length;
  const unlabelled = (part: typeof steps) => part.filter((step) => !step.labelled).length / part.length;
  const fewer = filled(after) <= 0.65 * filled(first);
  const wrapped =
    fewer || (unlabelled(after) >= 0.5 && unlabelled(first) <= 0.2 && filled(after) < filled(first) - 1.2);
  return wrapped ? (last.distance + next.distance) / 2 : undefined;
};
