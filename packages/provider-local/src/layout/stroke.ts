/** Lines that were drawn with dots, dashes or underscores instead of a ruling. */
import type { Ruling } from "../page/content.ts";
import { around } from "./box.ts";
import type { Row } from "./row.ts";

const stroke = /^[.·…_=\-–—*~]+$/u;
/** Fewer signs than this may mean something. */
const leastSigns = 4;

/** Whether the row says nothing. */
const isStroke = ({ words }: Row): boolean =>
  words.every(({ text }) => stroke.test(text)) && words.reduce((sum, { text }) => sum + text.length, 0) >= leastSigns;

/** The rows that say something, and the others as rulings. */
export const takeStrokes = (
  rows: ReadonlyArray<Row>,
): { readonly rows: ReadonlyArray<Row>; readonly rulings: ReadonlyArray<Ruling> } => {
  const strokes = rows.filter(isStroke);
  if (strokes.length === 0) return { rows, rulings: [] };
  const rulings = strokes.map(({ words, baseline }): Ruling => {
    const { x0, x1 } = around(words);
    return { x0, x1, y0: baseline, y1: baseline + 0.5, direction: "horizontal", thickness: 0.5 };
  });
  return { rows: rows.filter((row) => !isStroke(row)), rulings };
};
