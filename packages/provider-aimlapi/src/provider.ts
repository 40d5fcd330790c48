/** The provider: core's client of the contract, in a dialect. */
import { compatibleCall } from "@ocr/core/compatible";
import { type Credential, defineProvider, type Patience, type Provider } from "@ocr/core/provider";
import { capabilities } from "./capabilities.ts";
import { fromVendor } from "./from-vendor.ts";
import { models } from "./models.ts";
import { toVendor } from "./to-vendor.ts";

/** Options of `aimlapi`. */
export interface AimlapiOptions {
  /** Default: the variable `AIMLAPI_API_KEY`, read at each call. */
  readonly apiKey?: Credential;
  /** Default `https://api.aimlapi.com`. */
  readonly baseURL?: string;
  /** The `fetch` to use. Default: the client's. */
  readonly fetch?: typeof globalThis.fetch;
  readonly patience?: Partial<Patience>;
}

/**
 * Mistral OCR by way of AIML API. The cost is the amount that the reply names.
 *
 * @example
 * ```ts
 * import { createOcr } from "@ocr/core";
 * import { aimlapi } from "@ocr/provider-aimlapi";
 *
 * const ocr = createOcr({ provider: aimlapi() });
 * export const read = (document_url: string) => ocr.process({ document: { document_url } });
 * ```
 */
export const aimlapi = ({ baseURL = "https://api.aimlapi.com", ...options }: AimlapiOptions = {}): Provider => {
  const { patience } = options;
  const shared = { name: "aimlapi", models };
  const dialect = { dialect: toVendor, enrich: fromVendor, keyVariable: "AIMLAPI_API_KEY" };
  const process = compatibleCall({ ...shared, ...options, ...dialect, baseURL });
  // The key stays inside: a provider that is written to a log does not show it.
  return defineProvider({ ...shared, ...(patience === undefined ? {} : { patience }), capabilities, process });
};
