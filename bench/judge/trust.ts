/** How far the judge can be trusted: mutants, what a judge of shapes alone would let live, and clauses nobody examines. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { clausesIn, judge, mutants, registry } from "@ocr/conformance";

const spec = join(import.meta.dirname, "../../spec/ocr-1.md");

/** The clauses, and those that no check is for. */
export const uncoveredClauses = async (): Promise<{ readonly clauses: number; readonly uncovered: number }> => {
  const clauses = clausesIn(await readFile(spec, "utf8"));
  const examined = new Set(registry.map((check) => check.clause));
  return { clauses: clauses.length, uncovered: clauses.filter(({ id }) => !examined.has(id)).length };
};

/** Mutants that live when only the shape of responses is examined: the baseline, what most suites do. */
export const survivorsOfShape = async (seed: number): Promise<number> => {
  let living = 0;
  for (const { make } of mutants) {
    const checks = ["contract.response-schema", "contract.full-schema"];
    const { results } = await judge(make(), { seed, checks });
    if (results.every(({ status }) => status !== "fail")) living += 1;
  }
  return living;
};
