/** Draws the example documents again: `pnpm --filter @ocr/examples generate`. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { documents } from "./documents.ts";

const folder = join(import.meta.dirname, "..", "documents");
mkdirSync(folder, { recursive: true });
for (const [name, make] of Object.entries(documents)) {
  const bytes = await make();
  writeFileSync(join(folder, name), bytes);
  console.log(`${name}  ${Math.ceil(bytes.length / 1024)} KB`);
}
