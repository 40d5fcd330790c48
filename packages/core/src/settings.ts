/** What a client is made of, and what its requests run on. */
import { type CacheStore, rememberWith } from "./cache/remember.ts";
import type { Price } from "./contract/price.ts";
import type { FetchDocument } from "./document/acquire.ts";
import { OcrError } from "./error.ts";
import type { Ledger } from "./money/ledger.ts";
import type { PipelineSettings } from "./pipeline.ts";
import type { Provider } from "./provider.ts";
import type { Patience } from "./resilience/patience.ts";
import { type RetryBudget, retryBudget, type RetryBudgetOptions } from "./resilience/retry-budget.ts";
import type { Backend } from "./run/backend.ts";

/** What a client is made of. */
export interface OcrOptions {
  /** A provider, or a router made of providers. */
  readonly provider: Backend;
  /** Model for requests that name none; else the provider's first one. */
  readonly model?: string;
  /** Limit of one attempt in milliseconds, unless the call gives its own. */
  readonly timeoutMs?: number;
  /** How providers are waited for and tried again, where it differs from their own. */
  readonly patience?: Partial<Patience>;
  /** Limits retries over all requests, per provider. */
  readonly retryBudget?: RetryBudgetOptions;
  /** Prices by `provider/model` or by model; they come before the providers' own. */
  readonly prices?: Readonly<Record<string, Price>>;
  /** The most that one call may cost, in US dollars, unless the call gives its own. */
  readonly maxCostUsd?: number;
  /** Told about each billed attempt. */
  readonly ledger?: Ledger;
  /** Keeps results; identical calls under way then share one. */
  readonly cache?: CacheStore;
  /** Parts of one document that are at a provider at a time, when it is cut because of a limit. Default 4. */
  readonly partConcurrency?: number;
  /** The `fetch` that providers use. */
  readonly fetch?: typeof globalThis.fetch;
  /** Fetches documents for providers that take only bytes. The default refuses private addresses and limits size and time. */
  readonly fetchDocument?: FetchDocument;
}

const budgets = (options: RetryBudgetOptions | undefined): ((provider: Provider) => RetryBudget) => {
  const known = new WeakMap<Provider, RetryBudget>();
  return (provider) => {
    const budget = known.get(provider) ?? retryBudget(options);
    known.set(provider, budget);
    return budget;
  };
};

/** The guarded fetcher, loaded when a document must be fetched; most requests never need it. */
const fetchDocument: FetchDocument = async (url, options) => {
  const guarded = await import("#fetch-document");
  return guarded.fetchDocument(url, options);
};

/** What was handed in as a provider. Throws `InvalidRequest` where it is none, such as `local` for `local()`. */
const backendOf = (options: Partial<OcrOptions> | undefined): Backend => {
  const provider: unknown = options?.provider;
  if (typeof provider === "object" && provider !== null) return provider as Backend;
  const found = typeof provider === "function" ? "; it is a function: call it, as in local()" : ", such as local()";
  throw new OcrError({ reason: "InvalidRequest", message: `provider: must be a provider${found}` });
};

/** The settings of a client, defaults filled in. Throws `InvalidRequest` when the provider is none. */
export const settingsOf = (options: OcrOptions): PipelineSettings => ({
  backend: backendOf(options),
  model: options.model,
  maxCostUsd: options.maxCostUsd,
  newId: () => crypto.randomUUID(),
  fetch: options.fetch ?? ((...args) => globalThis.fetch(...args)),
  fetchDocument: options.fetchDocument ?? fetchDocument,
  prices: options.prices ?? {},
  ledger: options.ledger,
  remember: options.cache === undefined ? undefined : rememberWith(options.cache),
  patience: {
    ...options.patience,
    ...(options.timeoutMs === undefined ? {} : { attemptTimeoutMs: options.timeoutMs }),
  },
  partConcurrency: options.partConcurrency ?? 4,
  budgetOf: budgets(options.retryBudget),
});
