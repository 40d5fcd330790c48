/** From loose atoms to the parts of a page in reading order. */
import type { Atom } from "./atom.ts";
import { around } from "./box.ts";
import { isTypewritten, markFixedPitch } from "./code.ts";
import { joinRegions } from "./flow.ts";
import { type Line, lineOf } from "./line.ts";
import { makeLists } from "./list.ts";
import { makeParagraphs, type Paragraph } from "./paragraph.ts";
import { boxesOf, type Part } from "./part.ts";
import { orderRegions, type Region } from "./reading-order.ts";
import type { Segment } from "./segment.ts";
import type { Setting } from "./setting.ts";

/** Lines, tables and pictures of a region, from top to bottom. */
type Step = { readonly lines: ReadonlyArray<Line> } | { readonly part: Part };

/** Large type in one row, far apart, such as a name and the word "Invoice": pieces that say different things. */
const piecesOf = (row: ReadonlyArray<Segment>, size: number): ReadonlyArray<ReadonlyArray<Segment>> => {
  const sorted = row.toSorted((a, b) => a.x0 - b.x0);
  const pieces: Array<Array<Segment>> = [];
  for (const segment of sorted) {
    const before = pieces.at(-1)?.at(-1);
    const large = segment.size > 1.25 * size && (before?.size ?? 0) > 1.25 * size;
    if (before === undefined || (large && segment.x0 - before.x1 > 3 * segment.size)) pieces.push([segment]);
    else pieces.at(-1)?.push(segment);
  }
  return pieces;
};

const stepsOf = (region: Region, { rightToLeft, size }: Setting): ReadonlyArray<Step> => {
  const steps: Array<Step> = [];
  let rows = new Map<number, Array<Segment>>();
  const finish = () => {
    if (rows.size > 0) {
      const lines = Array.from(rows.values()).flatMap((row) =>
        piecesOf(row, size).map((piece) => lineOf(piece, rightToLeft)),
      );
      steps.push({ lines: markFixedPitch(lines) });
    }
    rows = new Map();
  };
  for (const atom of region) {
    if (atom.kind === "text") {
      const row = rows.get(atom.segment.row);
      if (row === undefined) rows.set(atom.segment.row, [atom.segment]);
      else row.push(atom.segment);
      continue;
    }
    finish();
    steps.push({
      part: atom.kind === "table" ? { kind: "table", table: atom.table } : { kind: "picture", picture: atom.picture },
    });
  }
  finish();
  return steps;
};

/** A numbered heading is no list item. */
const withoutHeadings = (paragraphs: ReadonlyArray<Paragraph>, size: number): ReadonlyArray<Paragraph> =>
  paragraphs.map((paragraph) => {
    const { marker, lines } = paragraph;
    const large = (lines[0]?.size ?? 0) > 1.12 * size && lines[0]?.words[0]?.confidence === undefined;
    return marker !== undefined && marker.kind !== "bullet" && large ? { ...paragraph, marker: undefined } : paragraph;
  });

const isCode = (line: Line | undefined): boolean =>
  line?.monospace === true && !line.leader && line.marker?.kind !== "bullet";

/** Whether a line of several words has space above and below. `lead`: usual distance of baselines, in font sizes. */
const isAlone = (lines: ReadonlyArray<Line>, index: number, lead: number): boolean => {
  const line = lines[index] as Line;
  const [above, below] = [lines[index - 1], lines[index + 1]];
  const least = 1.25 * lead * line.size;
  const free = (other: Line | undefined): boolean =>
    other === undefined || Math.abs(other.baseline - line.baseline) > least;
  return line.words.length > 1 && free(above) && free(below);
};

/** Paragraphs and lists of lines that follow each other in one column; listings apart. */
const partsOfLines = (lines: ReadonlyArray<Line>, { lead, size }: Setting): ReadonlyArray<Part> => {
  const parts: Array<Part> = [];
  let text: Array<Line> = [];
  let code: Array<Line> = [];
  const finish = () => {
    parts.push(...makeLists(withoutHeadings(makeParagraphs(text, lead), size)));
    if (code.length > 0) parts.push({ kind: "code", lines: code });
    [text, code] = [[], []];
  };
  for (const [index, line] of lines.entries()) {
    const fixed = isCode(line) && (code.length > 0 || isCode(lines[index + 1]) || isAlone(lines, index, lead));
    if (fixed ? text.length > 0 : code.length > 0) finish();
    (fixed ? code : text).push(line);
  }
  finish();
  return parts;
};

/** The parts of the page in reading order. */
export const arrange = (setting: Setting, extra: ReadonlyArray<Atom> = []): ReadonlyArray<Part> => {
  const regions = orderRegions([...setting.atoms, ...extra], setting.rightToLeft).map((region) =>
    stepsOf(region, setting),
  );
  const lines = regions.flatMap((steps) => steps.flatMap((step) => ("lines" in step ? step.lines : [])));
  // Where everything is of fixed width, nothing is marked by it.
  const plain = isTypewritten(lines)
    ? (line: Line): Line => ({ ...line, monospace: false })
    : (line: Line): Line => line;
  const parts = joinRegions(
    regions.flatMap((steps) =>
      steps.map((step) => ("lines" in step ? partsOfLines(step.lines.map(plain), setting) : [step.part])),
    ),
  );
  // A backdrop comes before the first part that begins below its upper edge.
  for (const picture of setting.backdrops) {
    const at = parts.findIndex((part) => around(boxesOf(part)).y0 >= picture.y0 - 1);
    parts.splice(at < 0 ? parts.length : at, 0, { kind: "picture", picture });
  }
  return parts;
};
