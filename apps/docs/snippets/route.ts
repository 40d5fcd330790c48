import { createOcr, isOcrError, route } from "@ocr/core";
import { fileDocument } from "@ocr/core/node";
import { local } from "@ocr/provider-local";
import { mistral } from "@ocr/provider-mistral";

const ocr = createOcr({
  provider: route({ mistral: mistral(), here: local() }),
});
const document = await fileDocument("contract.pdf");

const { meta } = await ocr.process({
  model: "mistral/mistral-ocr-2512",
  document,
});
console.log(meta.provider, meta.model); // mistral mistral-ocr-2512

try {
  await ocr.process({ model: "gpt-9", document });
} catch (error) {
  if (!isOcrError(error)) throw error;
  console.log(error.message);
  // => model: gpt-9 is known to nobody; prefixes are mistral/, here/
}
