import { createOcr } from "@ocr/core";
import { fileDocument } from "@ocr/core/node";
import { aimlapi } from "@ocr/provider-aimlapi";

const ocr = createOcr({ provider: aimlapi() }); // AIMLAPI_API_KEY
const { response, meta } = await ocr.process({
  model: "mistral-ocr-latest",
  document: await fileDocument("contract.pdf"),
  pages: "0-1",
});
console.log(response.pages.length, meta.cost?.usd); // 2 0.01
