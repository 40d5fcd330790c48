/** One call of one provider for one part: asked, checked, priced, and noted on the trail whatever comes of it. */
import * as Cause from "effect/Cause";
import * as Clock from "effect/Clock";
import * as Effect from "effect/Effect";
import * as Exit from "effect/Exit";
import { completeResponse } from "../complete.ts";
import type { OcrResponse } from "../contract/response.ts";
import { isOcrError, OcrError } from "../error.ts";
import type { Attempt } from "../events.ts";
import { costFromVendor, costOfPages, type CostOrReason, pageCounts } from "../money/cost.ts";
import type { Plan } from "../plan.ts";
import type { CallDocument, Draft, PageReport, Provider } from "../provider.ts";
import { type Part, partName } from "../split/part.ts";
import { withTimeout } from "../resilience/patience.ts";
import type { Job } from "./job.ts";
import { observeAttempt } from "./observe.ts";
import { priceOf } from "./price.ts";

/** What one call brought. Plain data: it can be cached. */
export interface PartAnswer {
  readonly response: OcrResponse;
  readonly pageReports: ReadonlyArray<PageReport>;
  readonly native?: unknown;
}

/** Where a call stands: everything that does not change from attempt to attempt. */
export interface PartCall {
  readonly provider: Provider;
  readonly plan: Plan;
  readonly part: Part;
  readonly document: CallDocument;
  readonly job: Job;
  /** Pages of the source that the part brings, when known. */
  readonly pageCount: number | undefined;
  /** Tells the caller about a finished page; counts over all parts. */
  readonly report: (page: PageReport, done: number, total: number) => void;
}

/** A step that throws is a step that fails. */
export const step = <A>(run: () => A): Effect.Effect<A, OcrError> =>
  Effect.try({
    try: run,
    catch: (cause) =>
      isOcrError(cause) ? cause : new OcrError({ reason: "Internal", message: "an unexpected failure", cause }),
  });

const isAnnotated = ({ plan }: PartCall): boolean =>
  plan.options.documentAnnotation !== undefined || plan.options.bboxAnnotation !== undefined;

const costOfDraft = (call: PartCall, draft: Draft, response: OcrResponse) => {
  const { job, plan, provider } = call;
  const counts = pageCounts(response.usage_info, draft.pages.length, isAnnotated(call));
  const price = priceOf(job.settings, provider, plan.model, response.model);
  const cost = draft.billedUsd === undefined ? costOfPages(counts, price) : costFromVendor(draft.billedUsd, counts);
  return { counts, cost };
};

/** Answered with something unusable: the work was done, so it was very likely billed. */
const billedFailure = (call: PartCall, error: OcrError): boolean =>
  error.reason === "ResponseInvalid" && call.provider.capabilities.documents.length > 0;

const noteBill = Effect.fnUntraced(function* (
  call: PartCall,
  kind: "answered" | "failed",
  counts: { plain: number; annotated: number },
  cost: CostOrReason,
) {
  const { job, plan, provider } = call;
  const { ledger } = job.settings;
  job.trail.bills.push({ kind, provider: provider.name, model: plan.model, counts, cost });
  if (ledger === undefined) return;
  const entry = {
    requestId: job.trail.requestId,
    at: yield* Clock.currentTimeMillis,
    provider: provider.name,
    model: plan.model,
    kind,
    pages: counts.plain,
    annotatedPages: counts.annotated,
    amount: "exact" in cost ? cost.exact : undefined,
    ...("unknown" in cost ? { unknown: cost.unknown } : {}),
    tags: job.tags,
  };
  yield* Effect.promise(async () => ledger.record(entry));
});

const noteFailedBill = (call: PartCall): Effect.Effect<void> => {
  const { job, pageCount, plan, provider } = call;
  const pages = pageCount ?? 0;
  const counts = isAnnotated(call) ? { plain: 0, annotated: pages } : { plain: pages, annotated: 0 };
  const price = priceOf(job.settings, provider, plan.model);
  const cost = pageCount === undefined ? { unknown: "the number of pages is not known" } : costOfPages(counts, price);
  return noteBill(call, "failed", counts, cost);
};

const outcomeOf = (
  exit: Exit.Exit<unknown, OcrError>,
): Pick<Attempt, "outcome" | "status" | "requestId" | "retryAfterMs"> => {
  if (Exit.isSuccess(exit)) return { outcome: "succeeded" };
  if (Cause.hasInterrupts(exit.cause)) return { outcome: "Aborted" };
  const error = Cause.squash(exit.cause);
  if (!isOcrError(error)) return { outcome: "Internal" };
  const { reason, requestId, retryAfterMs, status } = error;
  return {
    outcome: reason,
    ...(status === undefined ? {} : { status }),
    ...(requestId === undefined ? {} : { requestId }),
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  };
};

/** Calls the provider once, within a limit on time. */
export const attemptPart = (call: PartCall, limitMs: number): Effect.Effect<PartAnswer, OcrError> =>
  Effect.gen(function* () {
    const { document, job, part, plan, provider } = call;
    const context = yield* Effect.context();
    const startedAt = yield* Clock.currentTimeMillis;
    let usd: number | undefined;
    let billed = false;
    const run = Effect.gen(function* () {
      const draft = yield* provider.process({
        model: plan.model,
        document,
        pages: part.cut || part.pages === undefined ? "all" : part.pages,
        options: plan.options,
        vendor: job.vendor,
        fetch: job.settings.fetch,
        sleep: (milliseconds) => Effect.runPromiseWith(context)(Effect.sleep(milliseconds)),
        now: () => Effect.runSyncWith(context)(Clock.currentTimeMillis),
        report: call.report,
      });
      const response = yield* step(() => completeResponse(draft, part, plan, document, provider));
      const { cost, counts } = costOfDraft(call, draft, response);
      if ("cost" in cost) usd = cost.cost.usd;
      yield* noteBill(call, "answered", counts, cost);
      job.trail.warnings.push(...(draft.warnings ?? []));
      if (draft.limits !== undefined) job.onLimits?.(draft.limits);
      const pageReports = draft.pageReports ?? [];
      return { response, pageReports, ...(draft.native === undefined ? {} : { native: draft.native }) };
    });
    const priced = Effect.tapError(withTimeout(run, provider.name, limitMs), (error) => {
      if (error.limits !== undefined) job.onLimits?.(error.limits);
      if (!billedFailure(call, error)) return Effect.void;
      billed = true;
      return noteFailedBill(call);
    });
    return yield* Effect.onExit(priced, (exit) =>
      Effect.flatMap(Clock.currentTimeMillis, (now) => {
        const pages = partName(part);
        const attempt: Attempt = {
          provider: provider.name,
          model: plan.model,
          startedMs: startedAt - job.trail.startedAt,
          durationMs: now - startedAt,
          ...outcomeOf(exit),
          ...(pages === undefined ? {} : { pages }),
          ...(usd === undefined ? {} : { usd }),
          ...(billed ? { billed } : {}),
        };
        job.trail.attempts.push(attempt);
        job.trail.emit({ type: "attempt", requestId: job.trail.requestId, attempt });
        return observeAttempt(attempt);
      }),
    );
  });
