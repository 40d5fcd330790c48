/** Tables as grids of texts, read from Markdown or HTML; a merged cell's text stands in its first place. */
import { Parser } from "htmlparser2";
import { normalise, plainText } from "./normaliser.ts";

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

/** The grid of an HTML table; undefined when the text holds no table or a broken one. */
export const gridOfHtml = (text: string): Grid | undefined => {
  const rows: Array<Array<string>> = [];
  const taken = new Map<string, true>();
  let cell: { text: string; columns: number; rows: number } | undefined;
  let tables = 0;
  let ended = 0;
  const place = (content: string, columns: number, span: number): void => {
    const number = rows.length - 1;
    const row = rows[number];
    if (row === undefined) return;
    while (taken.has(`${number}/${row.length}`)) row.push("");
    const start = row.length;
    for (let down = 1; down < span; down += 1)
      for (let right = 0; right < columns; right += 1) taken.set(`${number + down}/${start + right}`, true);
    row.push(cleaned(content), ...Array<string>(columns - 1).fill(""));
  };
  const parser = new Parser({
    onopentag: (name, attributes) => {
      if (name === "table") tables += 1;
      if (name === "tr") rows.push([]);
      const spanOf = (key: string) => Math.max(1, Math.min(100, Math.trunc(Number(attributes[key] ?? 1)) || 1));
      if (name === "td" || name === "th") cell = { text: "", columns: spanOf("colspan"), rows: spanOf("rowspan") };
    },
    ontext: (part) => {
      if (cell !== undefined) cell.text += part;
    },
    onclosetag: (name, implied) => {
      if (name === "table" && !implied) ended += 1;
      if ((name !== "td" && name !== "th") || cell === undefined) return;
      place(cell.text, cell.columns, cell.rows);
      cell = undefined;
    },
  });
  parser.end(text);
  return tables !== 1 || ended !== 1 || rows.length === 0 ? undefined : rows;
};

/** Pairs of row and text in a grid, without empty cells. */
const entries = (grid: Grid): ReadonlyArray<string> =>
  grid.flatMap((row, number) => row.filter((text) => text !== "").map((text) => `${number}\u0000${text}`));

/** Cells that stand in the right row with the right text: the harmonic mean of found-of-true and true-of-found. */
export const cellScore = (truth: Grid, found: Grid): number => {
  const left = [...entries(found)];
  const wanted = entries(truth);
  const total = wanted.length + left.length;
  let hits = 0;
  for (const entry of wanted) {
    const place = left.indexOf(entry);
    if (place >= 0) {
      hits += 1;
      left.splice(place, 1);
    }
  }
  return total === 0 ? 1 : (2 * hits) / total;
};
