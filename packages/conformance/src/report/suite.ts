/** What the suite knows of itself: its version, and the clauses of the contract that it examines. */
import { readFileSync } from "node:fs";

const fileOf = (name: string): unknown => JSON.parse(readFileSync(new URL(`../../${name}`, import.meta.url), "utf8"));

/** Version of the suite, as published. */
export const suiteVersion = (fileOf("package.json") as { readonly version: string }).version;

/** A clause, as reports show it. */
export interface ClauseText {
  readonly section: string;
  readonly text: string;
}

let known: ReadonlyMap<string, ClauseText> | undefined;

/** The clause with this id; undefined when the contract has none. */
export const clauseText = (id: string): ClauseText | undefined => {
  known ??= new Map(
    (fileOf("clauses.json") as { readonly clauses: ReadonlyArray<ClauseText & { readonly id: string }> }).clauses.map(
      ({ id, section, text }) => [id, { section, text }],
    ),
  );
  return known.get(id);
};
