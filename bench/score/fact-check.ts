/**
 * Whether a fact holds for an output. Three guards are on: a query longer than the output is not found in it, an
 * output without letters and digits lacks nothing, and hiding a text behind Markdown escapes does not make it absent.
 */
import type { Fact, Relation, TableFact, TextFact } from "./fact.ts";
import { headingsOf, neighboursOf, type Grid, type GridCell } from "./grid.ts";
import { tablesOf } from "./markdown-table.ts";
import { factForm } from "./normal.ts";
import { occurrencesOf } from "./occurrence.ts";
import { withoutEscapes } from "./plain.ts";
import { charactersOf, partialRatio, ratio } from "./similarity.ts";

/** Rounding of quotients must not decide a test. */
const epsilon = 1e-9;
/** Share of the query's length that an output must have before the query can be found in it. */
const shortestOutput = 0.8;

const sizeOf = (text: string): number => charactersOf(text).length;
const thresholdOf = (query: string, differences: number): number => 1 - differences / Math.max(1, sizeOf(query));
const alphanumeric = /[\p{L}\p{N}]/gu;

const cut = (output: string, fact: TextFact): string => {
  const { firstN, lastN } = fact;
  if (firstN === undefined && lastN === undefined) return output;
  const characters = Array.from(output);
  const head = firstN === undefined ? [] : characters.slice(0, firstN);
  const tail = lastN === undefined ? [] : characters.slice(-lastN);
  return [...head, ...tail].join("");
};

/** The similarity of the query's best place in the output, and what the fact asks for. */
const found = (fact: TextFact, output: string): boolean => {
  const fold = (text: string): string => (fact.caseSensitive ? factForm(text) : factForm(text).toLowerCase());
  const query = fold(fact.text);
  const place = cut(fold(output), fact);
  if (fact.type === "present" && sizeOf(place) < shortestOutput * sizeOf(query)) return false;
  return partialRatio(query, place) >= thresholdOf(query, fact.maxDiffs) - epsilon;
};

const related = (grid: Grid, cell: GridCell, relation: Relation): ReadonlySet<GridCell> => {
  if (relation === "top_heading") return headingsOf(grid, cell, "up");
  if (relation === "left_heading") return headingsOf(grid, cell, "left");
  return neighboursOf(grid, cell, relation);
};

const holdsInTable = (fact: TableFact, grid: Grid): boolean => {
  const like = (query: string, cell: GridCell): boolean =>
    ratio(factForm(query), factForm(cell.text)) >= Math.max(0.5, thresholdOf(factForm(query), fact.maxDiffs)) - epsilon;
  return grid.cells
    .filter((cell) => like(fact.cell, cell))
    .some((cell) =>
      fact.related.every(([relation, query]) => [...related(grid, cell, relation)].some((other) => like(query, other))),
    );
};

/** How many letters and digits a text has. */
export const alphanumericLength = (text: string): number => (text.match(alphanumeric) ?? []).length;

/** Whether a fact holds for an output (Markdown of one page). Facts of type `math` are not decided: undefined. */
export const holds = (fact: Fact, output: string): boolean | undefined => {
  switch (fact.type) {
    case "present":
      return found(fact, output);
    case "absent":
      return alphanumericLength(output) > 0 && !found(fact, output) && !found(fact, withoutEscapes(output));
    case "order": {
      const text = factForm(output);
      const before = occurrencesOf(factForm(fact.before), text, fact.maxDiffs);
      const after = occurrencesOf(factForm(fact.after), text, fact.maxDiffs);
      const [first, last] = [before.at(0), after.at(-1)];
      return first !== undefined && last !== undefined && first.start < last.start;
    }
    case "table":
      return tablesOf(output).some((grid) => holdsInTable(fact, grid));
    case "baseline":
      return alphanumericLength(output) <= fact.maxLength;
    case "math":
      return undefined;
  }
};
