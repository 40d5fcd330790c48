/** The public names of @ocr/provider-azure, one by one. */
export { azure } from "./foundry/provider.ts";
export type { AzureOptions } from "./foundry/options.ts";
export { type FoundryModel, foundryModels } from "./foundry/models.ts";
export type { Token, TokenSource } from "./access.ts";
export { azureDocumentIntelligence } from "./document-intelligence/provider.ts";
export type { DocumentIntelligenceOptions } from "./document-intelligence/options.ts";
export type { Feature } from "./document-intelligence/models.ts";
