/** The request in the vendor's dialect. */
import type { WireOptions } from "@ocr/core/compatible";

/** Leaves out what the vendor does not know, and writes the one id that has a prefix with it. */
export const toVendor = ({ include_blocks: _, model, ...options }: WireOptions): WireOptions => ({
  ...options,
  model: model === "mistral-ocr-4-0" ? "mistral/mistral-ocr-4-0" : model,
});
