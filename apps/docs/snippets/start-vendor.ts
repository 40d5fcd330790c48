import { createOcr } from "@ocr/core";
import { fileDocument } from "@ocr/core/node";
import { mistral } from "@ocr/provider-mistral";

const ocr = createOcr({ provider: mistral() }); // the key of MISTRAL_API_KEY
const { meta } = await ocr.process({
  document: await fileDocument("contract.pdf"),
});

console.log(meta.provider, meta.model, meta.cost?.usd);
// => mistral mistral-ocr-4-1 0.012
await ocr.close();
