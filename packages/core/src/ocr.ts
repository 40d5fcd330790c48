/** The two doors: `createOcr` for Promise users, the `Ocr` service for Effect users. */
import { fetchDocument } from "#fetch-document";
import * as Cause from "effect/Cause";
import * as Context from "effect/Context";
import * as Effect from "effect/Effect";
import * as Exit from "effect/Exit";
import * as Layer from "effect/Layer";
import { type CacheStore, rememberWith } from "./cache/remember.ts";
import type { Price } from "./contract/price.ts";
import type { FetchDocument } from "./document/acquire.ts";
import { isOcrError, OcrError } from "./error.ts";
import type { OcrInput, ProcessOptions } from "./input.ts";
import { type OcrResult, type PipelineSettings, runPipeline } from "./pipeline.ts";
import type { Ledger } from "./money/ledger.ts";
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

/** The object of Promise users. No Effect type stands in it. */
export interface OcrClient extends AsyncDisposable {
  /**
   * Reads a document. The first argument is the request of `POST /v1/ocr`, in the wire's own names; `document` may also
   * be what `fileDocument` returns. Rejects with `OcrError`.
   */
  readonly process: (input: OcrInput, options?: ProcessOptions) => Promise<OcrResult>;
  /** Frees what the provider holds, such as threads. A later call starts it again. */
  readonly close: () => Promise<void>;
}

const budgets = (options: RetryBudgetOptions | undefined): ((provider: Provider) => RetryBudget) => {
  const known = new WeakMap<Provider, RetryBudget>();
  return (provider) => {
    const budget = known.get(provider) ?? retryBudget(options);
    known.set(provider, budget);
    return budget;
  };
};

const settingsOf = (options: OcrOptions): PipelineSettings => ({
  backend: options.provider,
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

/** Interruption by the caller's signal becomes our error; so does anything that was never meant to happen. */
const errorOf = (cause: Cause.Cause<OcrError>, signal: AbortSignal | undefined): OcrError => {
  if (signal?.aborted && Cause.hasInterrupts(cause))
    return new OcrError({ reason: "Aborted", message: "the call was aborted", cause: signal.reason });
  const error = Cause.squash(cause);
  if (isOcrError(error)) return error;
  return new OcrError({ reason: "Internal", message: "an unexpected failure", cause: error });
};

/**
 * Makes a client over one provider (a router is a provider too).
 *
 * @example
 * ```ts
 * import { createOcr } from "@ocr/core";
 * import { fileDocument } from "@ocr/core/node";
 * import { local } from "@ocr/provider-local";
 *
 * const ocr = createOcr({ provider: local() });
 * const { response } = await ocr.process({ document: await fileDocument("examples/documents/invoice.pdf") });
 * console.log(response.pages[0]?.markdown);
 * await ocr.close();
 * ```
 */
export const createOcr = (options: OcrOptions): OcrClient => {
  const settings = settingsOf(options);
  const close = async () => options.provider.close?.();
  return {
    process: async (input, { signal, ...rest } = {}) => {
      const exit = await Effect.runPromiseExit(
        runPipeline(input, rest, settings),
        signal === undefined ? {} : { signal },
      );
      if (Exit.isSuccess(exit)) return exit.value;
      throw errorOf(exit.cause, signal);
    },
    close,
    [Symbol.asyncDispose]: close,
  };
};

/**
 * The service of Effect users.
 *
 * @example
 * ```ts
 * import { Ocr } from "@ocr/core";
 * import { local } from "@ocr/provider-local";
 * import * as Effect from "effect/Effect";
 *
 * export const firstPage = (bytes: Uint8Array) =>
 *   Effect.gen(function* () {
 *     const ocr = yield* Ocr;
 *     const { response } = yield* ocr.process({ document: { bytes }, pages: 0 });
 *     return response.pages[0]?.markdown;
 *   }).pipe(Effect.provide(Ocr.layer({ provider: local() })));
 * ```
 */
export class Ocr extends Context.Service<
  Ocr,
  {
    /** Reads a document; interruption stops the work. */
    readonly process: (input: OcrInput, options?: Omit<ProcessOptions, "signal">) => Effect.Effect<OcrResult, OcrError>;
  }
>()("@ocr/core/Ocr") {
  /** The service over a provider; the provider is closed with the layer's scope. */
  static readonly layer = (options: OcrOptions): Layer.Layer<Ocr> =>
    Layer.effect(
      Ocr,
      Effect.acquireRelease(
        Effect.sync(() => {
          const settings = settingsOf(options);
          return Ocr.of({ process: (input, callOptions = {}) => runPipeline(input, callOptions, settings) });
        }),
        () => Effect.promise(async () => options.provider.close?.()),
      ),
    );
}
