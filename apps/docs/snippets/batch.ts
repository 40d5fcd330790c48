import { createOcr } from "@ocr/core";
import { fileDocument } from "@ocr/core/node";
import { mistral } from "@ocr/provider-mistral";

const ocr = createOcr({ provider: mistral() });

async function* documents() {
  for (const name of ["contract.pdf", "damaged.pdf"])
    yield [name, { document: await fileDocument(name) }] as const;
}

for await (const outcome of ocr.stream(documents(), {
  concurrency: 2,
  maxTotalCostUsd: 5,
})) {
  if (outcome.status === "succeeded") {
    console.log(outcome.id, outcome.result.response.pages.length);
    // => contract.pdf 3
  } else {
    console.log(outcome.id, outcome.status, outcome.error.reason);
    // => damaged.pdf failed InvalidRequest
  }
}
