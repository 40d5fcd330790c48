/** The clauses of the contract, and those that nobody examines. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { clausesIn, registry } from "@ocr/conformance";

const spec = join(import.meta.dirname, "../../spec/ocr-1.md");

/** The clauses, and those that no check is for. */
export const uncoveredClauses = async (): Promise<{ readonly clauses: number; readonly uncovered: number }> => {
  const clauses = clausesIn(await readFile(spec, "utf8"));
  const examined = new Set(registry.map((check) => check.clause));
  return { clauses: clauses.length, uncovered: clauses.filter(({ id }) => !examined.has(id)).length };
};
