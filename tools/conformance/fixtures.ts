/** Writes the lock of the documents anew: only when they were meant to change. Prints how long drawing them took. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { lockedSeed, lockJson, lockOf } from "@ocr/conformance";

const startedAt = performance.now();
const lock = await lockOf(lockedSeed);
const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
await writeFile(join(import.meta.dirname, "../../packages/conformance/fixtures/lock.json"), lockJson(lock));
process.stdout.write(`${Object.keys(lock).length} documents in ${seconds} s\n`);
