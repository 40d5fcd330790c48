/** Lines of text over the columns of a table: what they fill, and which of them belong together at once. */

import { beside, type Line, type Segment, segmentOf, textOf } from "./segment.ts";
import { isPlaceholder, isValue } from "./text.ts";

/** A segment with the columns that it takes, `first` to `last`. */
export interface LineCell {
  readonly segment: Segment;
  readonly first: number;
  readonly last: number;
}

/** A line of text with its cells, from left to right. */
export interface RowLine {
  readonly line: Line;
  readonly cells: ReadonlyArray<LineCell>;
}

/** True when two cells share a column. */
export const over = (a: LineCell, b: LineCell): boolean => a.first <= b.last && a.last >= b.first;

/** A line whose cells beside the first column are mostly numbers, and some of them values. */
export const isData = (line: RowLine): boolean => {
  const values = line.cells.filter((cell) => cell.first > 0);
  if (values.length === 0 || line.cells.length < 2) return false;
  const texts = values.map((cell) => textOf(cell.segment.words));
  return texts.filter((text) => isValue(text) || isPlaceholder(text)).length * 2 >= texts.length && texts.some(isValue);
};

/**
 * The lines that stand between two rows of numbers, in columns that both leave empty: cells that span the two rows.
 */
export const floating = (lines: ReadonlyArray<RowLine>): ReadonlyArray<RowLine> =>
  lines.filter((line, i) => {
    const [above, below] = [lines[i - 1], lines[i + 1]];
    if (above === undefined || below === undefined || !isData(above) || !isData(below)) return false;
    const [upper, middle, lower] = [above.line.bottom, line.line.bottom, below.line.bottom];
    const size = line.line.size;
    if (
      lower - upper > 2.4 * size ||
      lower - upper < 0.9 * size ||
      Math.abs(middle - (upper + lower) / 2) > 0.2 * (lower - upper)
    )
      return false;
    return line.cells.every((cell) => ![...above.cells, ...below.cells].some((other) => over(other, cell)));
  });

/** Lines that stand beside each other, put together: cells that are centred against each other. */
export const unitsOf = (band: ReadonlyArray<RowLine>): ReadonlyArray<RowLine> => {
  const units: RowLine[] = [];
  let last: Line | undefined;
  for (const line of band) {
    const unit = units.at(-1);
    if (unit === undefined || last === undefined || !beside(last, line.line)) units.push(line);
    else units[units.length - 1] = together(unit, line);
    last = line.line;
  }
  return units;
};

const together = (upper: RowLine, lower: RowLine): RowLine => {
  const cells: LineCell[] = [];
  for (const cell of [...upper.cells, ...lower.cells].toSorted((a, b) => a.first - b.first)) {
    const last = cells.at(-1);
    if (last === undefined || cell.first > last.last) cells.push(cell);
    else
      cells[cells.length - 1] = {
        segment: segmentOf([...last.segment.words, ...cell.segment.words]),
        first: last.first,
        last: Math.max(last.last, cell.last),
      };
  }
  const [a, b] = [upper.line, lower.line];
  const line = {
    words: [...a.words, ...b.words],
    top: Math.min(a.top, b.top),
    bottom: Math.max(a.bottom, b.bottom),
    size: Math.max(a.size, b.size),
  };
  return { line, cells };
};
