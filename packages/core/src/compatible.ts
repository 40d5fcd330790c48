/** The client half of the contract: a provider for any server that answers `POST /v1/ocr` as Mistral does. */
import { compatibleCall } from "./compatible/call.ts";
import type { CompatibleOptions } from "./compatible/options.ts";
import type { Capabilities } from "./contract/capabilities.ts";
import { defineProvider, type Provider } from "./provider.ts";

export {
  type Cost,
  type CostOrReason,
  type Ledger,
  type LedgerEntry,
  type OcrResponse,
  type Picodollars,
  wireAnswer,
  type WireAnswer,
} from "./compatible/answer.ts";
export { wireBody, type WireOptions, wireOptions } from "./compatible/body.ts";
export { compatibleCall } from "./compatible/call.ts";
export type { CompatibleOptions } from "./compatible/options.ts";
export { draftFromReply, draftFromText } from "./compatible/reply.ts";
export { type OcrInput, wireRequest, type WireRequest } from "./compatible/request.ts";
export type { Credential } from "./provider.ts";

/** The full contract of Mistral OCR 4.1 (state of 2026-09): what a server claims when nothing else is said. */
export const fullContract: Capabilities = {
  documents: ["url", "bytes", "file"],
  pages: "native",
  images: true,
  hyperlinks: true,
  imageFilters: true,
  tableFormats: ["markdown", "html"],
  header: true,
  footer: true,
  blocks: true,
  confidences: ["word", "page", "block"],
  documentAnnotation: true,
  bboxAnnotation: true,
  vendorOptions: true,
};

/**
 * A provider for a server that speaks the contract: Mistral itself, a LiteLLM proxy, our own gateway, a self-hosted
 * backend. Documents in memory travel as data URIs, encoded once. Fails with the reasons that the server's statuses
 * stand for.
 *
 * @example
 * ```ts
 * import { createOcr } from "@ocr/core";
 * import { compatible } from "@ocr/core/compatible";
 *
 * const provider = compatible({ name: "house", baseURL: "https://ocr.example.com", models: { "ocr-1": {} } });
 * export const ocr = createOcr({ provider });
 * ```
 */
export const compatible = (options: CompatibleOptions): Provider =>
  defineProvider({
    name: options.name,
    models: options.models ?? {},
    capabilities: { ...fullContract, ...options.capabilities },
    ...(options.patience === undefined ? {} : { patience: options.patience }),
    process: compatibleCall(options),
  });
