/** Pages times price. An unknown price gives no cost: it is never guessed and never 0. */
import type { Price } from "./contract/price.ts";
import type { UsageInfo } from "./contract/usage.ts";

/** What a call cost. */
export interface Cost {
  /** US dollars. */
  readonly usd: number;
  /** Pages at the plain rate. */
  readonly pages: number;
  /** Pages at the annotated rate, which stands instead of the plain one. */
  readonly annotatedPages: number;
  readonly price: Price;
}

/** Money is added in billionths of a dollar, so that 3 × 0.1 is 0.3. */
const nano = (usd: number) => Math.round(usd * 1e9);

/**
 * The cost of a reply. Vendors count annotated pages within `pages_processed` or apart from them
 * (`pages_processed_annotation`, seen 2026-09); without that counter an annotated call counts all its pages as annotated.
 */
export const costOf = (usage: UsageInfo, price: Price | undefined, annotated: boolean): Cost | undefined => {
  if (price === undefined) return undefined;
  const counted = usage.pages_processed_annotation ?? undefined;
  const annotatedPages = counted ?? (annotated ? usage.pages_processed : 0);
  const pages = counted === undefined && annotated ? 0 : Math.max(0, usage.pages_processed - (counted ?? 0));
  if (annotatedPages > 0 && price.usdPerAnnotatedPage === undefined) return undefined;
  const usd = (pages * nano(price.usdPerPage) + annotatedPages * nano(price.usdPerAnnotatedPage ?? 0)) / 1e9;
  return { usd, pages, annotatedPages, price };
};
