/** The catalogue. AIML API names in each reply what it charges, so no prices stand here. Facts: its documentation, 2026-06-17. */
import type { Model } from "@ocr/core/provider";

/** The models, the default first. The last one is that of the API's first generation. */
export const models: Readonly<Record<string, Model>> = {
  "mistral-ocr-latest": {},
  "mistral/mistral-ocr-4-0": {},
  "mistral-ocr-2512": {},
  "mistral-ocr-3": { aliasOf: "mistral-ocr-2512" },
  "mistral/mistral-ocr-latest": { capabilities: { documentAnnotation: false, bboxAnnotation: false } },
};
