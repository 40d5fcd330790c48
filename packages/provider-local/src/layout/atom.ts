/** The things whose order on the page is sought: pieces of text lines, tables, pictures. */
import type { Box, Picture } from "../page/content.ts";
import type { Table } from "../table/table.ts";
import type { Segment } from "./segment.ts";

/** Something that stands in the reading order as a whole. */
export type Atom = Box &
  (
    | { readonly kind: "text"; readonly segment: Segment }
    | { readonly kind: "table"; readonly table: Table }
    | { readonly kind: "picture"; readonly picture: Picture }
  );

const boxOf = ({ x0, y0, x1, y1 }: Box): Box => ({ x0, y0, x1, y1 });

/** An atom of text. */
export const textAtom = (segment: Segment): Atom => ({ ...boxOf(segment), kind: "text", segment });

/** An atom for a table. */
export const tableAtom = (table: Table): Atom => ({ ...boxOf(table.box), kind: "table", table });

/** An atom for a picture. */
export const pictureAtom = (picture: Picture): Atom => ({ ...boxOf(picture), kind: "picture", picture });

/** y by which atoms of one region are put in order: the baseline of text, else the middle. */
export const level = (atom: Atom): number =>
  atom.kind === "text" ? atom.segment.baseline - 0.3 * atom.segment.size : (atom.y0 + atom.y1) / 2;
