/** Pages times price. An unknown price gives no cost: it is never guessed and never 0. */
import type { Price } from "../contract/price.ts";
import type { UsageInfo } from "../contract/usage.ts";
import { type Picodollars, picodollars, usdFromPicodollars } from "./usd.ts";

/** What a call cost. */
export interface Cost {
  /** US dollars. */
  readonly usd: number;
  /** Pages at the plain rate. */
  readonly pages: number;
  /** Pages at the annotated rate, which stands instead of the plain one. */
  readonly annotatedPages: number;
  /** `price`: pages times price. `vendor`: the amount that the vendor itself named. */
  readonly source: "price" | "vendor";
  /** The price that was used; left out when the vendor named the amount. */
  readonly price?: Price;
}

/** A cost, or why there is none. */
export type CostOrReason = { readonly cost: Cost; readonly exact: Picodollars } | { readonly unknown: string };

/** How many pages a reply was billed for, by rate. */
export interface PageCounts {
  readonly plain: number;
  readonly annotated: number;
}

/**
 * Pages by rate, whatever mix of counters a vendor returns. Annotated pages are counted apart from `pages_processed` or
 * within it: when both together do not exceed the pages that came back they are apart. Without a counter of its own an
 * annotated call counts all its pages as annotated. (Mistral and Azure, state of 2026-09.)
 */
export const pageCounts = (usage: UsageInfo, pagesReturned: number, annotated: boolean): PageCounts => {
  const counter = usage.pages_processed_annotation ?? undefined;
  const processed = usage.pages_processed;
  if (counter === undefined) return annotated ? { plain: 0, annotated: processed } : { plain: processed, annotated: 0 };
  const apart = processed + counter <= Math.max(pagesReturned, 1);
  return { plain: apart ? processed : Math.max(0, processed - counter), annotated: counter };
};

/** The cost of pages at a price; batch jobs are billed at their own share of it. */
export const costOfPages = (counts: PageCounts, price: Price | undefined, share = 1): CostOrReason => {
  if (price === undefined) return { unknown: "no price is known" };
  const { usdPerPage, usdPerAnnotatedPage } = price;
  if (counts.annotated > 0 && usdPerAnnotatedPage === undefined)
    return { unknown: "the price of annotated pages is not known" };
  const rate = (usd: number) => picodollars(usd * share);
  const exact = BigInt(counts.plain) * rate(usdPerPage) + BigInt(counts.annotated) * rate(usdPerAnnotatedPage ?? 0);
  const cost: Cost = {
    usd: usdFromPicodollars(exact),
    pages: counts.plain,
    annotatedPages: counts.annotated,
    source: "price",
    price,
  };
  return { cost, exact };
};

/** The amount that the vendor named itself, such as the credits of a reply. */
export const costFromVendor = (usd: number, counts: PageCounts): CostOrReason => ({
  cost: { usd, pages: counts.plain, annotatedPages: counts.annotated, source: "vendor" },
  exact: picodollars(usd),
});
