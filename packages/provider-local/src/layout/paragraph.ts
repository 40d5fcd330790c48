/** Puts the lines of a column together to paragraphs and list items. */
import type { Box } from "../page/content.ts";
import { boundaryAfter } from "./boundary.ts";
import { around } from "./box.ts";
import type { Line } from "./line.ts";
import type { Marker } from "./marker.ts";
import { makeRuns } from "./run.ts";
import { beginsItem } from "./sequence.ts";

/** Lines that make one paragraph, one heading or one list item. */
export interface Paragraph extends Box {
  readonly lines: ReadonlyArray<Line>;
  /** For each line but the last: whether the break behind it is kept. */
  readonly hard: ReadonlyArray<boolean>;
  /** The mark of the list item that this is. */
  readonly marker: Marker | undefined;
  /** Space above and below to the neighbours in the column, in font sizes; `Infinity` at its ends. */
  readonly above: number;
  readonly below: number;
}

interface Piece {
  readonly lines: ReadonlyArray<Line>;
  readonly hard: ReadonlyArray<boolean>;
  readonly marked: boolean;
}

const finish = (pieces: ReadonlyArray<Piece>): ReadonlyArray<Paragraph> =>
  pieces.map(({ lines, hard, marked }, index) => {
    const first = lines[0] as Line;
    const last = lines.at(-1) as Line;
    const before = pieces[index - 1]?.lines.at(-1);
    const after = pieces[index + 1]?.lines[0];
    return {
      ...around(lines),
      lines,
      hard,
      marker: marked ? first.marker : undefined,
      above: before === undefined ? Infinity : (first.baseline - before.baseline) / Math.max(first.size, 0.1),
      below: after === undefined ? Infinity : (after.baseline - last.baseline) / Math.max(last.size, 0.1),
    };
  });

/** The paragraphs of one column. `lead`: usual distance of baselines on the page, in font sizes. */
export const makeParagraphs = (lines: ReadonlyArray<Line>, lead: number): ReadonlyArray<Paragraph> => {
  const pieces: Array<Piece> = [];
  const begins = beginsItem(lines);
  let offset = 0;
  for (const run of makeRuns(lines, lead)) {
    const items = begins.slice(offset, offset + run.lines.length);
    offset += run.lines.length;
    let first = 0;
    let hard: Array<boolean> = [];
    for (let index = 0; index < run.lines.length; index += 1) {
      const open = {
        first,
        count: index - first + 1,
        marked: items[first] === true,
        flowing: index > first && hard.at(-1) === false,
      };
      const last = index === run.lines.length - 1;
      const boundary = last ? "break" : boundaryAfter(run, open, index, items[index + 1] === true);
      if (boundary !== "break") {
        hard.push(boundary === "hard");
        continue;
      }
      pieces.push({ lines: run.lines.slice(first, index + 1), hard, marked: open.marked });
      first = index + 1;
      hard = [];
    }
  }
  return finish(pieces);
};
