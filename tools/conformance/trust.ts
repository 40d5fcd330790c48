/** How far the judge can be trusted, measured: `node tools/conformance/trust.ts [seeds of the reference] [seeds of the mutants]`. Prints one line of JSON. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import {
  checksWithoutMutant,
  clausesIn,
  judge,
  modestProvider,
  mutants,
  referenceSubject,
  registry,
  survivors,
} from "@ocr/conformance";

const [referenceSeeds = 50, mutantSeeds = 20] = process.argv.slice(2).map(Number);
const from = (count: number) => Array.from({ length: count }, (_, i) => i + 1);
const seconds = async <A>(work: () => Promise<A>): Promise<{ readonly value: A; readonly seconds: number }> => {
  const startedAt = performance.now();
  const value = await work();
  return { value, seconds: Math.round((performance.now() - startedAt) / 100) / 10 };
};

const clauses = clausesIn(await readFile(join(import.meta.dirname, "../../spec/ocr-1.md"), "utf8"));
const examined = new Set(registry.map((check) => check.clause));

const alarms: Array<string> = [];
const falseAlarms = await seconds(async () => {
  for (const seed of from(referenceSeeds))
    for (const subject of [referenceSubject(), referenceSubject(modestProvider)]) {
      const { results } = await judge(subject, { seed });
      const found = results.filter(({ status }) => status !== "pass" && status !== "not-applicable");
      alarms.push(...found.map((result) => `${subject.name} ${result.id} seed ${seed}: ${result.reason}`));
    }
});
const once = await seconds(() => judge(referenceSubject(), { seed: referenceSeeds + 1 }));
const matrix = await seconds(() => survivors(from(mutantSeeds)));

for (const alarm of alarms) process.stderr.write(`false alarm: ${alarm}\n`);
for (const { check, found, mutant, seed } of matrix.value)
  process.stderr.write(`alive: ${mutant}, ${check}, seed ${seed}: ${found}\n`);
const figures = {
  checks: registry.length,
  clauses: clauses.length,
  clausesUncovered: clauses.filter((clause) => !examined.has(clause.id)).length,
  mutants: mutants.length,
  mutantSeeds,
  survivors: matrix.value.length,
  checksWithoutMutant: checksWithoutMutant().length,
  referenceSeeds,
  falseAlarms: alarms.length,
  secondsInProcess: once.seconds,
  secondsReference: falseAlarms.seconds,
  secondsMutants: matrix.seconds,
};
process.stdout.write(`${JSON.stringify(figures)}\n`);
process.exitCode =
  alarms.length + matrix.value.length + figures.checksWithoutMutant + figures.clausesUncovered > 0 ? 1 : 0;
