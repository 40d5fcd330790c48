import { createOcr } from "@ocr/core";
import { fileDocument } from "@ocr/core/node";
import { azureDocumentIntelligence } from "@ocr/provider-azure";

// The free tier reads two pages of a document. This one has five.
const ocr = createOcr({
  provider: azureDocumentIntelligence({ tier: "F0" }),
  partConcurrency: 1,
});
const document = await fileDocument("book.pdf");

const estimate = await ocr.estimate({ document });
console.log(estimate.pages, estimate.parts); // 5 3

const { response, meta } = await ocr.process({ document });
console.log(response.pages.map((page) => page.index)); // [ 0, 1, 2, 3, 4 ]
console.log(meta.attempts.map((attempt) => attempt.pages));
// => [ '0-1', '2-3', '4' ]
