import { createOcr, isOcrError } from "@ocr/core";
import { fileDocument } from "@ocr/core/node";
import { mistral } from "@ocr/provider-mistral";

const ocr = createOcr({ provider: mistral(), patience: { attempts: 1 } });
const document = await fileDocument("contract.pdf");

// The vendor is silent.
try {
  await ocr.process({ document }, { timeoutMs: 100 });
} catch (error) {
  if (!isOcrError(error)) throw error;
  console.log(error.reason, error.retryable, error.message);
  // => Timeout true mistral gave no answer in 100 ms
}
