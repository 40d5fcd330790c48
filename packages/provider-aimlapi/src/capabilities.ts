/** What AIML API can do of the contract. Tables are moved by core; blocks and confidence do not come. */
import type { Capabilities } from "@ocr/core/provider";

/** The claims. */
export const capabilities: Capabilities = {
  documents: ["url", "bytes"],
  pages: "native",
  images: true,
  hyperlinks: true,
  imageFilters: true,
  documentAnnotation: true,
  bboxAnnotation: true,
  vendorOptions: true,
};
