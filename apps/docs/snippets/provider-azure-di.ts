import { createOcr } from "@ocr/core";
import { fileDocument } from "@ocr/core/node";
import { azureDocumentIntelligence } from "@ocr/provider-azure";

const ocr = createOcr({
  provider: azureDocumentIntelligence({ deleteResult: true }),
});
const { response, meta } = await ocr.process({
  document: await fileDocument("contract.pdf"),
  pages: "0-1",
  extract_header: true,
  include_image_base64: true,
});
console.log(response.pages.map((page) => page.index)); // [ 0, 1 ]
console.log(response.pages[0]?.markdown.startsWith("#")); // true
console.log(meta.model, meta.cost?.usd); // prebuilt-layout 0.02
