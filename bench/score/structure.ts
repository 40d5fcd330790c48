/**
 * NID, TEDS and MHS: reading order, table structure and heading structure of a Markdown text against another one,
 * 0..1 each, as opendataloader-bench defines them. Pipe tables are turned into HTML first.
 */
import { distance } from "fastest-levenshtein";
import { htmlTables, pipeCells } from "./markdown-table.ts";
import { collapsed } from "./normal.ts";
import { ratio } from "./similarity.ts";
import { sizeOf, treeDistance, type Tree } from "./tree.ts";

const escaped = (text: string): string =>
  text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#x27;");

const isSeparator = (line: string | undefined): boolean => {
  if (line === undefined || !line.includes("|")) return false;
  const cells = pipeCells(line.trim());
  return cells.length > 0 && cells.every((cell) => /^[-:]+$/.test(cell.replaceAll(" ", "")));
};

/** Brings a row to the width of its table. Three cells in a wider table: the middle one stands for all between. */
const fitted = (cells: ReadonlyArray<string>, width: number): ReadonlyArray<string> => {
  if (cells.length === 3 && width > 3)
    return [cells[0] ?? "", ...Array.from({ length: width - 2 }, () => cells[1] ?? ""), cells[2] ?? ""];
  return Array.from({ length: width }, (_, column) => cells[column] ?? "");
};

/** Turns the pipe tables of a Markdown text (header, separator, rows) into HTML tables. */
export const withHtmlTables = (markdown: string): string => {
  const lines = markdown.split(/\r?\n/);
  const result: Array<string> = [];
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? "";
    if (!line.includes("|") || !isSeparator(lines[index + 1])) {
      result.push(line);
      continue;
    }
    const width = Math.max(pipeCells(line.trim()).length, pipeCells((lines[index + 1] ?? "").trim()).length);
    const rows = [fitted(pipeCells(line.trim()), width)];
    index += 2;
    for (; (lines[index] ?? "").includes("|"); index += 1)
      rows.push(fitted(pipeCells((lines[index] ?? "").trim()), width));
    index -= 1;
    if (rows.length > 1 && rows[0]?.every((cell) => cell === "") === true) rows.shift();
    const row = (cells: ReadonlyArray<string>, tag: string): string =>
      `<tr>${cells.map((cell) => `<${tag}>${escaped(cell)}</${tag}>`).join("")}</tr>`;
    result.push(`<table>${rows.map((cells, place) => row(cells, place === 0 ? "th" : "td")).join("")}</table>`);
  }
  return result.join("\n");
};

/** A score with the text, and one of the structure alone. Undefined: the truth has nothing of the kind. */
export interface Similarity {
  readonly full: number | undefined;
  readonly structure: number | undefined;
}

/** Emphasis signs are no text; nested ones are taken off layer by layer. */
const withoutEmphasis = (text: string): string => {
  let before = "";
  let after = text;
  while (after !== before) {
    before = after;
    after = before.replaceAll(/(\*{1,3}|~~|__|_)(\S(?:[\s\S]*?\S)?)\1/g, "$2");
  }
  return after;
};

const skipped: Similarity = { full: undefined, structure: undefined };
const bounded = (score: number): number => Math.max(0, Math.min(1, score));

/** NID: similarity of the whole texts; `structure` is NID-S, without the tables. */
export const readingOrder = (truth: string, output: string): Similarity => {
  const form = (html: string): string => collapsed(withoutEmphasis(html));
  const bare = (html: string): string => html.replaceAll(/<table[^>]*>[\s\S]*?<\/table>/gi, " ");
  const [expected, actual] = [withHtmlTables(truth), withHtmlTables(output)];
  if (form(expected) === "") return skipped;
  return { full: ratio(form(expected), form(actual)), structure: ratio(form(bare(expected)), form(bare(actual))) };
};

interface TableLabel {
  readonly tag: "table" | "tr" | "td";
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly text: string;
}

const textDistance = (a: string, b: string): number => (a === b ? 0 : distance(a, b) / Math.max(a.length, b.length));

const tableTree = (markdown: string): Tree<TableLabel> | undefined => {
  const tables = htmlTables(withHtmlTables(markdown));
  if (tables.length === 0) return undefined;
  const label = (tag: TableLabel["tag"]): TableLabel => ({ tag, rowSpan: 1, columnSpan: 1, text: "" });
  // All tables of a document make one tree.
  const children = tables.flat().map((cells): Tree<TableLabel> => {
    const leaves = cells.map(({ rowSpan, columnSpan, text }): Tree<TableLabel> => ({
      label: { tag: "td", rowSpan, columnSpan, text: collapsed(text) },
      children: [],
    }));
    return { label: label("tr"), children: leaves };
  });
  return { label: label("table"), children };
};

/** TEDS: similarity of the tables as trees; `structure` is TEDS-S, without their text. */
export const tableStructure = (truth: string, output: string): Similarity => {
  const expected = tableTree(truth);
  if (expected === undefined) return skipped;
  const actual = tableTree(output);
  if (actual === undefined) return { full: 0, structure: 0 };
  const score = (withText: boolean): number => {
    const cost = treeDistance(expected, actual, (a, b) => {
      if (a.tag !== b.tag || a.rowSpan !== b.rowSpan || a.columnSpan !== b.columnSpan) return 1;
      return withText && a.tag === "td" ? textDistance(a.text, b.text) : 0;
    });
    return bounded(1 - cost / Math.max(sizeOf(expected), sizeOf(actual)));
  };
  return { full: score(true), structure: score(false) };
};

interface SectionLabel {
  readonly kind: "document" | "heading" | "content";
  readonly text: string;
}

const sectionTree = (markdown: string): Tree<SectionLabel> => {
  const root = { label: { kind: "document", text: "" } as const, children: [] as Array<Tree<SectionLabel>> };
  let section: { readonly children: Array<Tree<SectionLabel>> } = root;
  let lines: Array<string> = [];
  const flush = (): void => {
    const text = collapsed(lines.join(" "));
    lines = [];
    if (text !== "") section.children.push({ label: { kind: "content", text }, children: [] });
  };
  for (const line of withHtmlTables(markdown).split("\n")) {
    const heading = /^#{1,6}\s+(.*)$/.exec(line);
    if (heading === null) {
      lines.push(line);
      continue;
    }
    flush();
    const node = { label: { kind: "heading", text: collapsed(heading[1] ?? "") } as const, children: [] };
    root.children.push(node);
    section = node;
  }
  flush();
  return root;
};

/** MHS: similarity of the headings and what stands below them, all levels equal; `structure` is MHS-S, without text. */
export const headingStructure = (truth: string, output: string): Similarity => {
  const [expected, actual] = [sectionTree(truth), sectionTree(output)];
  const hasHeading = (tree: Tree<SectionLabel>): boolean => tree.children.some(({ label }) => label.kind === "heading");
  if (!hasHeading(expected)) return skipped;
  if (!hasHeading(actual)) return { full: 0, structure: 0 };
  const score = (withText: boolean): number => {
    const cost = treeDistance(expected, actual, (a, b) => {
      if (a.kind !== b.kind) return 1;
      return withText ? textDistance(a.text, b.text) : 0;
    });
    return bounded(1 - cost / Math.max(sizeOf(expected), sizeOf(actual)));
  };
  return { full: score(true), structure: score(false) };
};
