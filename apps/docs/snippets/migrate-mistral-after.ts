import { createOcr, isOcrError } from "@ocr/core";
import { fileDocument } from "@ocr/core/node";
import { mistral } from "@ocr/provider-mistral";

const ocr = createOcr({
  provider: mistral(), // the key of MISTRAL_API_KEY
  timeoutMs: 60_000,
  patience: { deadlineMs: 180_000 }, // four attempts are the default
});

try {
  const { response, meta } = await ocr.process({
    model: "mistral-ocr-4-1",
    document: await fileDocument("contract.pdf"),
    pages: [0, 1],
    table_format: "html",
    include_image_base64: true,
  });
  console.log(response.pages.map((page) => page.index)); // [ 0, 1 ]
  console.log(response.usage_info.pages_processed); // 2
  console.log(meta.cost?.usd); // 0.008
} catch (error) {
  if (!isOcrError(error)) throw error;
  console.error(error.reason, error.status, error.message);
}
