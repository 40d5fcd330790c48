import { createOcr } from "@ocr/core";
import { fileDocument } from "@ocr/core/node";
import { mistral } from "@ocr/provider-mistral";

const ocr = createOcr({
  provider: mistral(),
  prices: {
    "mistral/mistral-ocr-4-1": {
      usdPerPage: 0.003,
      source: "our contract",
      date: "2026-11-01",
    },
  },
});
const estimate = await ocr.estimate({
  document: await fileDocument("contract.pdf"),
});
console.log(estimate.usd); // 0.009
