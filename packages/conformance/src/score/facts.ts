/** Facts of a page that a machine can check one by one, and whether a reading keeps them. */
import { sameWord } from "./text.ts";
import type { Grid } from "./table-grid.ts";
import { normalise, wordsOf } from "./normaliser.ts";
import { placeOf } from "./words.ts";

/** A fact. */
export type Fact =
  /** The text stands on the page. */
  | { readonly kind: "present"; readonly text: string }
  /** The word, a number that is printed nowhere on the page, does not stand on it. */
  | { readonly kind: "absent"; readonly text: string }
  /** The first text stands before the second. */
  | { readonly kind: "order"; readonly text: string; readonly next: string }
  /** In a table, the second text is the next filled cell to the right of the first, or below it. */
  | { readonly kind: "neighbour"; readonly text: string; readonly next: string; readonly side: "right" | "below" };

/** What facts are held against. */
export interface FactGround {
  /** Found text without marks. */
  readonly text: string;
  readonly tables: ReadonlyArray<Grid>;
}

const withoutSpaces = (text: string): string => normalise(text).replaceAll(" ", "");

const placeIn = (text: string, words: ReadonlyArray<string>): number => placeOf(wordsOf(text), words);

const filledAfter = (cells: ReadonlyArray<string | undefined>, place: number): string | undefined =>
  cells.slice(place + 1).find((cell) => cell !== undefined && cell !== "");

const isNeighbour = (grid: Grid, { side, text, next }: Extract<Fact, { kind: "neighbour" }>): boolean =>
  grid.some((row, number) =>
    row.some((cell, column) => {
      if (!sameWord(text, cell)) return false;
      const filled =
        side === "right"
          ? filledAfter(row, column)
          : filledAfter(
              grid.map((other) => other[column]),
              number,
            );
      return filled !== undefined && sameWord(next, filled);
    }),
  );

/** Tells of facts whether the reading of a page keeps them. */
export const factKeeper = ({ tables, text }: FactGround): ((fact: Fact) => boolean) => {
  const words = wordsOf(text);
  const known = new Set(words);
  const compact = withoutSpaces(text);
  return (fact) => {
    switch (fact.kind) {
      case "present":
        return compact.includes(withoutSpaces(fact.text)) || placeIn(fact.text, words) >= 0;
      case "absent":
        return !known.has(normalise(fact.text));
      case "order": {
        const first = placeIn(fact.text, words);
        return first >= 0 && placeOf(wordsOf(fact.next), words, first + 1) >= 0;
      }
      case "neighbour":
        return tables.some((grid) => isNeighbour(grid, fact));
    }
  };
};
