/** The text of an item as the vendor writes it. */
import type { Cell, Item } from "../fixture/truth.ts";

const linesOf = (item: Extract<Item, { readonly lines: unknown }>): ReadonlyArray<string> =>
  item.lines.map((line) => (line.link === undefined ? line.text : `[${line.text}](${line.link})`));

const rowsOf = (item: Extract<Item, { kind: "table" }>): ReadonlyArray<ReadonlyArray<Cell>> =>
  Array.from({ length: item.rows }, (_, row) => item.cells.filter((cell) => cell.row === row));

/** The texts of a row, one for each column. */
const textsOf = (cells: ReadonlyArray<Cell>, columns: number): ReadonlyArray<string> =>
  Array.from({ length: columns }, (_, column) => cells.find((cell) => cell.column === column)?.line?.text ?? "");

/** A table as Markdown, with the vendor's two blanks; a cell over several places leaves the others empty. */
export const markdownTable = (item: Extract<Item, { kind: "table" }>): string => {
  const rows = rowsOf(item).map((cells) => `|  ${textsOf(cells, item.columns).join(" | ")}  |`);
  const rule = `| ${Array<string>(item.columns).fill("---").join(" | ")} |`;
  return [rows[0], rule, ...rows.slice(1)].join("\n");
};

const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** A table as HTML, in one line, with its merged cells. */
export const htmlTable = (item: Extract<Item, { kind: "table" }>): string => {
  const rows = rowsOf(item).map((cells) => {
    const tds = cells.map(({ columnSpan, header, line, rowSpan }) => {
      const tag = header ? "th" : "td";
      const span = (rowSpan > 1 ? ` rowspan="${rowSpan}"` : "") + (columnSpan > 1 ? ` colspan="${columnSpan}"` : "");
      return `<${tag}${span}>${escaped(line?.text ?? "")}</${tag}>`;
    });
    return `<tr>${tds.join("")}</tr>`;
  });
  return `<table>${rows.join("")}</table>`;
};

/** The text of an item that is neither a table nor a picture. */
export const markdownText = (item: Exclude<Item, { kind: "table" | "picture" }>): string => {
  const lines = linesOf(item);
  if (item.kind === "title") return `${"#".repeat(item.level)} ${lines.join(" ")}`;
  if (item.kind === "field" && typeof item.value === "boolean") return `${item.value ? "☒" : "☐"} ${lines.join(" ")}`;
  if (item.kind !== "list") return lines.join(" ");
  return lines.map((line, i) => `${item.ordered ? `${i + 1}.` : "-"} ${line}`).join("\n");
};
