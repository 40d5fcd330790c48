/** What Mistral OCR on Foundry can do, where it is less than the contract. */
import type { Capabilities } from "@ocr/core/provider";

/** Limits and habits of every model there, by Microsoft's documents (2026-09). */
export const capabilities: Partial<Capabilities> = {
  // It reaches no other host: core fetches what is behind a URL.
  documents: ["bytes"],
  mediaTypes: ["application/pdf", "image/*"],
  maxPages: 30,
  maxBytes: 30_000_000,
  confidences: ["word", "page"],
};
