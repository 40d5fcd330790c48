/** Tables in GitHub's Markdown: their lines to the table model and back. */
import { type Alignment, type Cell, gridOf, type Table } from "./table.ts";

/** The cells of one line. A pipe after a backslash is text; the outer pipes may be missing. */
export const cellsOf = (line: string): Array<string> => {
  const cells: Array<string> = [];
  let current = "";
  for (let i = 0; i < line.length; i += 1) {
    const character = line[i] ?? "";
    if (character !== "|") current += character;
    else if (line[i - 1] === "\\") current = `${current.slice(0, -1)}|`;
    else {
      cells.push(current);
      current = "";
    }
  }
  cells.push(current);
  const trimmed = cells.map((cell) => cell.trim());
  if (trimmed[0] === "" && trimmed.length > 1) trimmed.shift();
  if (trimmed.at(-1) === "" && trimmed.length > 1) trimmed.pop();
  return trimmed;
};

const alignmentOf = (rule: string): Alignment => {
  if (rule.endsWith(":")) return rule.startsWith(":") ? "center" : "right";
  return rule.startsWith(":") ? "left" : "";
};

const cell = (content: string, header: boolean): Cell => ({ content, header, colspan: 1, rowspan: 1 });

/**
 * The table of its lines: heading, rule, rows. A row with more cells than the heading keeps them, for a reader of scans
 * cannot afford to lose a cell; a shorter one is filled up.
 */
export const tableFromLines = (lines: ReadonlyArray<string>): Table => {
  const [head = "", rule = "", ...body] = lines;
  const rows = [head, ...body].map(cellsOf);
  const columns = Math.max(...rows.map((row) => row.length));
  return {
    caption: "",
    rows: rows.map((row, i) => Array.from({ length: columns }, (_, column) => cell(row[column] ?? "", i === 0))),
    alignments: cellsOf(rule).map(alignmentOf),
  };
};

const rules: Readonly<Record<Alignment, string>> = { "": "---", left: ":--", center: ":-:", right: "--:" };

const lineOf = (cells: ReadonlyArray<string>): string =>
  `| ${cells.map((content) => content.replaceAll(/\s*\n\s*/g, "<br>").replaceAll("|", "\\|")).join(" | ")} |`;

/** A table as Markdown. Its first row becomes the heading, what spans cover is empty, the caption stands above. */
export const markdownFromTable = (table: Table): string => {
  const [head, ...body] = gridOf(table);
  if (head === undefined || head.length === 0) return table.caption;
  const rule = `| ${head.map((_, column) => rules[table.alignments[column] ?? ""]).join(" | ")} |`;
  const text = [lineOf(head), rule, ...body.map(lineOf)].join("\n");
  return table.caption === "" ? text : `${table.caption}\n\n${text}`;
};
