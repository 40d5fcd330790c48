/** The OCR models of Azure AI Foundry: what each takes, what it costs, and what is known of its life. State of 2026-09. */
import type { Model, ModelCapabilities } from "@ocr/core/provider";

/** A model of Foundry. */
export interface FoundryModel extends Model {
  /** Answers 422 to `document_annotation_prompt`. */
  readonly takesNoPrompt?: boolean;
  /** Annotates a document only when the schema is `strict`, and leaves it out without a word when it is not. */
  readonly annotatesOnlyStrictly?: boolean;
}

const price = (usdPerPage: number, usdPerAnnotatedPage: number) => ({
  usdPerPage,
  usdPerAnnotatedPage,
  source: "LiteLLM's price map, for azure_ai; not confirmed by Azure's own page",
  date: "2026-09-22",
});

/** Other options than these are answered with 422. */
const third: ModelCapabilities = { blocks: false, confidences: [] };
const second: ModelCapabilities = { ...third, tableFormats: [], header: false, footer: false };
const first: ModelCapabilities = { ...second, documentAnnotation: false, bboxAnnotation: false };

/** The model that is used when none is named: the newest that is not a preview. */
export const defaultModel = "mistral-document-ai-2512";

/** The catalogue. A deployment may have any name; `azure({ model, deployment })` tells which model is behind it. */
export const foundryModels: Readonly<Record<string, FoundryModel>> = {
  [defaultModel]: { price: price(0.003, 0.003), capabilities: third, annotatesOnlyStrictly: true },
  "mistral-ocr-4-0": { price: price(0.004, 0.005), preview: true },
  "mistral-document-ai-2505": {
    price: price(0.003, 0.003),
    capabilities: second,
    takesNoPrompt: true,
    // No date was published; on this day Microsoft's list did not have it any more.
    deprecated: "2026-09-22",
  },
  // Only as an old serverless deployment; Mistral itself retired it on this day.
  "mistral-ocr-2503": { capabilities: first, takesNoPrompt: true, deprecated: "2025-12-31" },
};
