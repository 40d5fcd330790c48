/** Mistral OCR on Azure AI Foundry: the contract's own wire, with Azure's addresses, keys and limits. */
import { compatible } from "@ocr/core/compatible";
import type { Provider } from "@ocr/core/provider";
import { credentialOf, endpointFor, explainToken } from "../access.ts";
import { capabilities } from "./capabilities.ts";
import { ocrAddress } from "./endpoint.ts";
import { fromVendor } from "./from-vendor.ts";
import { defaultModel, foundryModels } from "./models.ts";
import type { AzureOptions } from "./options.ts";
import { toVendor } from "./to-vendor.ts";

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
