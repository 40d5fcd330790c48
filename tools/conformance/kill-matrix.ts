/** Writes `docs/kill-matrix.md` anew: `node --conditions=@ocr/source tools/conformance/kill-matrix.ts [seeds]`. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { equivalents, mutants, registry, survivors } from "@ocr/conformance";
import { killMatrixPage } from "../kill-matrix.ts";

const seeds = Number(process.argv[2] ?? 20);
const living = await survivors(Array.from({ length: seeds }, (_, i) => i + 1));
for (const { check, found, mutant, seed } of living)
  process.stderr.write(`alive: ${mutant}, ${check}, seed ${seed}: ${found}\n`);
const killed = mutants.map((mutant) => ({
  mutant,
  times:
    seeds -
    living.filter(
      ({ because, check, mutant: name }) =>
        name === mutant.name && check === mutant.kills && because === mutant.because,
    ).length,
}));
const date = new Date().toISOString().slice(0, 10);
const page = killMatrixPage({ checks: registry, killed, equivalents, seeds, date });
await writeFile(join(import.meta.dirname, "../../docs/kill-matrix.md"), page);
process.exitCode = living.length > 0 ? 1 : 0;
