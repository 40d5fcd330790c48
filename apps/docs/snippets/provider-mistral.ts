import { createOcr } from "@ocr/core";
import { fileDocument } from "@ocr/core/node";
import { mistral } from "@ocr/provider-mistral";

const ocr = createOcr({ provider: mistral({ upload: "never" }) });
const { response, meta } = await ocr.process({
  model: "mistral-ocr-4-1",
  document: await fileDocument("contract.pdf"),
  pages: "0-1",
  table_format: "html",
  confidence_scores_granularity: "page",
});
const [page] = response.pages;
console.log(page?.confidence_scores !== null); // true
console.log(meta.cost?.usd, meta.warnings); // 0.008 []
