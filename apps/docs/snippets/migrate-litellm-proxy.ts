import { createOcr } from "@ocr/core";
import { compatible } from "@ocr/core/compatible";
import { fileDocument } from "@ocr/core/node";

const proxy = compatible({
  name: "litellm",
  baseURL: "http://localhost:4000",
  keyVariable: "LITELLM_API_KEY",
  models: { "mistral-ocr-4-0": {} }, // the names of your model_list
  // 1.81.0 drops these without a word; newer versions pass them on.
  capabilities: {
    documents: ["bytes", "url"],
    tableFormats: [],
    header: false,
    footer: false,
    blocks: false,
    confidences: [],
  },
  // What the proxy says that the call cost.
  enrich: (draft, { headers }) => {
    const cost = headers.get("x-litellm-response-cost");
    return cost === null ? draft : { ...draft, billedUsd: Number(cost) };
  },
});

const ocr = createOcr({ provider: proxy });
const { response, meta } = await ocr.process({
  document: await fileDocument("contract.pdf"),
  table_format: "html", // done by core
});
console.log(response.pages.length); // 3
console.log(meta.cost?.usd, meta.cost?.source); // 0.012 vendor
