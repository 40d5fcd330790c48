/** The catalogue: ids, aliases, dates, prices, and what each model can do. */
import type { Model, ModelCapabilities, Price } from "@ocr/core/provider";

const source = "https://docs.mistral.ai (models and changelog)";
const date = "2026-08-21";

const price = (usdPerThousand: number, annotated?: number): Price => ({
  usdPerPage: usdPerThousand / 1000,
  ...(annotated === undefined ? {} : { usdPerAnnotatedPage: annotated / 1000 }),
  batchShare: 0.5,
  source,
  date,
});

const first: ModelCapabilities = { tableFormats: [], header: false, footer: false, blocks: false, confidences: [] };
const third: ModelCapabilities = { blocks: false, confidences: ["word", "page"] };
const fourth: ModelCapabilities = { confidences: ["word", "page"] };

// Mistral calls it a public preview; other sources call it released.
const ocr41: Model = { price: price(4, 5), released: "2026-07-16", preview: true };
const aliasOf = (id: string, model: Model): Model => ({ ...model, aliasOf: id });

/**
 * The models, the default first. It is a fixed one on purpose: `mistral-ocr-latest` has stood for four models since
 * 2025, and its price has changed with them.
 */
export const models: Readonly<Record<string, Model>> = {
  "mistral-ocr-4-1": ocr41,
  "mistral-ocr-latest": aliasOf("mistral-ocr-4-1", ocr41),
  "mistral-ocr-4": aliasOf("mistral-ocr-4-1", ocr41),
  "mistral-ocr-4-0": { price: price(4, 5), capabilities: fourth, released: "2026-06-23" },
  "mistral-ocr-2512": { price: price(2, 3), capabilities: third, released: "2025-12-18" },
  "mistral-ocr-2505": {
    price: price(1, 3),
    capabilities: first,
    released: "2025-05-22",
    deprecated: "2026-02-27",
    retired: "2026-05-31",
  },
  "mistral-ocr-2503": {
    price: price(1),
    capabilities: { ...first, documentAnnotation: false, bboxAnnotation: false },
    released: "2025-03-06",
    retired: "2025-12-31",
  },
};
