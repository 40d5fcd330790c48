import { createOcr, isOcrError } from "@ocr/core";
import { fileDocument } from "@ocr/core/node";
import { mistral } from "@ocr/provider-mistral";

const ocr = createOcr({ provider: mistral() });
const document = await fileDocument("contract.pdf");

const controller = new AbortController();
setTimeout(() => controller.abort(new Error("the user left")), 50);
try {
  await ocr.process({ document }, { signal: controller.signal });
} catch (error) {
  if (!isOcrError(error)) throw error;
  console.log(error.reason, error.name); // Aborted AbortError
  console.log(error.cause === controller.signal.reason); // true
}
