/** Tables as trees, and TEDS: how alike two tables are in structure and text. */
import { distance } from "fastest-levenshtein";
import type { Grid, TableCell } from "./table-grid.ts";
import { type Tree, treeDistance, treeSize } from "./tree-distance.ts";

/** A node of a table: the table, a row, or a cell with its text and the places that it covers. */
export type TableNode =
  | { readonly kind: "table" | "row" }
  | { readonly kind: "cell"; readonly text: string; readonly rows: number; readonly columns: number };

/** A table as a tree of rows and cells. Header cells are cells; there are no groups of rows. */
export type TableTree = Tree<TableNode>;

/** Makes a tree of rows of cells. */
export const tableTree = (rows: ReadonlyArray<ReadonlyArray<TableCell>>): TableTree => ({
  label: { kind: "table" },
  children: rows.map((cells) => ({
    label: { kind: "row" },
    children: cells.map((cell) => ({ label: { kind: "cell", ...cell }, children: [] })),
  })),
});

/** A tree of a grid, in which every cell covers one place. */
export const treeOfGrid = (grid: Grid): TableTree =>
  tableTree(grid.map((row) => row.map((text) => ({ text, rows: 1, columns: 1 }))));

const relabel = (a: TableNode, b: TableNode): number => {
  if (a.kind !== "cell" || b.kind !== "cell") return a.kind === b.kind ? 0 : 1;
  if (a.rows !== b.rows || a.columns !== b.columns) return 1;
  return a.text === b.text ? 0 : distance(a.text, b.text) / Math.max(a.text.length, b.text.length);
};

/**
 * TEDS: 1 less the edit distance of the trees, divided by the size of the larger one. Between 0 and 1; 1 for equal tables.
 * A cell with other spans is another cell; with another text it costs the edits as a part of the longer text.
 */
export const teds = (truth: TableTree, found: TableTree): number =>
  Math.max(0, 1 - treeDistance(truth, found, relabel) / Math.max(treeSize(truth), treeSize(found)));
