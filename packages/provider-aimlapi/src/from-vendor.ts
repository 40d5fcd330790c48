/** What the vendor's reply says beyond the contract: the amount that it charges. */
import type { Draft } from "@ocr/core/provider";
import { Spent } from "./vendor.ts";

/** Adds the charged amount to a draft. */
export const fromVendor = (draft: Draft): Draft => {
  const spent = Spent.safeParse(draft.extra);
  return spent.success ? { ...draft, billedUsd: spent.data.meta.usage.usd_spent } : draft;
};
