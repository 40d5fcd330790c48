/** Writes `spec/clauses.json` anew from `spec/ocr-1.md`. */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { clausesJson } from "@ocr/conformance";

const spec = join(import.meta.dirname, "../../spec");
await writeFile(join(spec, "clauses.json"), clausesJson(await readFile(join(spec, "ocr-1.md"), "utf8")));
