import { createOcr } from "@ocr/core";
import { fileDocument } from "@ocr/core/node";
import { azure } from "@ocr/provider-azure";

const ocr = createOcr({ provider: azure({ model: "mistral-ocr-4-0" }) });
const { response, meta } = await ocr.process({
  document: await fileDocument("archive.pdf"), // 45 pages, 30 at a time
});
console.log(response.pages.length, meta.attempts.length); // 45 2
console.log(meta.model, meta.cost?.usd); // mistral-ocr-4-0 0.18
