import { createOcr, isOcrError } from "@ocr/core";
import { fileDocument } from "@ocr/core/node";
import { mistral } from "@ocr/provider-mistral";

const ocr = createOcr({ provider: mistral(), patience: { attempts: 2 } });

const read = async (path: string): Promise<string> => {
  try {
    const { response } = await ocr.process({
      document: await fileDocument(path),
    });
    return `${response.pages.length} pages`;
  } catch (error) {
    if (!isOcrError(error)) throw error;
    const { message, reason, requestId, retryAfterMs = 60_000 } = error;
    if (reason === "NotFound" || reason === "InvalidRequest")
      return `mend it: ${message}`;
    if (reason === "RateLimited") return `come back in ${retryAfterMs} ms`;
    return `${reason}: ${message} (${requestId})`;
  }
};

console.log(await read("missing.pdf")); // mend it: missing.pdf: no such file
console.log(await read("contract.pdf")); // come back in 90000 ms
console.log(await read("contract.pdf")); // 3 pages
