/**
 * Reads a file on this machine and prints its Markdown: `node main.ts FILE`.
 */
import { createOcr, isOcrError, toMarkdown } from "@ocr/core";
import { fileDocument } from "@ocr/core/node";
import { local } from "@ocr/provider-local";

const [path = "../documents/invoice.pdf"] = process.argv.slice(2);

const ocr = createOcr({ provider: local() });
try {
  const document = await fileDocument(path);
  const { response, meta } = await ocr.process(
    { document },
    { timeoutMs: 60_000 },
  );
  console.log(toMarkdown(response));
  const engines = meta.pages.map(({ engine }) => engine).join(", ");
  console.log(`--- read by ${meta.provider} (${engines})`);
  console.log(`--- pages: ${response.pages.length}, $${meta.cost?.usd}`);
} catch (error) {
  if (!isOcrError(error)) throw error;
  console.error(`${error.reason}: ${error.message}`);
  process.exitCode = 1;
} finally {
  await ocr.close(); // ends the threads
}
