/** Tables in HTML: parsed from whatever a vendor wrote, and written with nothing but the tags of a table. */
import { Parser } from "htmlparser2";
import { cellContent, type CellContent } from "./cell-content.ts";
import { type Cell, layOut, type Table } from "./table.ts";

const span = (text: string | undefined, fallback: number): number => {
  const value = Number.parseInt(text ?? "", 10);
  return Number.isFinite(value) && value >= 0 ? value : fallback;
};

interface OpenCell {
  readonly header: boolean;
  readonly colspan: number;
  readonly rowspan: number;
}

/**
 * The table of an HTML source. Cells keep emphasis, code, links, line breaks and placeholders of pictures as inline
 * Markdown; any other tag is shown as the text it is, so that nothing is lost and nothing runs. A table inside a cell
 * becomes text.
 */
export const tableFromHtml = (html: string): Table => {
  const rows: Array<Array<Cell>> = [];
  const captions: Array<string> = [];
  let depth = 0;
  let inHead = false;
  let open: OpenCell | undefined;
  let content: CellContent = cellContent();

  const endCell = () => {
    const text = content.end();
    content = cellContent();
    if (open === undefined) {
      if (text !== "") captions.push(text);
    } else rows.at(-1)?.push({ ...open, content: text });
    open = undefined;
  };
  const startCell = (name: string, attributes: Readonly<Record<string, string>>) => {
    endCell();
    if (rows.length === 0) rows.push([]);
    open = {
      header: name === "th" || inHead,
      colspan: Math.max(1, span(attributes["colspan"], 1)),
      rowspan: span(attributes["rowspan"], 1),
    };
  };

  const parser = new Parser({
    onopentag: (name, attributes, isImplied) => {
      if (isImplied) content.lineBreak();
      else if (!structure.has(name)) {
        content.open(name, attributes, html.slice(parser.startIndex, parser.endIndex + 1));
      } else {
        if (name === "table") depth += 1;
        if (depth > 1) content.separate(name);
        else if (name === "td" || name === "th") startCell(name, attributes);
        else endCell();
        if (depth > 1) return;
        if (name === "tr") rows.push([]);
        else if (sections.has(name)) inHead = name === "thead";
      }
    },
    onclosetag: (name, isImplied) => {
      if (!structure.has(name)) return content.close(name, isImplied ? "" : `</${name}>`);
      if (depth > 1) content.separate(name);
      else {
        endCell();
        if (name === "thead") inHead = false;
      }
      if (name === "table") depth -= 1;
    },
    ontext: (text) => content.text(text),
  });
  parser.end(html);
  endCell();
  const filled = rows.filter((row) => row.length > 0);
  return { caption: captions.join("<br>"), rows: filled, alignments: [] };
};

const sections = new Set(["thead", "tbody", "tfoot"]);
const structure = new Set([...sections, "table", "caption", "colgroup", "col", "tr", "td", "th"]);

const attribute = (name: string, value: number): string => (value > 1 ? ` ${name}="${value}"` : "");

/** A table as HTML, a row a line. `inline` writes the Markdown of a cell; it has to be safe. `attributes` go on each cell. */
export const htmlFromTable = (
  table: Table,
  inline: (markdown: string) => string,
  attributes: (column: number) => string = () => "",
): string => {
  const lines = table.rows.map((): Array<string> => []);
  for (const { row, column, colspan, rowspan, header, content } of layOut(table).cells) {
    const tag = header ? "th" : "td";
    const spans = attribute("colspan", colspan) + attribute("rowspan", rowspan);
    lines[row]?.push(`<${tag}${spans}${attributes(column)}>${inline(content)}</${tag}>`);
  }
  const rows = lines.map((cells) => `<tr>${cells.join("")}</tr>\n`);
  const isHead = table.rows.map((cells) => cells.length > 0 && cells.every(({ header }) => header));
  const headLength = isHead.includes(false) ? isHead.indexOf(false) : rows.length;
  const part = (tag: string, content: ReadonlyArray<string>) =>
    content.length === 0 ? "" : `<${tag}>\n${content.join("")}</${tag}>\n`;
  const caption = table.caption === "" ? "" : `<caption>${inline(table.caption)}</caption>\n`;
  return `<table>\n${caption}${part("thead", rows.slice(0, headLength))}${part("tbody", rows.slice(headLength))}</table>`;
};
