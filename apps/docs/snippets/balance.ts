import { balance, createOcr } from "@ocr/core";
import { fileDocument } from "@ocr/core/node";
import { aimlapi } from "@ocr/provider-aimlapi";
import { mistral } from "@ocr/provider-mistral";

const ocr = createOcr({
  provider: balance([
    { provider: mistral(), model: "mistral-ocr-4-0", pagesPerMinute: 1200 },
    {
      provider: aimlapi(),
      model: "mistral/mistral-ocr-4-0",
      requestsPerMinute: 60,
    },
  ]),
});
const document = await fileDocument("contract.pdf");
const outcomes = await ocr.batch(
  Array.from({ length: 8 }, (_, i) => [`copy ${i}`, { document }] as const),
  { concurrency: 8 },
);
const providers = new Set(
  outcomes.map(
    (outcome) => outcome.status === "succeeded" && outcome.result.meta.provider,
  ),
);
console.log(providers.has("aimlapi"), providers.has("mistral")); // true true
