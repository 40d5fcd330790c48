import { createOcr, fallback, route } from "@ocr/core";
import { fileDocument } from "@ocr/core/node";
import { azure } from "@ocr/provider-azure";
import { mistral } from "@ocr/provider-mistral";

const document = await fileDocument("contract.pdf");

// #region call
const ocr = createOcr({
  provider: route({ mistral: mistral(), azure_ai: azure() }),
});
const { response, meta } = await ocr.process(
  {
    model: "mistral/mistral-ocr-2512",
    document,
    pages: [0, 1],
    include_image_base64: true,
  },
  { timeoutMs: 60_000 },
);
console.log(response.pages[0]?.index, meta.cost?.usd); // 0 0.004
// #endregion call

// #region router
const both = createOcr({
  provider: fallback([
    { provider: mistral(), model: "mistral-ocr-2512" },
    { provider: azure(), model: "mistral-document-ai-2512" },
  ]),
});
const result = await both.process({ document });
console.log(result.meta.provider, result.meta.model); // mistral mistral-ocr-2512
// #endregion router
