/**
 * `./run demo`: reads the example documents on this machine and writes Markdown, pictures, JSON and an HTML view to
 * `demo-out/`. It needs no key and no network.
 */
import { readdirSync } from "node:fs";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createOcr } from "@ocr/core";
import { saveDocument } from "@ocr/core/node";
import { local } from "@ocr/provider-local";
import { readExample } from "./demo/reading.ts";
import type { Reading } from "./demo/reading.ts";
import { summaryTable } from "./demo/summary.ts";
import { viewOf } from "./demo/view.ts";

const documents = join(import.meta.dirname, "documents");
const out = join(import.meta.dirname, "..", "demo-out");

await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });
await using ocr = createOcr({ provider: local() });

const readings: Array<Reading> = [];
for (const file of readdirSync(documents).toSorted()) {
  const reading = await readExample(ocr, join(documents, file));
  await saveDocument(reading.response, out, { name: reading.name });
  await writeFile(join(out, `${reading.name}.json`), `${JSON.stringify(reading.response, null, 2)}\n`);
  readings.push(reading);
}
await writeFile(join(out, "index.html"), viewOf(readings));

console.log(`\n${summaryTable(readings)}\n`);
console.log(
  "Look at demo-out/index.html (pages beside their Markdown); the .md, .json and picture files lie beside it.",
);
