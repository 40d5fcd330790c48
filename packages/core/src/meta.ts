/** What we saw of a call, beside the response. */
import * as Clock from "effect/Clock";
import * as Effect from "effect/Effect";
import type { OcrResponse } from "./contract/response.ts";
import type { Attempt } from "./events.ts";
import type { Cost } from "./money/cost.ts";
import { usdFromPicodollars } from "./money/usd.ts";
import type { PageReport, Warning } from "./provider.ts";
import type { Answer } from "./run/job.ts";
import type { Bill, Trail } from "./run/trail.ts";

/** Observations of one call. */
export interface Meta {
  readonly requestId: string;
  /** Name of the provider that answered; several that completed each other are joined by `+`. */
  readonly provider: string;
  /** The model that was asked. */
  readonly model: string;
  readonly durationMs: number;
  /** What the delivered pages cost. Left out when unknown; `costUnknown` then says why. */
  readonly cost?: Cost;
  readonly costUnknown?: string;
  /** What failed attempts have very likely cost beside it. Left out when there were none. */
  readonly failedCost?: { readonly usd: number; readonly pages: number; readonly unknown?: string };
  /** Parts of the document that came from the cache or from a call that was under way, and cost nothing. */
  readonly cached: number;
  readonly attempts: ReadonlyArray<Attempt>;
  readonly warnings: ReadonlyArray<Warning>;
  /** What happened to each page, where the provider tells. */
  readonly pages: ReadonlyArray<PageReport>;
  /** The vendor's own reply, where the provider keeps it; a list when the document went out in parts. */
  readonly native?: unknown;
}

/** `response` is the contract, unchanged on any wire; `meta` is what we saw. */
export interface OcrResult {
  readonly response: OcrResponse;
  readonly meta: Meta;
}

/** The sum of bills of one kind: an amount, or why there is none. */
export const sumBills = (bills: ReadonlyArray<Bill>): { readonly cost: Cost } | { readonly unknown: string } => {
  const pages = bills.reduce((sum, bill) => sum + bill.counts.plain, 0);
  const annotatedPages = bills.reduce((sum, bill) => sum + bill.counts.annotated, 0);
  let exact = 0n;
  for (const bill of bills) {
    if ("unknown" in bill.cost) return { unknown: `${bill.provider}/${bill.model}: ${bill.cost.unknown}` };
    exact += bill.cost.exact;
  }
  const [first] = bills;
  const known = first !== undefined && "cost" in first.cost ? first.cost.cost : undefined;
  const same = bills.length === 1 || new Set(bills.map((bill) => `${bill.provider}/${bill.model}`)).size === 1;
  const price = same && known?.price !== undefined ? { price: known.price } : {};
  return {
    cost: { usd: usdFromPicodollars(exact), pages, annotatedPages, source: known?.source ?? "price", ...price },
  };
};

const failedCostOf = (bills: ReadonlyArray<Bill>): Pick<Meta, "failedCost"> => {
  const failed = bills.filter((bill) => bill.kind === "failed");
  if (failed.length === 0) return {};
  const known = failed.filter((bill) => "exact" in bill.cost);
  const sum = sumBills(known);
  const usd = "cost" in sum ? sum.cost.usd : 0;
  const pages = failed.reduce((total, bill) => total + bill.counts.plain + bill.counts.annotated, 0);
  const unknown = failed.find((bill) => "unknown" in bill.cost)?.cost;
  return { failedCost: { usd, pages, ...(unknown !== undefined && "unknown" in unknown ? unknown : {}) } };
};

/** Makes the meta of an answer from the trail of its request. */
export const metaOf = (trail: Trail, answer: Answer): Effect.Effect<Meta> =>
  Effect.map(Clock.currentTimeMillis, (now) => {
    const sum = sumBills(trail.bills.filter((bill) => bill.kind === "answered"));
    return {
      requestId: trail.requestId,
      provider: answer.provider,
      model: answer.model,
      durationMs: now - trail.startedAt,
      ...("cost" in sum ? { cost: sum.cost } : { costUnknown: sum.unknown }),
      ...failedCostOf(trail.bills),
      cached: trail.cached,
      attempts: trail.attempts,
      warnings: trail.warnings,
      pages: answer.pageReports,
      ...(answer.native === undefined ? {} : { native: answer.native }),
    };
  });
