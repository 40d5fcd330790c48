import { createOcr } from "@ocr/core";
import { fileDocument } from "@ocr/core/node";
import { mistral } from "@ocr/provider-mistral";

const ocr = createOcr({ provider: mistral() });
const outcomes = await ocr.batch(
  {
    contract: { document: await fileDocument("contract.pdf") },
    damaged: { document: await fileDocument("damaged.pdf") },
  },
  { onProgress: ({ done, failed, usd }) => console.log(done, failed, usd) },
  // => 2 1 0.012
);
for (const outcome of outcomes) console.log(outcome.id, outcome.status);
// => contract succeeded
