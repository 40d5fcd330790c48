import { createOcr, fallback } from "@ocr/core";
import { fileDocument } from "@ocr/core/node";
import { local } from "@ocr/provider-local";
import { mistral } from "@ocr/provider-mistral";

const ocr = createOcr({
  provider: fallback([
    { provider: mistral(), patience: { attempts: 2, baseDelayMs: 50 } },
    local(),
  ]),
});

// The vendor is down.
const { meta } = await ocr.process({
  document: await fileDocument("contract.pdf"),
});
console.log(meta.provider); // local
console.log(
  meta.attempts.map(({ provider, outcome }) => `${provider}: ${outcome}`),
);
// => [ 'mistral: Upstream', 'mistral: Upstream', 'local: succeeded' ]
await ocr.close();
