/** The models of Document Intelligence and what a page costs, with the add-ons that were chosen. State of 2026-09. */
import type { Model, Price } from "@ocr/core/provider";

/** Add-ons of an analysis. Some of them cost extra. */
export type Feature =
  | "ocrHighResolution"
  | "languages"
  | "barcodes"
  | "formulas"
  | "keyValuePairs"
  | "styleFont"
  | "queryFields";

/** Figures cross-checked between two public price lists, without the reductions for very many pages. */
const listed = { source: "LiteLLM's documents and PuffinParse, for pay-as-you-go", date: "2026-09-22" };

const usdPerFeature: Readonly<Partial<Record<Feature, number>>> = {
  ocrHighResolution: 0.006,
  languages: 0.006,
  barcodes: 0.006,
  formulas: 0.006,
  styleFont: 0.006,
  queryFields: 0.01,
};

/** Read is text only; every other model of Microsoft costs the same; a model of the user's own more. */
const usdPerPage = (model: string): number =>
  model === "prebuilt-read" ? 0.0015 : model.startsWith("prebuilt-") ? 0.01 : 0.03;

/** The price of a page, add-ons included; undefined when one of them has no known price. */
const priceOf = (model: string, features: ReadonlyArray<Feature>): Price | undefined => {
  let usd = usdPerPage(model);
  for (const feature of new Set(features)) {
    const extra = usdPerFeature[feature];
    if (extra === undefined) return undefined;
    usd += extra;
  }
  // Sums of decimal fractions are a little off.
  return { usdPerPage: Math.round(usd * 1e6) / 1e6, ...listed };
};

/** The model that is used when none is named. */
export const defaultModel = "prebuilt-layout";

const read: Model["capabilities"] = { images: false, tableFormats: [] };

/** The catalogue: the chosen model first, then those that this provider is made for. Any other id is passed on. */
export const modelsFor = (chosen: string, features: ReadonlyArray<Feature>): Readonly<Record<string, Model>> =>
  Object.fromEntries(
    [chosen, defaultModel, "prebuilt-read"].map((id) => {
      const price = priceOf(id, features);
      return [
        id,
        { ...(price === undefined ? {} : { price }), ...(id === "prebuilt-read" ? { capabilities: read } : {}) },
      ];
    }),
  );
