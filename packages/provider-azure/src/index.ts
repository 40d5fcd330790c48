/** The public names of @ocr/provider-azure, one by one. */
export { azure, type AzureOptions } from "./foundry/provider.ts";
export { type FoundryModel, foundryModels } from "./foundry/models.ts";
export type { Token, TokenSource } from "./access.ts";
export { azureDocumentIntelligence } from "./document-intelligence/provider.ts";
export type { DocumentIntelligenceOptions } from "./document-intelligence/options.ts";
export type { Feature } from "./document-intelligence/models.ts";
