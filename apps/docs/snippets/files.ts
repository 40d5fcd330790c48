import { createReadStream, openAsBlob } from "node:fs";
import { createOcr, isOcrError } from "@ocr/core";
import { fileDocument } from "@ocr/core/node";
import { mistral } from "@ocr/provider-mistral";

const fromPath = await fileDocument("contract.pdf");
const fromStream = await fileDocument(createReadStream("contract.pdf"), {
  name: "contract.pdf",
});
const fromForm = await fileDocument(
  new File([await openAsBlob("contract.pdf")], "contract.pdf"),
);
console.log(fromPath.mediaType, fromStream.bytes.length > 0); // application/pdf true
console.log(fromForm.name); // contract.pdf

const ocr = createOcr({ provider: mistral({ upload: "never" }) });
const { response } = await ocr.process({ document: fromForm, pages: 0 });
console.log(response.pages.length); // 1

try {
  await fileDocument("missing.pdf");
} catch (error) {
  if (!isOcrError(error)) throw error;
  console.log(error.reason, error.message);
  // => NotFound missing.pdf: no such file
}
