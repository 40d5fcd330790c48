/** Whether a line of text goes on with the row above it: wrapped cells, headings of several lines. */

import { isAcross } from "./label.ts";
import { isData, type LineCell, over, type RowLine } from "./row-line.ts";
import { type Segment, textOf } from "./segment.ts";
import { isNumeric } from "./text.ts";

/** What is known of the table as a whole. */
export interface Context {
  /** Right end of the text of each column. */
  readonly rights: ReadonlyArray<number>;
  /** All borders between the columns are drawn. */
  readonly firm: boolean;
  /** The usual distance of baselines, points. */
  readonly pitch: number;
  /** Up to which distance lines belong to one row, where the spacing tells. */
  readonly spacing: number | undefined;
  /** A row of numbers was met, so the header is over; or there is none to tell the header from. */
  started: boolean;
}

/** True when `line` goes on with the row above it. */
export const continues = (above: ReadonlyArray<RowLine>, line: RowLine, context: Context): boolean => {
  const last = above.at(-1) as RowLine;
  if ([last, line].some((one) => isAcross(one, context.rights.length))) return false;
  const distance = line.line.bottom - last.line.bottom;
  const tight = distance <= 1.35 * Math.max(last.line.size, line.line.size);
  const close = distance <= (context.spacing ?? 0.8 * context.pitch);
  if (isOutdented(above, line)) return false;
  if (context.spacing !== undefined ? !close : !tight && !close)
    return context.spacing === undefined && distance <= 1.1 * context.pitch && labelGoesOn(above, line, context, false);
  if (context.spacing !== undefined && context.started) return !isData(line) || !above.some(isData);
  const [only] = line.cells;
  if (tight && line.cells.length === 1 && only?.last === 0 && /^[\p{Ll}(]/u.test(textOf(only.segment.words)))
    return true;
  const pairs = line.cells.map((cell) => ({ cell, over: lastOver(above, cell) }));
  if (!context.started && !isData(line)) return tight && !namesGroup(last, line) && headerContinues(above, line);
  if (isData(line)) return labelGoesOn(above, line, context, close);
  if (pairs.some(({ over }) => over === undefined)) return labelGoesOn(above, line, context, close);
  // A wrapped line leaves some column of its row empty, unless drawn columns are full of running text.
  const running =
    context.firm && last.cells.reduce((sum, cell) => sum + cell.segment.words.length, 0) >= 3 * last.cells.length;
  if (!close && !running && line.cells.length >= Math.max(...above.map((one) => one.cells.length))) return false;
  for (const { cell, over } of pairs) {
    const [text, textOver] = [textOf(cell.segment.words), textOf((over as LineCell).segment.words)];
    if (isNumeric(text) && isNumeric(textOver)) return false;
    if (!close && !wraps((over as LineCell).segment, cell.segment, context.rights[cell.first] ?? 0)) return false;
  }
  return true;
};

/** A label whose row of numbers comes with its second line, under a row that has its numbers already. */
export const begins = (above: ReadonlyArray<RowLine>, line: RowLine, next: RowLine | undefined): boolean => {
  const [label, rest] = [line.cells[0], next?.cells[0]];
  if (line.cells.length !== 1 || label?.last !== 0 || rest?.last !== 0 || next === undefined) return false;
  return (
    above.some(isData) &&
    isData(next) &&
    /^[\p{Ll}(&]/u.test(textOf(rest.segment.words)) &&
    !/^[\p{Ll}(&]/u.test(textOf(label.segment.words))
  );
};

/** A lone label that begins left of the label above it: it names the rows that follow. */
const isOutdented = (above: ReadonlyArray<RowLine>, line: RowLine): boolean => {
  const [label, ...more] = line.cells;
  const own = above[0]?.cells[0];
  if (label?.last !== 0 || more.length > 0 || own?.first !== 0 || !above.some(isData)) return false;
  return label.segment.x0 < own.segment.x0 - 0.4 * label.segment.size;
};

const lastOver = (above: ReadonlyArray<RowLine>, cell: LineCell): LineCell | undefined => {
  for (let i = above.length - 1; i >= 0; i--) {
    const found = (above[i] as RowLine).cells.find((other) => other.first <= cell.last && other.last >= cell.first);
    if (found !== undefined) return found;
  }
  return undefined;
};

/** True when the first word of `next` had no room at the end of `segment`, so that the line had to break. */
const wraps = (segment: Segment, next: Segment, right: number): boolean => {
  const word = next.words[0];
  if (word === undefined) return false;
  const width = Math.max(segment.x1 - segment.x0, 0) + 0.25 * segment.size + (word.x1 - word.x0);
  return segment.x0 + width > right + 0.2 * segment.size;
};

/** A label whose values stand beside its last line: `Chlorine and inorganic` / `compounds 12 14`. */
const labelGoesOn = (above: ReadonlyArray<RowLine>, line: RowLine, context: Context, close: boolean): boolean => {
  const label = line.cells[0];
  if (label === undefined || label.first !== 0 || above.some((one) => one.cells.some((cell) => cell.first > 0)))
    return false;
  const over = lastOver(above, label);
  if (
    over === undefined ||
    !/^[\p{Ll}(&]/u.test(textOf(label.segment.words)) ||
    /[:.]$/u.test(textOf(over.segment.words))
  )
    return false;
  return close || wraps(over.segment, label.segment, context.rights[0] ?? 0);
};

/** A label alone under a line with names of columns: it names the rows that follow, as it begins like a name itself. */
export const namesGroup = (last: RowLine, line: RowLine): boolean => {
  const [label, ...more] = line.cells;
  return (
    label?.last === 0 &&
    more.length === 0 &&
    last.cells.some(({ first }) => first > 0) &&
    /^\p{Lu}/u.test(textOf(label.segment.words))
  );
};

/** In the header: a line goes on with the line above when they share columns and neither spans cells of the other. */
const headerContinues = (above: ReadonlyArray<RowLine>, line: RowLine): boolean => {
  const last = above.at(-1) as RowLine;
  return !spanning(last, line) && line.cells.some((cell) => last.cells.some((other) => over(other, cell)));
};

/** True when a cell of one line stands over several columns and the other line does not go on with it alone. */
export const spanning = (upper: RowLine, lower: RowLine): boolean =>
  lower.cells.some((cell) => {
    const others = upper.cells.filter((other) => over(other, cell));
    const [one] = others;
    if (others.length > 1) return true;
    if (one === undefined) return cell.last > cell.first;
    if (cell.last > cell.first) return one.first !== cell.first || one.last !== cell.last;
    return one.last > one.first;
  });
