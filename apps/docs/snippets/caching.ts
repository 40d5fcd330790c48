import { createOcr } from "@ocr/core";
import { fileDocument, folderCache } from "@ocr/core/node";
import { mistral } from "@ocr/provider-mistral";

const ocr = createOcr({
  provider: mistral(),
  cache: folderCache(".ocr-cache"),
});
const document = await fileDocument("contract.pdf");

const first = await ocr.process({ document });
const second = await ocr.process({ document });
console.log(first.meta.cached, first.meta.cost?.usd); // 0 0.012
console.log(second.meta.cached, second.meta.cost?.usd); // 1 0

// Another option is another question.
const third = await ocr.process({ document, extract_header: true });
console.log(third.meta.cached); // 0
