/** Adjacency relations of table cells by content, as in the ICDAR 2013 table competition. */
import { neighboursOf, type Grid, type GridCell } from "./grid.ts";
import { cellForm } from "./normal.ts";

/** Sums that can be pooled over documents. */
export interface RelationCounts {
  readonly matched: number;
  readonly predicted: number;
  readonly truth: number;
}

/** The relations of some tables as one multiset: a non-empty cell, its next non-empty neighbour to the right or below. */
export const relationsOf = (grids: ReadonlyArray<Grid>): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const grid of grids) {
    const forms = new Map<GridCell, string>(grid.cells.map((cell) => [cell, cellForm(cell.text)]));
    const empty = (cell: GridCell): boolean => forms.get(cell) === "";
    for (const cell of grid.cells) {
      if (empty(cell)) continue;
      for (const direction of ["right", "down"] as const) {
        for (const other of neighboursOf(grid, cell, direction, empty)) {
          const relation = `${direction} ${forms.get(cell)} ${forms.get(other)}`;
          counts.set(relation, (counts.get(relation) ?? 0) + 1);
        }
      }
    }
  }
  return counts;
};

const total = (counts: ReadonlyMap<string, number>): number =>
  [...counts.values()].reduce((sum, count) => sum + count, 0);

/** Compares the tables of one document with the true ones. */
export const countRelations = (truth: ReadonlyArray<Grid>, predicted: ReadonlyArray<Grid>): RelationCounts => {
  const [expected, actual] = [relationsOf(truth), relationsOf(predicted)];
  let matched = 0;
  for (const [relation, count] of actual) matched += Math.min(count, expected.get(relation) ?? 0);
  return { matched, predicted: total(actual), truth: total(expected) };
};

/** Precision, recall and F1, 0..1; 0 when nothing is found. */
export const scoresOf = (
  counts: RelationCounts,
): { readonly precision: number; readonly recall: number; readonly f1: number } => {
  const precision = counts.predicted === 0 ? 0 : counts.matched / counts.predicted;
  const recall = counts.truth === 0 ? 0 : counts.matched / counts.truth;
  return { precision, recall, f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
};
