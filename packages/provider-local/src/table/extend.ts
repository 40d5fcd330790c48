/** Rows of a drawn table that lie outside of its lines: headings over the grid, a body under a drawn header. */

import type { Box } from "../page/content.ts";
import { type Line, type Segment, segmentsOf, WIDE } from "./segment.ts";
import { captionOf } from "./caption.ts";

/** Which way a grid may go on. */
export interface Ways {
  readonly up: boolean;
  readonly down: boolean;
}

/**
 * The box with the lines above and below it that have several cells over its columns. `columns` are the x of the
 * separators, edges included; `lines` come from top to bottom.
 */
export const extended = (box: Box, columns: ReadonlyArray<number>, lines: ReadonlyArray<Line>, ways: Ways): Box => {
  let { y0, y1 } = box;
  if (ways.up) {
    for (const line of lines.toReversed()) {
      if (line.bottom > y0 + 1 || !inReach(line, box)) continue;
      if (y0 - line.bottom > 0.9 * line.size || !fits(line, box, columns)) break;
      y0 = line.top - 0.3 * line.size;
    }
  }
  if (ways.down) {
    for (const line of lines) {
      if (line.top < y1 - 1 || !inReach(line, box)) continue;
      if (line.top - y1 > 1.3 * line.size || !fits(line, box, columns)) break;
      y1 = line.bottom + 0.3 * line.size;
    }
  }
  return { ...box, y0, y1 };
};

const inReach = (line: Line, box: Box): boolean => line.words.some((word) => word.x1 > box.x0 && word.x0 < box.x1);

/** True when the line has at least two cells, each in columns of its own, and nothing beside the grid. */
const fits = (line: Line, box: Box, columns: ReadonlyArray<number>): boolean => {
  const segments = segmentsOf(line, WIDE).filter((segment) => segment.x1 > box.x0 && segment.x0 < box.x1);
  if (segments.length < 2 || captionOf(segments) !== undefined) return false;
  const slack = 0.3 * line.size;
  if ((segments[0] as Segment).x0 < box.x0 - slack || (segments.at(-1) as Segment).x1 > box.x1 + slack) return false;
  const first = (segment: Segment) => columns.filter((x) => x < segment.x0 + slack).length;
  const last = (segment: Segment) => columns.filter((x) => x < segment.x1 - slack).length;
  return segments.every((segment, i) => i === 0 || first(segment) > last(segments[i - 1] as Segment));
};
