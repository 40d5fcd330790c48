/** The clauses of the contract, as they stand in `spec/ocr-1.md`. */
import type { Level } from "./verdict.ts";

/** A clause. */
export interface Clause {
  /** Such as `PAG-2`. */
  readonly id: string;
  readonly level: Level | "MAY";
  readonly section: string;
  readonly text: string;
  /** The public description that it follows, or that it is our decision. */
  readonly source: string;
}

/** Reads the clauses of a specification. Throws when an entry is none, when an id comes twice, or when numbers are left out. */
export const clausesIn = (markdown: string): ReadonlyArray<Clause> => {
  const clauses: Array<Clause> = [];
  let section = "";
  let prefix = "";
  let number = 0;
  for (const entry of markdown.split(/\n(?=## |- )/)) {
    const text = entry.replaceAll(/\s+/g, " ").trim();
    if (text.startsWith("## ")) {
      // A section may begin with words that are no clause.
      section = entry.trim().slice(3).split("\n", 1)[0] ?? "";
      prefix = "";
      continue;
    }
    if (!text.startsWith("- ")) continue;
    const match = /^- \*\*([A-Z]{3})-(\d+)\*\* (MUST|SHOULD|MAY): (.+) _Source: (.+)_$/.exec(text);
    if (match === null) throw new Error(`this is no clause: ${text}`);
    const [, family = "", count = "", level, words = "", source = ""] = match;
    if (prefix === "") number = 0;
    number += 1;
    if ((prefix !== "" && family !== prefix) || Number(count) !== number)
      throw new Error(`${family}-${count} is out of order`);
    prefix = family;
    clauses.push({ id: `${family}-${count}`, level: level as Clause["level"], section, text: words, source });
  }
  const ids = new Set(clauses.map((clause) => clause.id));
  if (ids.size !== clauses.length) throw new Error("a clause has the id of another one");
  return clauses;
};

/** The text of `clauses.json`. */
export const clausesJson = (markdown: string): string =>
  `${JSON.stringify({ spec: "ocr/1", clauses: clausesIn(markdown) }, undefined, 2)}\n`;
