/** What Mistral can do; how its models differ stands in `models.ts`. */
import { fullContract } from "@ocr/core/compatible";
import type { Capabilities } from "@ocr/core/provider";

/** The claims. The limits are those of Mistral's documentation (2026-08-21): 50 MB and 1000 pages. */
export const capabilities: Capabilities = {
  ...fullContract,
  // Of bytes and URLs Mistral takes both; a URL is fetched by Mistral itself.
  documents: ["url", "bytes", "file"],
  maxBytes: 50_000_000,
  maxPages: 1000,
  batch: true,
};
