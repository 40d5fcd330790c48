/** The tables of a page as they were found: moved ones by their contents, others where they stand in the text. */
import type { WirePage } from "../wire.ts";
import { cellsOfHtml, type Grid, gridOfCells, gridOfMarkdown } from "./table-grid.ts";
import { type TableTree, tableTree, treeOfGrid } from "./table-tree.ts";

/** A table, as a grid and as a tree. */
export interface ScoredTable {
  readonly grid: Grid;
  readonly tree: TableTree;
  /** Whether its format can tell of merged cells. */
  readonly merges: boolean;
}

const ofHtml = (text: string): ReadonlyArray<ScoredTable> => {
  const rows = cellsOfHtml(text);
  return rows === undefined ? [] : [{ grid: gridOfCells(rows), tree: tableTree(rows), merges: true }];
};

const ofMarkdown = (text: string): ReadonlyArray<ScoredTable> => {
  const grid = gridOfMarkdown(text);
  return grid === undefined ? [] : [{ grid, tree: treeOfGrid(grid), merges: false }];
};

/** The tables in a Markdown text, in HTML or with pipes, in their order. */
export const tablesInText = (markdown: string): ReadonlyArray<ScoredTable> =>
  [...markdown.matchAll(/<table\b[\s\S]*?<\/table>|(?:^[ \t]*\|.*\|[ \t]*$\n?)+/gim)].flatMap(([text]) =>
    text.trimStart().startsWith("<") ? ofHtml(text) : ofMarkdown(text),
  );

/** The tables of a page. */
export const foundTables = ({ markdown, tables }: Pick<WirePage, "markdown" | "tables">): ReadonlyArray<ScoredTable> =>
  (tables ?? []).length === 0
    ? tablesInText(markdown)
    : (tables ?? []).flatMap(({ content, format }) => (format === "html" ? ofHtml(content) : ofMarkdown(content)));

/** The text of a page with its moved tables back in their places; those that have none stand at the end. */
export const wholeText = ({ markdown, tables }: Pick<WirePage, "markdown" | "tables">): string =>
  (tables ?? []).reduce((text, { content, id }) => {
    const place = `[${id}](${id})`;
    return text.includes(place) ? text.replace(place, () => `\n\n${content}\n\n`) : `${text}\n\n${content}`;
  }, markdown);

/** Pairs each true thing with the found one that fits it best, best pairs first; what finds no partner stays alone. */
export const bestPairs = <T, F>(
  truths: ReadonlyArray<T>,
  founds: ReadonlyArray<F>,
  worth: (truth: T, found: F) => number,
): ReadonlyArray<{ readonly truth: T; readonly found: F | undefined; readonly worth: number }> => {
  const options = truths
    .flatMap((truth, t) => founds.map((found, f) => ({ t, f, worth: worth(truth, found) })))
    .filter((option) => option.worth > 0)
    .toSorted((a, b) => b.worth - a.worth);
  const partner = new Map<number, { readonly f: number; readonly worth: number }>();
  const taken = new Set<number>();
  for (const { f, t, worth: value } of options) {
    if (partner.has(t) || taken.has(f)) continue;
    partner.set(t, { f, worth: value });
    taken.add(f);
  }
  return truths.map((truth, t) => {
    const best = partner.get(t);
    return { truth, found: best === undefined ? undefined : founds[best.f], worth: best?.worth ?? 0 };
  });
};
