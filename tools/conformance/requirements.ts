/**
 * Makes a set of requirements anew from the checks of today. It refuses to touch a set that is released.
 *
 * `node --conditions=@ocr/source tools/conformance/requirements.ts [ocr-1.0] [--release 2026-12-01]`
 */
import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { newRequirementSet, registry, requirementSet, requirementsJson } from "@ocr/conformance";

const { positionals, values } = parseArgs({ allowPositionals: true, options: { release: { type: "string" } } });
const [name = "ocr-1.0"] = positionals;
const { release } = values;
if (release !== undefined && !/^\d{4}-\d\d-\d\d$/.test(release)) throw new Error(`${release} is no day: 2026-12-01`);

const root = join(import.meta.dirname, "../..");
const published = join(root, `packages/conformance/requirements/${name}.json`);
const released = existsSync(published) ? requirementSet(name).released : null;
if (released !== null) throw new Error(`${name} was released on ${released}; it does not change any more`);

const set = { ...newRequirementSet(name, registry), released: release ?? null };
for (const file of [published, join(root, `spec/requirements/${name}.json`)]) {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, requirementsJson(set));
}
process.stdout.write(`${name}: ${set.checks.length} checks, sha256 ${set.sha256}\n`);
