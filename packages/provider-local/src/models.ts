/** The model of the embedded provider: what runs here costs nothing per page. */
import type { Model } from "@ocr/core/provider";

/** Name of the one model. */
export const defaultModel = "local-1";

export const models: Readonly<Record<string, Model>> = {
  [defaultModel]: { price: { usdPerPage: 0, source: "runs on your own machine", date: "2026-11-20" } },
};
