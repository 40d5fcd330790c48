import { createOcr } from "@ocr/core";
import { fileDocument } from "@ocr/core/node";
import { aimlapi } from "@ocr/provider-aimlapi";

const ocr = createOcr({ provider: aimlapi() });
const { response, meta } = await ocr.process({
  model: "mistral/mistral-ocr-4-0",
  document: await fileDocument("contract.pdf"),
  pages: "0-1",
  table_format: "html", // done by core
});
console.log(response.pages.length); // 2
console.log(meta.cost?.usd, meta.cost?.source); // 0.01 vendor
