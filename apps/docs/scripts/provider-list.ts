/** The providers as their pages show them: made only to be looked at, never called. */
import { compatible } from "@ocr/core/compatible";
import type { Provider } from "@ocr/core/provider";
import { aimlapi } from "@ocr/provider-aimlapi";
import { azure, azureDocumentIntelligence } from "@ocr/provider-azure";
import { local } from "@ocr/provider-local";
import { mistral } from "@ocr/provider-mistral";

const endpoint = "https://nowhere.invalid";

/** A provider of the site. */
export interface ListedProvider {
  /** The name of its page, and of the provider on the command line. */
  readonly page: string;
  readonly provider: Provider;
  /** Where it lets in less or more by its settings: what they are, and the provider that has them. */
  readonly variants?: Readonly<Record<string, Provider>>;
  /** Its models are the user's, and so are their prices. */
  readonly modelsOfUser?: true;
}

/** All providers, in the order of the site. */
export const listedProviders: ReadonlyArray<ListedProvider> = [
  { page: "local", provider: local() },
  { page: "mistral", provider: mistral() },
  { page: "azure", provider: azure({ endpoint }) },
  {
    page: "azure-di",
    provider: azureDocumentIntelligence({ endpoint }),
    variants: { "tier F0": azureDocumentIntelligence({ endpoint, tier: "F0" }) },
  },
  { page: "aimlapi", provider: aimlapi() },
  {
    page: "compatible",
    modelsOfUser: true,
    provider: compatible({ name: "compatible", baseURL: endpoint, models: { "any model": {} } }),
  },
];
