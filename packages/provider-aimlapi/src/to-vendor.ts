/** The request in the vendor's dialect. */
import type { WireOptions } from "@ocr/core/compatible";

const prefixed = new Map<unknown, string>([["mistral-ocr-4-0", "mistral/mistral-ocr-4-0"]]);

/** Leaves out what the vendor does not know, and writes the one id that has a prefix with it. */
export const toVendor = (wire: WireOptions): WireOptions =>
  Object.fromEntries(
    Object.entries(wire)
      .filter(([key]) => key !== "include_blocks")
      .map(([key, value]) => [key, key === "model" ? (prefixed.get(value) ?? value) : value]),
  );
