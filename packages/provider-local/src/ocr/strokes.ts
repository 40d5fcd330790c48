/** Long straight strokes on a picture: the rulings of tables and forms, underlines, frames. */
import type { Bitmap } from "../page/bitmap.ts";
import type { Box } from "../page/content.ts";

/** A stroke in pixels; right and bottom are exclusive. */
export interface Stroke extends Box {
  readonly direction: "horizontal" | "vertical";
  readonly thickness: number;
  /** The straight runs of ink that it is made of: place across the stroke, first place along it, end along it. */
  readonly runs: ReadonlyArray<readonly [across: number, from: number, to: number]>;
}

/** Ink is darker than the paper on both sides of it by so much, even where it is no darker than shades elsewhere. */
const contrast = 35;
/** How far away the paper on both sides is looked at. */
const reach = 4;
/** As bright as this, a pixel is paper whatever lies beside it. */
const paper = 225;

interface Run {
  readonly across: number;
  readonly from: number;
  readonly to: number;
  group: number;
}

/**
 * The runs of ink along rows (`horizontal`) or columns that are at least `shortest` long. Both walk through the picture
 * row by row, as it lies in memory; the runs of all columns grow side by side.
 */
const findRuns = ({ width, height, data }: Bitmap, horizontal: boolean, threshold: number, shortest: number) => {
  const side = reach * (horizontal ? width : 1);
  const lines = horizontal ? height : width;
  const starts = new Int32Array(lines).fill(-1);
  const runs: Array<Run> = [];
  const close = (across: number, to: number) => {
    if (to - starts[across]! >= shortest) runs.push({ across, from: starts[across]!, to, group: -1 });
    starts[across] = -1;
  };
  for (let y = 0; y < height; y++) {
    for (let x = 0, index = y * width; x < width; x++, index++) {
      const value = data[index]!;
      const across = horizontal ? y : x;
      let ink = value <= threshold;
      if (!ink && value < paper) {
        const inner = across >= reach && across < lines - reach;
        ink = inner && value + contrast <= data[index - side]! && value + contrast <= data[index + side]!;
      }
      if (ink) {
        if (starts[across]! < 0) starts[across] = horizontal ? x : y;
      } else if (starts[across]! >= 0) close(across, horizontal ? x : y);
    }
    if (horizontal && starts[y]! >= 0) close(y, width);
  }
  if (!horizontal) for (let x = 0; x < width; x++) if (starts[x]! >= 0) close(x, height);
  return runs.toSorted((a, b) => a.across - b.across || a.from - b.from);
};

/** Joins runs that touch sideways into groups. */
const group = (runs: ReadonlyArray<Run>): ReadonlyArray<ReadonlyArray<Run>> => {
  const groups: Array<Array<Run>> = [];
  const byAcross = new Map<number, Array<Run>>();
  for (const run of runs) {
    const touching = (byAcross.get(run.across - 1) ?? []).filter(
      (other) => other.from <= run.to && other.to >= run.from,
    );
    for (const other of touching) {
      if (run.group === -1) {
        run.group = other.group;
        groups[run.group]!.push(run);
      } else if (other.group !== run.group) {
        const moved = groups[other.group]!;
        groups[other.group] = [];
        for (const member of moved) member.group = run.group;
        groups[run.group]!.push(...moved);
      }
    }
    if (run.group === -1) {
      run.group = groups.length;
      groups.push([run]);
    }
    const own = byAcross.get(run.across);
    if (own === undefined) byAcross.set(run.across, [run]);
    else own.push(run);
  }
  return groups.filter((members) => members.length > 0);
};

/**
 * Finds the strokes of a picture that are longer than `shortest` pixels and thinner than `thickest`. `threshold` is the
 * brightest value that counts as ink anywhere; fainter lines count where the paper beside them is brighter.
 */
export const findStrokes = (
  bitmap: Bitmap,
  threshold: number,
  shortest: number,
  thickest: number,
): ReadonlyArray<Stroke> => {
  return (["horizontal", "vertical"] as const).flatMap((direction) =>
    group(findRuns(bitmap, direction === "horizontal", threshold, shortest)).flatMap((runs): ReadonlyArray<Stroke> => {
      const from = Math.min(...runs.map((run) => run.from));
      const to = Math.max(...runs.map((run) => run.to));
      const first = runs[0]!.across;
      const last = runs.reduce((most, run) => Math.max(most, run.across), 0) + 1;
      const ink = runs.reduce((sum, run) => sum + run.to - run.from, 0);
      const thickness = ink / (to - from);
      // A slanting stroke may be higher than it is thick, but not much: anything else is an area or a drawing.
      if (thickness > thickest || last - first > thickest + (to - from) * 0.03) return [];
      const box =
        direction === "horizontal"
          ? { x0: from, y0: first, x1: to, y1: last }
          : { x0: first, y0: from, x1: last, y1: to };
      return [{ ...box, direction, thickness, runs: runs.map((run) => [run.across, run.from, run.to] as const) }];
    }),
  );
};

/** The picture without the given strokes; where other ink crosses one, it is left. */
export const eraseStrokes = (bitmap: Bitmap, strokes: ReadonlyArray<Stroke>, threshold: number): Bitmap => {
  if (strokes.length === 0) return bitmap;
  const { width, height, data } = bitmap;
  const out = data.slice();
  for (const { direction, runs } of strokes) {
    const horizontal = direction === "horizontal";
    const step = horizontal ? width : 1;
    const limit = horizontal ? height : width;
    const extents = new Map<number, [number, number]>();
    for (const [across, from, to] of runs) {
      for (let along = from; along < to; along++) {
        const extent = extents.get(along);
        if (extent === undefined) extents.set(along, [across, across]);
        else extent[1] = Math.max(extent[1], across);
      }
    }
    for (const [along, [first, last]] of extents) {
      const base = horizontal ? along : along * width;
      const inkAt = (across: number) => across >= 0 && across < limit && data[base + across * step]! <= threshold;
      if (inkAt(first - 2) || inkAt(last + 2)) continue;
      for (let across = Math.max(0, first - 1); across <= Math.min(limit - 1, last + 1); across++) {
        out[base + across * step] = 255;
      }
    }
  }
  return { ...bitmap, data: out };
};
