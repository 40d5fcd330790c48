/** What the user can say about Mistral OCR on Foundry. */
import type { Credential, Patience } from "@ocr/core/provider";
import type { TokenSource } from "../access.ts";

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
  /** The `fetch` to use. Default: the client's. */
  readonly fetch?: typeof globalThis.fetch;
  /** Attempts, waits and limits on time, where they differ from core's. */
  readonly patience?: Partial<Patience>;
}
