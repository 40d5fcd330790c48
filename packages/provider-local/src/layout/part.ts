/** The parts of a page in reading order, before it is known what the whole document makes of them. */
import type { Box, Picture } from "../page/content.ts";
import type { Table } from "../table/table.ts";
import type { Line } from "./line.ts";
import type { Paragraph } from "./paragraph.ts";

/** A list item and how deep it is nested, from 0. */
export interface Item {
  readonly paragraph: Paragraph;
  readonly depth: number;
}

/** A part of the page. */
export type Part =
  | { readonly kind: "text"; readonly paragraph: Paragraph }
  | { readonly kind: "list"; readonly items: ReadonlyArray<Item> }
  | { readonly kind: "code"; readonly lines: ReadonlyArray<Line> }
  /** Text that stands turned beside the page's own text. */
  | { readonly kind: "aside"; readonly lines: ReadonlyArray<Line> }
  | { readonly kind: "table"; readonly table: Table }
  | { readonly kind: "picture"; readonly picture: Picture };

/** The boxes that a part consists of. */
export const boxesOf = (part: Part): ReadonlyArray<Box> => {
  switch (part.kind) {
    case "text":
      return [part.paragraph];
    case "list":
      return part.items.map(({ paragraph }) => paragraph);
    case "code":
    case "aside":
      return part.lines;
    case "table":
      return [part.table.box];
    case "picture":
      return [part.picture];
  }
};

/** The lines of a part; none for tables and pictures. */
export const linesOf = (part: Part): ReadonlyArray<Line> => {
  switch (part.kind) {
    case "text":
      return part.paragraph.lines;
    case "list":
      return part.items.flatMap(({ paragraph }) => paragraph.lines);
    case "code":
    case "aside":
      return part.lines;
    case "table":
    case "picture":
      return [];
  }
};
