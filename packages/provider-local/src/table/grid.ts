/** Finds what parts the columns and the rows of a region. */
import type { Word } from "../page/content.ts";
import { cellCount, columnGaps, type CutLine } from "./columns.ts";
import { fitted } from "./fit.ts";
import { spreadHeadings } from "./heading.ts";
import { spreadLabels } from "./label.ts";
import { floating, isData, type RowLine } from "./row-line.ts";
import { rowGroups } from "./rows.ts";
import { type Line, linesOf, type Segment, segmentOf, segmentsOf, TIGHT, visualRows, WIDE } from "./segment.ts";
import type { Grid, Reach, Region, Separator } from "./separator.ts";
import { type Turned, turnedOf } from "./turned.ts";
import { covered, levels, SAME, type Stroke } from "./stroke.ts";

const inside = (value: number, from: number, to: number): boolean => value >= from && value < to;

/** Finds the separators of a region. */
export const gridOf = (region: Region): Grid => {
  const { box } = region;
  const lines = linesOf(region.words);
  const tight = lines.map((line) => segmentsOf(line, TIGHT));
  const drawn = levels(region.strokes.vertical)
    .map((strokes) => ({ at: mean(strokes), strokes }))
    .filter(({ at }) => at > box.x0 + 2 * SAME && at < box.x1 - 2 * SAME);
  const rowsOfText = visualRows(lines, tight);
  const columns: Separator[] = [edge(region.strokes.vertical, box.x0)];
  for (let i = 0; i <= drawn.length; i++) {
    const from = i === 0 ? box.x0 : (drawn[i - 1] as Separator).at;
    const to = i === drawn.length ? box.x1 : (drawn[i] as Separator).at;
    for (const gap of stripGaps(rowsOfText, from, to, drawn.length > 0))
      columns.push({ at: (gap.from + gap.to) / 2, strokes: [] });
    columns.push(i === drawn.length ? edge(region.strokes.vertical, box.x1) : (drawn[i] as Separator));
  }
  dropStaggered(columns, tight, lines);
  const segments = fitted(
    tight,
    columns.slice(1, -1).map(({ at }) => at),
  );
  const turned = turnedOf(region.words);
  const placed = spreadLabels(
    spreadHeadings(
      lines.map((line, i) => rowLine(line, segments[i] as ReadonlyArray<Segment>, columns)),
      columns,
      region.strokes.horizontal,
      turned,
    ),
    columns,
  );
  const { rows, floats } = rowSeparators(region, placed, columns, turned);
  return {
    region,
    columns,
    rows,
    lines,
    segments,
    headings: reaches(placed).filter(({ first, last }) => last > first),
    body: placed.findIndex(isData) > 0 ? placed.find(isData)?.line.bottom : undefined,
    floats: reaches(floats),
  };
};

const reaches = (lines: ReadonlyArray<RowLine>): ReadonlyArray<Reach> =>
  lines.flatMap(({ line, cells }) =>
    cells.map(({ first, last }) => ({ y: (line.top + line.bottom) / 2, first, last })),
  );

const mean = (strokes: ReadonlyArray<Stroke>): number =>
  strokes.reduce((sum, stroke) => sum + stroke.at, 0) / strokes.length;

const edge = (strokes: ReadonlyArray<Stroke>, at: number): Separator => ({
  at,
  strokes: strokes.filter((stroke) => Math.abs(stroke.at - at) <= 2 * SAME),
});

/** Removes separators between a heading that has nothing under it and the values beside that have no heading. */
const dropStaggered = (
  columns: Separator[],
  segments: ReadonlyArray<ReadonlyArray<Segment>>,
  lines: ReadonlyArray<Line>,
): void => {
  const rows = segments.map((line, i) => rowLine(lines[i] as Line, line, columns));
  const body = rows.findIndex(isData);
  if (body < 1) return;
  const filled = (column: number, part: ReadonlyArray<RowLine>) =>
    part.some((row) => row.cells.some((cell) => cell.first === column && cell.last === column));
  const flags = columns
    .slice(1)
    .map((_, c) => ({ head: filled(c, rows.slice(0, body)), data: filled(c, rows.slice(body)) }));
  for (let c = columns.length - 2; c >= 2; c--) {
    if ((columns[c] as Separator).strokes.length > 0) continue;
    const [left, right] = [flags[c - 1], flags[c]];
    if (left === undefined || right === undefined || left.head === left.data || right.head === right.data) continue;
    if (left.head === right.head) continue;
    columns.splice(c, 1);
    flags.splice(c - 1, 2, { head: true, data: true });
  }
};

/** Columns inside a strip that is drawn only on its outside. Between drawn columns the text must insist. */
const stripGaps = (segments: ReadonlyArray<ReadonlyArray<Segment>>, from: number, to: number, strict: boolean) => {
  const cut: CutLine[] = [];
  for (const line of segments) {
    const own = line.filter((segment) => inside((segment.x0 + segment.x1) / 2, from, to));
    if (own.length > 0) cut.push({ segments: own, cells: cellCount(own) });
  }
  const several = cut.filter((line) => line.cells >= 2).length;
  if (several === 0 || (strict && (several < 3 || several < 0.5 * cut.length))) return [];
  return columnGaps(cut);
};

/** Rows: drawn separators, and between them those that the lines of text tell; with the lines that float between two rows. */
const rowSeparators = (
  region: Region,
  rowLines: ReadonlyArray<RowLine>,
  columns: ReadonlyArray<Separator>,
  turned: ReadonlyArray<Turned>,
): { rows: Separator[]; floats: RowLine[] } => {
  const lines = rowLines.map(({ line }) => line);
  const { box } = region;
  const width = box.x1 - box.x0;
  const drawn = levels(region.strokes.horizontal)
    .map((strokes) => strokes.filter((stroke) => !strikes(stroke, lines)))
    .filter((strokes) => strokes.length > 0)
    .map((strokes) => ({ at: mean(strokes), strokes }))
    .filter(({ at }) => at > box.y0 + SAME && at < box.y1 - SAME);
  const full = drawn.filter(({ strokes }) => covered(strokes, box.x0, box.x1) > 0.8 * width).length;
  const separators: Separator[] = [edge(region.strokes.horizontal, box.y0)];
  const bands: RowLine[][] = [];
  const floats: RowLine[] = [];
  for (let i = 0; i <= drawn.length; i++) {
    const from = i === 0 ? -Infinity : (drawn[i - 1] as Separator).at;
    const to = i === drawn.length ? Infinity : (drawn[i] as Separator).at;
    const band = rowLines.filter(({ line }) => inside((line.top + line.bottom) / 2, from, to));
    const between = floating(band);
    floats.push(...between);
    bands.push(between.length === 0 ? band : band.filter((line) => !between.includes(line)));
  }
  const groups = rowGroups(bands, columns, (region.lattice && full >= 2) || full >= 3, region.lattice);
  const first = lines[0];
  const above = turned.filter(
    ({ y }) => first !== undefined && y < Math.min(first.top - 0.3 * first.size, drawn[0]?.at ?? Infinity),
  );
  if (first !== undefined && above.length > 0) separators.push({ at: first.top - 0.2 * first.size, strokes: [] });
  for (const [i, band] of groups.entries()) {
    for (let k = 1; k < band.length; k++)
      separators.push({ at: ((band[k - 1] as Between).bottom + (band[k] as Between).top) / 2, strokes: [] });
    separators.push(drawn[i] ?? edge(region.strokes.horizontal, box.y1));
  }
  return { rows: separators, floats };
};

interface Between {
  readonly top: number;
  readonly bottom: number;
}

/** True when the stroke runs through letters, or only underlines them: it parts no rows. */
const strikes = (stroke: Stroke, lines: ReadonlyArray<Line>): boolean => {
  for (const line of lines) {
    const slack = 0.12 * line.size;
    if (stroke.at < line.top + slack) continue;
    if (stroke.at > line.bottom + 0.35 * line.size) continue;
    const through = stroke.at < line.bottom - slack;
    const over = line.words.filter(
      (word) => (word.x0 + word.x1) / 2 > stroke.from && (word.x0 + word.x1) / 2 < stroke.to,
    );
    if (over.length === 0) continue;
    if (through) return true;
    const [first, last] = [over[0] as Word, over.at(-1) as Word];
    // Under several cells it is no underline, even when it is as wide as the table.
    if (over.some((word, i) => i > 0 && word.x0 - (over[i - 1] as Word).x1 > 2 * WIDE * line.size)) continue;
    if (Math.abs(first.x0 - stroke.from) < 1.5 && Math.abs(last.x1 - stroke.to) < 1.5) return true;
  }
  return false;
};

/** A line with the columns that its segments take; segments within one column are one cell. */
const rowLine = (line: Line, segments: ReadonlyArray<Segment>, columns: ReadonlyArray<Separator>): RowLine => {
  const cells: { segment: Segment; first: number; last: number }[] = [];
  for (const segment of segments) {
    let first = 0;
    while (first < columns.length - 2 && (columns[first + 1] as Separator).at < segment.x0 + 0.3 * segment.size)
      first++;
    let last = first;
    while (last < columns.length - 2 && (columns[last + 1] as Separator).at < segment.x1 - 0.3 * segment.size) last++;
    const previous = cells.at(-1);
    if (previous !== undefined && previous.last === first && first === last)
      previous.segment = segmentOf([...previous.segment.words, ...segment.words]);
    else cells.push({ segment, first, last });
  }
  return { line, cells };
};
