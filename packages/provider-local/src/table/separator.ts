/** The grid of a table before it has cells: its region, and what parts columns and rows. */
import type { Box, Word } from "../page/content.ts";
import type { Line, Segment } from "./segment.ts";
import type { Stroke, Strokes } from "./stroke.ts";

/** A part of the page that may be a table. */
export interface Region {
  readonly box: Box;
  readonly words: ReadonlyArray<Word>;
  /** Clipped to the region. */
  readonly strokes: Strokes;
  /** Horizontal and vertical strokes cross: cells are drawn, not only lined up. */
  readonly lattice: boolean;
}

/** A line between two columns or two rows; `strokes` where it is drawn, at least in part. */
export interface Separator {
  readonly at: number;
  readonly strokes: ReadonlyArray<Stroke>;
}

/** The elementary grid of a region: places before cells are joined. */
export interface Grid {
  readonly region: Region;
  /** Between columns; the first and the last are the edges. */
  readonly columns: ReadonlyArray<Separator>;
  readonly rows: ReadonlyArray<Separator>;
  readonly lines: ReadonlyArray<Line>;
  /** The segments of each line of `lines`. */
  readonly segments: ReadonlyArray<ReadonlyArray<Segment>>;
  /** Texts of the header that stand over several columns; `y` lies in their line. */
  readonly headings: ReadonlyArray<Reach>;
  /** Where the rows of numbers begin, y in points; undefined when there are none, or nothing is above them. */
  readonly body: number | undefined;
  /** Texts that stand between two rows and belong to both. */
  readonly floats: ReadonlyArray<Reach>;
}

/** The columns that a text takes; `y` lies in its line. */
export interface Reach {
  readonly y: number;
  readonly first: number;
  readonly last: number;
}
