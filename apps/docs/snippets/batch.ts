import { createOcr } from "@ocr/core";
import { fileDocument } from "@ocr/core/node";
import { mistral } from "@ocr/provider-mistral";

const ocr = createOcr({ provider: mistral() });

const documents = ["contract.pdf", "missing.pdf", "damaged.pdf"].map(
  (name) =>
    [name, async () => ({ document: await fileDocument(name) })] as const,
);

for await (const outcome of ocr.stream(documents, {
  concurrency: 2,
  maxTotalCostUsd: 5,
})) {
  if (outcome.status === "succeeded") {
    console.log(outcome.id, outcome.result.response.pages.length);
    // => contract.pdf 3
  } else {
    console.log(outcome.id, outcome.status, outcome.error.reason);
    // => missing.pdf failed NotFound
    // => damaged.pdf failed InvalidRequest
  }
}
