/** The rulings of a scanned page, for finding its tables: strokes with paper beside them, joined where they were broken. */
import type { Bitmap } from "../page/bitmap.ts";
import type { Stroke } from "./strokes.ts";

/** So much of one side of a ruling, at least, must be free of ink. */
const cleanPart = 0.8;

/** The part of a stroke along which there is ink at a distance from its edge. */
const inkBeside = ({ width, height, data }: Bitmap, stroke: Stroke, threshold: number, before: boolean): number => {
  const horizontal = stroke.direction === "horizontal";
  let ink = 0;
  let total = 0;
  const limit = horizontal ? height : width;
  // The outermost runs trace the edge, also of a stroke that slants.
  const edges = new Map<number, number>();
  for (const [across, from, to] of stroke.runs) {
    for (let along = from; along < to; along += 4) {
      const at = along - (along % 4);
      const known = edges.get(at);
      edges.set(at, known === undefined ? across : before ? Math.min(known, across) : Math.max(known, across));
    }
  }
  for (const [along, edge] of edges) {
    total++;
    for (let distance = 3; distance <= 5; distance++) {
      const across = before ? edge - distance : edge + distance;
      if (across < 0 || across >= limit) continue;
      if (data[horizontal ? across * width + along : along * width + across]! <= threshold) {
        ink++;
        break;
      }
    }
  }
  return total === 0 ? 1 : ink / total;
};

const sameLine = (a: Stroke, b: Stroke, gap: number): boolean => {
  if (a.direction !== b.direction) return false;
  const horizontal = a.direction === "horizontal";
  const across = horizontal ? Math.max(a.y0, b.y0) - Math.min(a.y1, b.y1) : Math.max(a.x0, b.x0) - Math.min(a.x1, b.x1);
  const along = horizontal ? Math.max(a.x0, b.x0) - Math.min(a.x1, b.x1) : Math.max(a.y0, b.y0) - Math.min(a.y1, b.y1);
  return across <= 1 && along <= gap;
};

/** Strokes that are rulings of at least `shortest` pixels. Pieces of one ruling up to `gap` pixels apart are joined. */
export const findRulings = (
  bitmap: Bitmap,
  strokes: ReadonlyArray<Stroke>,
  threshold: number,
  shortest: number,
  gap: number,
): ReadonlyArray<Stroke> => {
  const clear = strokes.filter(
    (stroke) =>
      Math.min(inkBeside(bitmap, stroke, threshold, true), inkBeside(bitmap, stroke, threshold, false)) <=
      1 - cleanPart,
  );
  const joined: Array<Stroke> = [];
  for (const stroke of clear.toSorted((a, b) => a.x0 - b.x0 || a.y0 - b.y0)) {
    const at = joined.findIndex((other) => sameLine(other, stroke, gap));
    const other = joined[at];
    if (other === undefined) joined.push(stroke);
    else {
      joined[at] = {
        ...other,
        x0: Math.min(other.x0, stroke.x0),
        y0: Math.min(other.y0, stroke.y0),
        x1: Math.max(other.x1, stroke.x1),
        y1: Math.max(other.y1, stroke.y1),
        thickness: Math.max(other.thickness, stroke.thickness),
        runs: [...other.runs, ...stroke.runs],
      };
    }
  }
  return joined.filter((ruling) => Math.max(ruling.x1 - ruling.x0, ruling.y1 - ruling.y0) >= shortest);
};
