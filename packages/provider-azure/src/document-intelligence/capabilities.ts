/** What Document Intelligence can do, by Microsoft's documents (2026-09). */
import type { Capabilities } from "@ocr/core/provider";
import type { DocumentIntelligenceOptions } from "./options.ts";

const limits = {
  S0: { maxPages: 2000, maxBytes: 500_000_000 },
  F0: { maxPages: 2, maxBytes: 4_000_000 },
} as const;

/** The claims for a price tier. */
export const capabilitiesFor = (tier: NonNullable<DocumentIntelligenceOptions["tier"]>): Capabilities => ({
  documents: ["bytes", "url"],
  mediaTypes: [
    "application/pdf",
    "image/jpeg",
    "image/png",
    "image/tiff",
    "image/bmp",
    "image/heif",
    "image/heic",
    "text/html",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation",
  ],
  ...limits[tier],
  pages: "native",
  images: true,
  imageFilters: true,
  tableFormats: ["markdown", "html"],
  header: true,
  footer: true,
  blocks: true,
  confidences: ["word", "page", "block"],
});
