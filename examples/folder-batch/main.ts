/**
 * Reads a folder to Markdown: `node main.ts FOLDER OUT`. Results are kept under
 * the hash of the document and of what was asked. Run it again after a crash:
 * what was finished is not asked, and not paid, a second time.
 */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { createOcr, type OcrInput } from "@ocr/core";
import { folderCache, saveDocument } from "@ocr/core/node";
import { mistral } from "@ocr/provider-mistral";
import { connect } from "./connection.ts";

const [folder = "scans", out = "texts"] = process.argv.slice(2);
const { close, connection } = await connect(folder);

const ocr = createOcr({
  provider: mistral(connection),
  cache: folderCache(join(out, ".cache")),
});

// One by one, so that a large folder does not lie in memory. Bytes as they are:
// a file that is no document is then a failure of this file, not of the batch.
async function* documents(): AsyncGenerator<readonly [string, OcrInput]> {
  const entries = await readdir(folder, { withFileTypes: true });
  for (const { name } of entries.filter((entry) => entry.isFile())) {
    const bytes = await readFile(join(folder, name));
    yield [name, { document: { bytes, name } }];
  }
}

let usd = 0;
const limits = { concurrency: 2, maxTotalCostUsd: 5 };
for await (const outcome of ocr.stream(documents(), limits)) {
  if (outcome.status !== "succeeded") {
    console.log(`${outcome.id}: ${outcome.status}, ${outcome.error.reason}`);
    process.exitCode = 1;
    continue;
  }
  const { meta, response } = outcome.result;
  await saveDocument(response, out, { name: outcome.id });
  usd += meta.cost?.usd ?? 0;
  const how = meta.cached > 0 ? "known" : `paid $${meta.cost?.usd}`;
  console.log(`${outcome.id}: pages ${response.pages.length}, ${how}`);
}
console.log(`paid $${usd.toFixed(3)} in this run`);

await ocr.close();
await close();
