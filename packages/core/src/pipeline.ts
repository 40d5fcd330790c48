/** The walk of one request, one step a line: check, plan, acquire, call, complete, price. */
import * as Clock from "effect/Clock";
import * as Effect from "effect/Effect";
import { acquireDocument, type FetchDocument } from "./acquire.ts";
import { completeResponse } from "./complete.ts";
import type { OcrResponse } from "./contract/response.ts";
import { type Cost, costOf } from "./cost.ts";
import { isOcrError, OcrError } from "./error.ts";
import { parseInput, type OcrInput, type ProcessOptions } from "./input.ts";
import { attempt } from "./patience.ts";
import { checkDocument, planFor } from "./plan.ts";
import type { PageReport, Provider, Warning } from "./provider.ts";

/** What we saw of a call, beside the response. */
export interface Meta {
  /** Name of the provider that answered. */
  readonly provider: string;
  /** The model that was asked. */
  readonly model: string;
  readonly durationMs: number;
  /** Left out when the price is unknown. */
  readonly cost?: Cost;
  readonly warnings: ReadonlyArray<Warning>;
  /** What happened to each page, where the provider tells. */
  readonly pages: ReadonlyArray<PageReport>;
  /** The vendor's own reply, where the provider keeps it. */
  readonly native?: unknown;
}

/** `response` is the contract, unchanged on any wire; `meta` is what we saw. */
export interface OcrResult {
  readonly response: OcrResponse;
  readonly meta: Meta;
}

/** What the pipeline needs besides the request. */
export interface PipelineSettings {
  readonly provider: Provider;
  readonly model?: string | undefined;
  readonly timeoutMs?: number | undefined;
  readonly fetch: typeof globalThis.fetch;
  readonly fetchDocument: FetchDocument;
}

const toOcrError = (cause: unknown): OcrError =>
  isOcrError(cause) ? cause : new OcrError({ reason: "Internal", message: "an unexpected failure", cause });

/** A step that throws is a step that fails. */
const step = <A>(run: () => A): Effect.Effect<A, OcrError> => Effect.try({ try: run, catch: toOcrError });

/** Runs one request through a provider. Bad input fails before anything is sent. */
export const runPipeline = Effect.fnUntraced(function* (
  input: OcrInput,
  options: Omit<ProcessOptions, "signal">,
  settings: PipelineSettings,
): Effect.fn.Return<OcrResult, OcrError> {
  const { provider } = settings;
  const startedAt = yield* Clock.currentTimeMillis;
  const context = yield* Effect.context();
  const { document: source, ...request } = yield* step(() => parseInput(input));
  const plan = yield* step(() => planFor({ ...request, model: request.model ?? settings.model }, provider));
  const document = yield* Effect.tryPromise({
    try: (signal) => acquireDocument(source, provider, settings.fetchDocument, signal),
    catch: toOcrError,
  });
  yield* step(() => checkDocument(document, provider));
  const call = {
    model: plan.model,
    document,
    pages: plan.pages,
    options: plan.options,
    fetch: settings.fetch,
    sleep: (milliseconds: number) => Effect.runPromiseWith(context)(Effect.sleep(milliseconds)),
    report: (page: PageReport, done: number, total: number) =>
      options.onEvent?.({ type: "page", provider: provider.name, page, done, total }),
  };
  const draft = yield* attempt(provider, call, options.timeoutMs ?? settings.timeoutMs ?? provider.timeoutMs);
  const response = yield* step(() => completeResponse(draft, plan, document, provider));
  const annotated = plan.options.documentAnnotation !== undefined || plan.options.bboxAnnotation !== undefined;
  const cost = costOf(response.usage_info, provider.models[plan.model]?.price, annotated);
  const meta: Meta = {
    provider: provider.name,
    model: plan.model,
    durationMs: (yield* Clock.currentTimeMillis) - startedAt,
    ...(cost === undefined ? {} : { cost }),
    warnings: [...plan.warnings, ...(draft.warnings ?? [])],
    pages: draft.pageReports ?? [],
    ...(draft.native === undefined ? {} : { native: draft.native }),
  };
  return { response, meta };
});
