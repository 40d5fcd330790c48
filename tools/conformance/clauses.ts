/** Writes `clauses.json` anew from `spec/ocr-1.md`. */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { clausesJson } from "@ocr/conformance";

const spec = join(import.meta.dirname, "../../spec");
// The package carries a copy, because its reports quote the clauses.
const published = join(import.meta.dirname, "../../packages/conformance");
const text = clausesJson(await readFile(join(spec, "ocr-1.md"), "utf8"));
for (const folder of [spec, published]) await writeFile(join(folder, "clauses.json"), text);
