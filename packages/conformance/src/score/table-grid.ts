/** Tables as grids of texts, read from Markdown or HTML; a merged cell's text stands in its first place. */
import { Parser } from "htmlparser2";
import { normalise, plainText } from "./normaliser.ts";
import type { CommonWords } from "./words.ts";

/** Rows of cells. */
export type Grid = ReadonlyArray<ReadonlyArray<string>>;

const cleaned = (text: string): string => normalise(plainText(text));

/** The grid of a Markdown table; undefined when the text is none. */
export const gridOfMarkdown = (text: string): Grid | undefined => {
  const lines = text.trim().split("\n");
  const rule = lines[1]?.trim() ?? "";
  if (!/^\|?(\s*:?-{3,}:?\s*\|)*\s*:?-{3,}:?\s*\|?$/.test(rule) || !rule.includes("|")) return undefined;
  const rows = [lines[0] ?? "", ...lines.slice(2)];
  return rows.map((row) =>
    row
      .trim()
      .replace(/^\|/, "")
      .replace(/(?<!\\)\|$/, "")
      .split(/(?<!\\)\|/)
      .map(cleaned),
  );
};

/** A cell of a table with the places that it covers. Its text is normalised. */
export interface TableCell {
  readonly text: string;
  readonly rows: number;
  readonly columns: number;
}

const spanOf = (value: string | undefined): number => Math.max(1, Math.min(100, Math.trunc(Number(value ?? 1)) || 1));

/** The rows of an HTML table, each cell once; undefined when the text holds no table, a broken one, or several. */
export const cellsOfHtml = (text: string): ReadonlyArray<ReadonlyArray<TableCell>> | undefined => {
  const rows: Array<Array<TableCell>> = [];
  let cell: TableCell | undefined;
  let tables = 0;
  let ended = 0;
  const parser = new Parser({
    onopentag: (name, { colspan, rowspan }) => {
      if (name === "table") tables += 1;
      if (name === "tr") rows.push([]);
      if (name === "td" || name === "th") cell = { text: "", columns: spanOf(colspan), rows: spanOf(rowspan) };
    },
    ontext: (part) => {
      if (cell !== undefined) cell = { ...cell, text: cell.text + part };
    },
    onclosetag: (name, implied) => {
      if (name === "table" && !implied) ended += 1;
      if ((name !== "td" && name !== "th") || cell === undefined) return;
      rows.at(-1)?.push({ ...cell, text: cleaned(cell.text) });
      cell = undefined;
    },
  });
  parser.end(text);
  return tables !== 1 || ended !== 1 || rows.length === 0 ? undefined : rows;
};

/** The grid of rows of cells; a merged cell's text stands in its first place. */
export const gridOfCells = (rows: ReadonlyArray<ReadonlyArray<TableCell>>): Grid => {
  const taken = new Set<string>();
  return rows.map((cells, number) => {
    const row: Array<string> = [];
    for (const { columns, rows: span, text } of cells) {
      while (taken.has(`${number}/${row.length}`)) row.push("");
      const start = row.length;
      for (let down = 1; down < span; down += 1)
        for (let right = 0; right < columns; right += 1) taken.add(`${number + down}/${start + right}`);
      row.push(text, ...Array<string>(columns - 1).fill(""));
    }
    while (taken.has(`${number}/${row.length}`)) row.push("");
    return row;
  });
};

/** The grid of an HTML table; undefined when the text holds no table or a broken one. */
export const gridOfHtml = (text: string): Grid | undefined => {
  const rows = cellsOfHtml(text);
  return rows === undefined ? undefined : gridOfCells(rows);
};

/** Pairs of row and text in a grid, without empty cells. */
const entries = (grid: Grid): ReadonlyArray<string> =>
  grid.flatMap((row, number) => row.filter((text) => text !== "").map((text) => `${number}\u0000${text}`));

/** Filled cells that stand in the right row with the right text, and how many each of the two tables has. */
export const commonCells = (truth: Grid, found: Grid): CommonWords => {
  const left = [...entries(found)];
  const wanted = entries(truth);
  const got = left.length;
  let common = 0;
  for (const entry of wanted) {
    const place = left.indexOf(entry);
    if (place < 0) continue;
    common += 1;
    left.splice(place, 1);
  }
  return { common, truth: wanted.length, found: got };
};

/** Cells that stand in the right row with the right text: the harmonic mean of found-of-true and true-of-found. */
export const cellScore = (truth: Grid, found: Grid): number => {
  const { common, found: got, truth: wanted } = commonCells(truth, found);
  return wanted + got === 0 ? 1 : (2 * common) / (wanted + got);
};
