/**
 * Mistral reads; when it cannot, Azure; when that cannot either, this machine:
 * `node main.ts FILE…`.
 */
import { createOcr, fallback, type OcrEvent } from "@ocr/core";
import { fileDocument } from "@ocr/core/node";
import { makeDocument } from "@ocr/fakes";
import { openMembers } from "./members.ts";

const paths = process.argv.slice(2);
// Stand-ins read only documents of their own making; with keys, give files.
const documents =
  paths.length > 0
    ? await Promise.all(paths.map((path) => fileDocument(path)))
    : await Promise.all(
        [1, 2, 3, 4].map(async (seed) => ({
          bytes: await makeDocument({ seed, pictures: false }),
        })),
      );

const tell = (event: OcrEvent): void => {
  if (event.type === "circuit")
    console.log(`  circuit of ${event.member}: ${event.state}`);
};

const { close, members } = await openMembers();
const ocr = createOcr({ provider: fallback(members) });
for (const [index, document] of documents.entries()) {
  const { meta } = await ocr.process({ document }, { onEvent: tell });
  const { attempts, cost, provider } = meta;
  console.log(`document ${index + 1}: read by ${provider} for $${cost?.usd}`);
  for (const attempt of attempts)
    console.log(`  ${attempt.provider}: ${attempt.outcome}`);
}
await ocr.close();
await close();
