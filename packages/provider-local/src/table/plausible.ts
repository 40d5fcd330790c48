/** Is it a table at all? Prose in columns, lists, contents and forms look like one from afar. */

import type { Cell } from "./table.ts";
import { median } from "./columns.ts";
import { leadersOf } from "./segment.ts";
import { isNumeric, isValue } from "./text.ts";

/** The cells of a grid, taken together. */
export interface Look {
  readonly cells: ReadonlyArray<Cell>;
  readonly rows: number;
  readonly columns: number;
  /** The share of separators between rows and columns that are drawn, at least in part. */
  readonly drawn: number;
}

/** True when drawn cells hold a table: at least 2 by 2 with text in a good part of them, and not prose in boxes. */
export const plausibleLattice = ({ cells, rows, columns, drawn }: Look): boolean => {
  if (rows < 2 || columns < 2 || cells.length < 4) return false;
  if (density(cells, rows, columns) < 0.25) return false;
  const several = rowsWithSeveral(cells, rows);
  if (several < 2 || several < 0.3 * rows || isChart(cells)) return false;
  const length = mean(cells.map((cell) => cell.text.length));
  // Where text, not lines, makes most of the grid, text must look like a table's.
  if (drawn < 0.5 && numericShare(cells) < 0.3 && (length > 50 || !isRegular(cells, rows, columns))) return false;
  return length < 150;
};

/** True when aligned words are a table. `framed`: drawn lines above and below them say so too. */
export const plausibleAligned = ({ cells, rows, columns }: Look, framed: boolean): boolean => {
  if (rows < 2 || columns < 2 || density(cells, rows, columns) < 0.5) return false;
  const several = rowsWithSeveral(cells, rows);
  if (several < (framed ? 2 : 3) || several < 0.5 * rows) return false;
  if (rows === 2 && !cells.some((cell) => cell.row === 1 && cell.column > 0 && isValue(cell.text))) return false;
  if (confidence(cells) < 0.6) return false;
  if (isContents(cells, columns) || isIndex(cells, columns) || isChart(cells) || isEquations(cells, columns))
    return false;
  const numbers = numericShare(cells);
  const length = mean(cells.map((cell) => cell.text.length));
  const sentences = cells.filter((cell) => cell.text.length > 60).length / cells.length;
  if (numbers < 0.4 && (isCode(cells) || isEnumeration(cells))) return false;
  if (numbers < 0.3 && !isRegular(cells, rows, columns)) return false;
  if (framed) return length < 100 || numbers > 0.3;
  if (numbers >= 0.4) return length < 40 && sentences < 0.2;
  if (columns < 3 || rows < 4 || !namesColumns(cells, columns)) return false;
  return length < 24 && sentences < 0.05 && !cells.some((cell) => cell.text.includes("@"));
};

/** True for the boxes of a form: many cells span columns, each row in its own way. */
export const isForm = ({ cells, columns }: Look): boolean => {
  const partial = cells.filter((cell) => cell.columnSpan < columns);
  return columns > 4 && partial.filter((cell) => cell.columnSpan > 1).length > 0.3 * partial.length;
};

/** The share of numbers among the cells beside the first column. */
const numericShare = (cells: ReadonlyArray<Cell>): number => {
  const values = cells.filter((cell) => cell.column > 0);
  return values.filter((cell) => isNumeric(cell.text)).length / Math.max(1, values.length);
};

/** The share of places that are not empty. */
const density = (cells: ReadonlyArray<Cell>, rows: number, columns: number): number =>
  cells.reduce((sum, cell) => sum + cell.rowSpan * cell.columnSpan, 0) / (rows * columns);

/** Half of the rows fill most of the columns. */
const isRegular = (cells: ReadonlyArray<Cell>, rows: number, columns: number): boolean => {
  const counts = Array.from({ length: rows }, () => 0);
  for (const cell of cells) if (cell.columnSpan === 1) counts[cell.row] = (counts[cell.row] as number) + 1;
  return counts.filter((count) => count >= 0.6 * columns).length >= 0.5 * rows;
};

const rowsWithSeveral = (cells: ReadonlyArray<Cell>, rows: number): number => {
  const counts = Array.from({ length: rows }, () => 0);
  for (const cell of cells)
    for (let r = cell.row; r < Math.min(rows, cell.row + cell.rowSpan); r++) counts[r] = (counts[r] as number) + 1;
  return counts.filter((count) => count >= 2).length;
};

const mean = (values: ReadonlyArray<number>): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;

/** A list of contents: the last column counts pages upwards, or dots lead to page numbers. */
const isContents = (cells: ReadonlyArray<Cell>, columns: number): boolean => {
  if (columns > 3) return false;
  const last = cells.filter((cell) => cell.column + cell.columnSpan === columns && cell.column > 0);
  const pages = last.filter((cell) => /^(?:\d{1,4}|[ivxlc]{1,7})$/u.test(cell.text));
  if (pages.length < 3 || pages.length < 0.7 * last.length) return false;
  const numbers = pages.map((cell) => Number(cell.text)).filter((page) => !Number.isNaN(page));
  let rising = 0;
  for (let i = 1; i < numbers.length; i++) if ((numbers[i] as number) >= (numbers[i - 1] as number)) rising++;
  const led = cells.filter(
    (cell) =>
      cell.column === 0 && (leadersOf(cell.words).size > 0 || cell.words.some((word) => /\.{3,}$/u.test(word.text))),
  ).length;
  return rising >= 0.9 * (numbers.length - 1) && (led > 0 || numbers.length >= 4);
};

/** A list whose bullets, numbers or labels stand apart from the text. */
const isEnumeration = (cells: ReadonlyArray<Cell>): boolean => {
  const first = new Map<number, Cell>();
  for (const cell of cells) if (!first.has(cell.row)) first.set(cell.row, cell);
  const marks = [...first.values()].filter((cell) =>
    /^(?:[•◦▪■●○·*–—-]|[([]?(?:\d{1,3}|[a-z]|[ivxlc]{1,5})[.)\]])$/iu.test(cell.text),
  );
  return marks.length >= 0.5 * first.size;
};

/** The first row fills every column, but perhaps the one of the labels. */
const namesColumns = (cells: ReadonlyArray<Cell>, columns: number): boolean => {
  const named = cells
    .filter((cell) => cell.row === 0 && cell.column > 0)
    .reduce((sum, cell) => sum + cell.columnSpan, 0);
  return named === columns - 1;
};

/** An index of words in columns: dots lead from each word to its page. */
const isIndex = (cells: ReadonlyArray<Cell>, columns: number): boolean => {
  if (columns < 4 || columns % 2 === 1) return false;
  const pages = cells.filter((cell) => cell.column % 2 === 1);
  const words = cells.filter((cell) => cell.column % 2 === 0);
  const led = words.filter(
    (cell) => leadersOf(cell.words).size > 0 || cell.words.some((word) => /\.{3,}$/u.test(word.text)),
  );
  return (
    led.length > 0.5 * words.length &&
    pages.filter((cell) => /^[\dA-Zivxlc, –-]+$/u.test(cell.text)).length > 0.9 * pages.length
  );
};

/** Mean confidence of the words, 1 where no OCR engine read them. */
const confidence = (cells: ReadonlyArray<Cell>): number =>
  mean(cells.flatMap((cell) => cell.words.map((word) => word.confidence ?? 1)));

/** Formulas with their numbers behind them: `(1)`, `(2)`, ... */
const isEquations = (cells: ReadonlyArray<Cell>, columns: number): boolean => {
  const last = cells.filter((cell) => cell.column > 0 && cell.column + cell.columnSpan === columns);
  const numbers = last.map((cell) => Number(/^\((?:\d+\.)?(\d+)[a-z]?\)$/u.exec(cell.text)?.[1]));
  const next = numbers.filter(
    (number, i) => i > 0 && number - (numbers[i - 1] as number) <= 1 && number >= (numbers[i - 1] as number),
  );
  return columns <= 3 && last.length > 1 && next.length >= 0.8 * (last.length - 1);
};

/** Most words are in a typewriter face, by its name or because all letters are equally wide. */
const isCode = (cells: ReadonlyArray<Cell>): boolean => {
  const words = cells.flatMap((cell) => cell.words);
  if (words.filter((word) => word.monospace).length > 0.6 * words.length) return true;
  const widths = words
    .filter((word) => /^[!-~]{3,}$/.test(word.text) && /[a-z]/i.test(word.text))
    .map((word) => (word.x1 - word.x0) / word.text.length / word.size);
  const usual = median(widths);
  return (
    widths.length >= 6 && widths.filter((width) => Math.abs(width - usual) < 0.03 * usual).length > 0.9 * widths.length
  );
};

/** Only numbers, none named; or the labels of an axis, which count up or down by one step that is not 1. */
const isChart = (cells: ReadonlyArray<Cell>): boolean => {
  if (cells.every((cell) => isNumeric(cell.text))) return true;
  const columns = new Map<number, number[]>();
  for (const cell of cells) {
    if (!/^[-−–]?[\d.,]+\s?%?$/u.test(cell.text)) continue;
    const values = columns.get(cell.column) ?? [];
    values.push(Number(cell.text.replace(/[−–]/u, "-").replace(/[%,\s]/gu, "")));
    columns.set(cell.column, values);
  }
  const long = [...columns.values()].filter((values) => values.length >= 3);
  if (long.length > 0 && long.every(isScale)) return true;
  return cells.some((cell) => {
    const values = cell.text
      .split(" ")
      .map((part) => (/^[-−]?[\d.]+%?$/u.test(part) ? Number.parseFloat(part.replace("−", "-")) : Number.NaN));
    return values.length >= 4 && isScale(values);
  });
};

const isScale = (values: ReadonlyArray<number>): boolean => {
  const step = (values[1] as number) - (values[0] as number);
  if (!(Math.abs(step) > 0) || Math.abs(step) === 1) return false;
  return values.every(
    (value, i) => i === 0 || Math.abs(value - (values[i - 1] as number) - step) < 0.01 * Math.abs(step),
  );
};
