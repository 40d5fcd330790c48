import { createOcr } from "@ocr/core";
import { compatible } from "@ocr/core/compatible";
import { fileDocument } from "@ocr/core/node";

const house = compatible({
  name: "house",
  baseURL: "https://ocr.example.com", // and /v1/ocr, unless you give a path
  keyVariable: "HOUSE_API_KEY", // or apiKey; leave both out for no key
  models: {
    "mistral-ocr-4-0": {
      price: { usdPerPage: 0.001, source: "our books", date: "2026-11-01" },
    },
  },
  // What it does less than the contract: core does it, refuses it, or warns.
  capabilities: { documents: ["bytes"], maxPages: 100, tableFormats: [] },
});

const ocr = createOcr({ provider: house });
const { response, meta } = await ocr.process({
  document: await fileDocument("contract.pdf"),
  table_format: "html", // core moves the tables
});
console.log(response.pages.length); // 3
console.log(meta.provider, meta.cost?.usd); // house 0.003
