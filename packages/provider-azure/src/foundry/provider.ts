/** Mistral OCR on Azure AI Foundry: the contract's own wire, with Azure's addresses, keys and limits. */
import { compatible, type Credential } from "@ocr/core/compatible";
import type { Capabilities, Patience, Provider } from "@ocr/core/provider";
import { credentialOf, endpointFor, explainToken, type TokenSource } from "../access.ts";
import { ocrAddress } from "./endpoint.ts";
import { fromVendor } from "./from-vendor.ts";
import { defaultModel, foundryModels } from "./models.ts";
import { toVendor } from "./to-vendor.ts";

/** Where the deployment is, and which model it runs. */
export interface AzureOptions {
  /**
   * The root of the resource (`https://NAME.services.ai.azure.com`), its `…/providers/mistral/azure`, or the whole "Target
   * URI" of the portal. Default: `AZURE_AI_ENDPOINT`.
   */
  readonly endpoint?: string;
  /** Default: `AZURE_AI_API_KEY`. */
  readonly apiKey?: Credential;
  /** Instead of a key: a token of Microsoft Entra ID. */
  readonly token?: TokenSource;
  /** Decides what is accepted and what it costs. Default `mistral-document-ai-2512`. */
  readonly model?: string;
  /** The name of the deployment of `model`, where it has another one. */
  readonly deployment?: string;
  readonly fetch?: typeof globalThis.fetch;
  /** Attempts, waits and limits on time, where they differ from core's. */
  readonly patience?: Partial<Patience>;
}

/** Limits and habits of every model there, by Microsoft's documents (2026-09). */
const capabilities: Partial<Capabilities> = {
  // It reaches no other host: core fetches what is behind a URL.
  documents: ["bytes"],
  mediaTypes: ["application/pdf", "image/*"],
  maxPages: 30,
  maxBytes: 30_000_000,
  confidences: ["word", "page"],
};

/**
 * A provider for Mistral's OCR models on Azure AI Foundry. Longer and larger PDFs than Azure takes are cut by core. Throws
 * `InvalidRequest` when there is no endpoint; a missing key fails the call with `Unauthorized` and names its variable.
 *
 * @example
 * ```ts
 * import { createOcr } from "@ocr/core";
 * import { azure } from "@ocr/provider-azure";
 *
 * const provider = azure({ endpoint: "https://example.services.ai.azure.com", apiKey: "from your vault" });
 * export const ocr = createOcr({ provider });
 * ```
 *
 * @example
 * ```ts
 * import { azure } from "@ocr/provider-azure";
 *
 * // `getToken` of a credential of @azure/identity fits.
 * declare const credential: { getToken: (scope: string) => Promise<{ token: string; expiresOnTimestamp: number }> };
 * export const provider = () =>
 *   azure({ endpoint: "https://example.services.ai.azure.com", token: (scope) => credential.getToken(scope) });
 * ```
 */
export const azure = (options: AzureOptions = {}): Provider => {
  const { apiKey, deployment, model = defaultModel, token } = options;
  const address = ocrAddress(
    endpointFor({ provider: "azure", endpoint: options.endpoint, variable: "AZURE_AI_ENDPOINT" }),
  );
  return compatible({
    name: "azure",
    ...address,
    ...(token === undefined
      ? { keyVariable: "AZURE_AI_API_KEY" }
      : { apiKey: credentialOf("azure", token), explain: explainToken }),
    ...(apiKey === undefined || token !== undefined ? {} : { apiKey }),
    // The first model is the default one.
    models: { [model]: foundryModels[model] ?? {}, ...foundryModels },
    capabilities,
    ...(options.fetch === undefined ? {} : { fetch: options.fetch }),
    ...(options.patience === undefined ? {} : { patience: options.patience }),
    dialect: (wire, call) => {
      const sent = toVendor(wire, call, foundryModels[call.model]);
      return call.model === model && deployment !== undefined ? { ...sent, model: deployment } : sent;
    },
    enrich: fromVendor,
  });
};
