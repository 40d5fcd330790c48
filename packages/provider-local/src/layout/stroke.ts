/** Lines that were drawn with dots, dashes or underscores instead of a ruling. */
import type { Ruling } from "../page/content.ts";
import type { Segment } from "./segment.ts";

const stroke = /^[.·…_=\-–—*~]+$/u;
const field = /^_+$/;
/** Fewer signs than this may mean something; beside other text in the same row more are needed. */
const leastSigns = 4;
const leastBeside = 12;

const signsOf = ({ words }: Segment): number =>
  words.every(({ text }) => stroke.test(text)) ? words.reduce((sum, { text }) => sum + text.length, 0) : 0;

const toRuling = ({ x0, x1, baseline }: Segment): Ruling => ({
  x0,
  x1,
  y0: baseline,
  y1: baseline + 0.5,
  direction: "horizontal",
  thickness: 0.5,
});

/** The segments that say something, and the others as rulings. Blank fields beside their labels stay. */
export const takeStrokes = (
  segments: ReadonlyArray<Segment>,
): { readonly segments: ReadonlyArray<Segment>; readonly rulings: ReadonlyArray<Ruling> } => {
  const spoken = new Set(segments.flatMap((segment) => (signsOf(segment) === 0 ? [segment.row] : [])));
  const strokes = new Set(
    segments.filter((segment) => {
      const signs = signsOf(segment);
      if (!spoken.has(segment.row)) return signs >= leastSigns;
      return signs >= leastBeside && !segment.words.every(({ text }) => field.test(text));
    }),
  );
  if (strokes.size === 0) return { segments, rulings: [] };
  return { segments: segments.filter((segment) => !strokes.has(segment)), rulings: Array.from(strokes, toRuling) };
};
