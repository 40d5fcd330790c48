/** What the embedded provider can do. */
import type { Capabilities } from "@ocr/core/provider";

export const capabilities: Capabilities = {
  documents: ["bytes"],
  mediaTypes: [
    "application/pdf",
    "image/png",
    "image/apng",
    "image/jpeg",
    "image/webp",
    "image/gif",
    "image/bmp",
    "image/tiff",
  ],
  pages: "native",
  checksDocuments: true,
  images: true,
  hyperlinks: true,
  imageFilters: true,
  tableFormats: ["markdown", "html"],
  header: true,
  footer: true,
  blocks: true,
  confidences: ["word", "page", "block"],
};
