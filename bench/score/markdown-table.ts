/** Finds the tables of a Markdown text: pipe tables and HTML tables. */
import { Parser } from "htmlparser2";
import { gridFromRows, type CellSource, type Grid } from "./grid.ts";

const separator = /^[\s|:-]+$/;

/** Splits a line at its pipes; `\|` is a pipe that belongs to the text. */
export const pipeCells = (line: string): ReadonlyArray<string> => {
  const cells = line.split(/(?<!\\)\|/).map((cell) => cell.trim().replaceAll(String.raw`\|`, "|"));
  if (cells[0] === "") cells.shift();
  if (cells.at(-1) === "") cells.pop();
  return cells;
};

/** Pipe tables: runs of at least two lines with a pipe. The first row and the first column are headings. */
export const pipeTables = (markdown: string): ReadonlyArray<Grid> => {
  const tables: Array<Grid> = [];
  let run: Array<string> = [];
  const finish = (): void => {
    const rows = run.length < 2 ? [] : run.filter((line) => !separator.test(line)).map(pipeCells);
    run = [];
    if (!rows.some((cells) => cells.length > 0)) return;
    const source = (text: string, row: number, column: number): CellSource => ({
      text,
      rowSpan: 1,
      columnSpan: 1,
      heading: row === 0 || column === 0,
    });
    tables.push(gridFromRows(rows.map((cells, row) => cells.map((text, column) => source(text, row, column)))));
  };
  for (const line of markdown.split(/\r?\n/)) {
    if (line.includes("|")) run.push(line);
    else finish();
  }
  finish();
  return tables;
};

/** A cell as it stands in HTML. */
export interface HtmlCell extends CellSource {
  readonly tag: "td" | "th";
}

/** Rows of an HTML table, in the order of the markup. */
export type HtmlRows = ReadonlyArray<ReadonlyArray<HtmlCell>>;

interface Open {
  readonly rows: Array<Array<HtmlCell>>;
  inHead: boolean;
  cell: { tag: "td" | "th"; text: string; rowSpan: number; columnSpan: number; heading: boolean } | undefined;
}

const spanOf = (value: string | undefined): number => {
  const span = Number.parseInt(value ?? "1", 10);
  return Number.isFinite(span) && span > 0 ? span : 1;
};
const breaking: ReadonlySet<string> = new Set(["br", "p", "div", "li"]);

/** HTML tables, nested ones too, each as its rows. Headings are `th` and the cells of a `thead`. */
export const htmlTables = (markup: string): ReadonlyArray<HtmlRows> => {
  const found: Array<Open> = [];
  const open: Array<Open> = [];
  const closeCell = (table: Open): void => {
    if (table.cell === undefined) return;
    if (table.rows.length === 0) table.rows.push([]);
    table.rows.at(-1)?.push({ ...table.cell, text: table.cell.text.trim() });
    table.cell = undefined;
  };
  const parser = new Parser({
    onopentag(name, attributes) {
      if (name === "table") {
        const table: Open = { rows: [], inHead: false, cell: undefined };
        found.push(table);
        open.push(table);
      }
      const table = open.at(-1);
      if (table === undefined) return;
      if (name === "thead") table.inHead = true;
      if (name === "tr") {
        closeCell(table);
        table.rows.push([]);
      }
      if (name === "td" || name === "th") {
        closeCell(table);
        const heading = name === "th" || table.inHead;
        const [rowSpan, columnSpan] = [spanOf(attributes["rowspan"]), spanOf(attributes["colspan"])];
        table.cell = { tag: name, text: "", rowSpan, columnSpan, heading };
      }
      if (breaking.has(name) && table.cell !== undefined) table.cell.text += "\n";
    },
    ontext(text) {
      const cell = open.at(-1)?.cell;
      if (cell !== undefined) cell.text += text;
    },
    onclosetag(name) {
      const table = open.at(-1);
      if (table === undefined) return;
      if (name === "td" || name === "th" || name === "tr") closeCell(table);
      if (name === "thead") table.inHead = false;
      if (name === "table") {
        closeCell(table);
        open.pop();
      }
    },
  });
  parser.end(markup);
  return found.map((table) => table.rows).filter((rows) => rows.some((cells) => cells.length > 0));
};

/** All tables of a Markdown text, pipe tables first. */
export const tablesOf = (markdown: string): ReadonlyArray<Grid> => [
  ...pipeTables(markdown),
  ...htmlTables(markdown).map(gridFromRows),
];
