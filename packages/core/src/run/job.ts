/** One request on its way: what was asked, the document, the caller's options, and the trail of what happened. */
import type { OcrRequest } from "../contract/request.ts";
import type { RateLimits } from "../contract/rate-limits.ts";
import type { Price } from "../contract/price.ts";
import type { FetchDocument } from "../document/acquire.ts";
import type { Shelf } from "../document/shelf.ts";
import type { Cost } from "../money/cost.ts";
import type { Ledger } from "../money/ledger.ts";
import type { OcrResponse } from "../contract/response.ts";
import type { PageReport, Provider } from "../provider.ts";
import type { Patience } from "../resilience/patience.ts";
import type { RetryBudget } from "../resilience/retry-budget.ts";
import type { Remember } from "../cache/remember.ts";
import type { Trail } from "./trail.ts";

/** What a client gives to each of its requests. */
export interface Settings {
  readonly fetch: typeof globalThis.fetch;
  readonly fetchDocument: FetchDocument;
  /** The user's prices, by `provider/model` or by model; they come before the provider's own. */
  readonly prices: Readonly<Record<string, Price>>;
  readonly ledger: Ledger | undefined;
  readonly remember: Remember | undefined;
  readonly patience: Partial<Patience>;
  /** Parts of one document that are at a provider at a time. */
  readonly partConcurrency: number;
  /** The budget of retries of a provider; one per provider and client. */
  readonly budgetOf: (provider: Provider) => RetryBudget;
}

/** One request. A router changes `request` (a mapped model, the pages that are still missing) and passes it on. */
export interface Job {
  readonly request: Omit<OcrRequest, "document" | "id">;
  readonly shelf: Shelf;
  readonly settings: Settings;
  readonly trail: Trail;
  readonly patience: Partial<Patience>;
  readonly maxCostUsd: number | undefined;
  readonly vendor: Readonly<Record<string, unknown>>;
  readonly tags: Readonly<Record<string, string>>;
  /** Told what a vendor says about its limits. */
  readonly onLimits?: (limits: RateLimits) => void;
}

/** What came of a job at one provider, or at several that completed each other. */
export interface Answer {
  readonly response: OcrResponse;
  /** The provider that answered; several are joined by `+`. */
  readonly provider: string;
  readonly model: string;
  readonly pageReports: ReadonlyArray<PageReport>;
  readonly native?: unknown;
  /** Left out when unknown. */
  readonly cost?: Cost;
}
