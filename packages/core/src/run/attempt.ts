/** One call of one provider for one part: asked, checked, priced, and noted on the trail whatever comes of it. */
import * as Cause from "effect/Cause";
import * as Clock from "effect/Clock";
import type * as Context from "effect/Context";
import * as Effect from "effect/Effect";
import * as Exit from "effect/Exit";
import { completeResponse } from "../complete.ts";
import type { OcrResponse } from "../contract/response.ts";
import { isOcrError, type OcrError } from "../error.ts";
import type { Attempt } from "../events.ts";
import type { Draft, PageReport } from "../provider.ts";
import { withTimeout } from "../resilience/patience.ts";
import { partName } from "../split/part.ts";
import { costOfDraft, noteBill, noteFailedBill } from "./bill.ts";
import { observeAttempt } from "./observe.ts";
import type { PartCall } from "./part-call.ts";
import { step } from "./step.ts";

/** What one call brought. Plain data: it can be cached. */
export interface PartAnswer {
  readonly response: OcrResponse;
  readonly pageReports: ReadonlyArray<PageReport>;
  readonly native?: unknown;
}

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

/** The call as the provider sees it, but for the signal. */
const callOf = (
  { document, job, pageCount, part, plan, report }: PartCall,
  context: Context.Context<never>,
  billed: () => void,
) => ({
  model: plan.model,
  document,
  pages: part.cut || part.pages === undefined ? ("all" as const) : part.pages,
  options: plan.options,
  vendor: job.vendor,
  fetch: job.settings.fetch,
  pageCount,
  sleep: (milliseconds: number, signal?: AbortSignal) =>
    Effect.runPromiseWith(context)(Effect.sleep(milliseconds), signal === undefined ? {} : { signal }),
  now: () => Effect.runSyncWith(context)(Clock.currentTimeMillis),
  report,
  markBilled: billed,
});

/** Calls the provider once, within a limit on time. */
export const attemptPart = (call: PartCall, limitMs: number): Effect.Effect<PartAnswer, OcrError> =>
  Effect.gen(function* () {
    const { document, job, part, plan, provider } = call;
    const startedAt = yield* Clock.currentTimeMillis;
    const calling = callOf(call, yield* Effect.context(), () => (bill = "owed"));
    // `owed`: the vendor has done the work, and no bill is noted yet.
    let bill: "none" | "owed" | "noted" = "none";
    let draft: Draft | undefined;
    let usd: number | undefined;
    const run = Effect.gen(function* () {
      // Only the provider is timed: a slow ledger does not make an answer late.
      draft = yield* withTimeout(provider.process(calling), provider.name, limitMs);
      bill = "owed";
      const given = draft;
      const response = yield* step(() => completeResponse(given, part, plan, document, provider));
      const { cost, counts } = costOfDraft(call, given, response);
      if ("cost" in cost) usd = cost.cost.usd;
      bill = "noted";
      yield* noteBill(call, "answered", counts, cost);
      job.trail.warnings.push(...(given.warnings ?? []));
      if (given.limits !== undefined) job.onLimits?.(given.limits);
      const pageReports = given.pageReports ?? [];
      return { response, pageReports, ...(given.native === undefined ? {} : { native: given.native }) };
    });
    return yield* Effect.onExit(run, (exit) =>
      Effect.gen(function* () {
        const now = yield* Clock.currentTimeMillis;
        const error = Exit.isFailure(exit) ? Cause.squash(exit.cause) : undefined;
        if (isOcrError(error) && error.limits !== undefined) job.onLimits?.(error.limits);
        // An answer that cannot be used was an answer: the work was done.
        const billed = bill === "owed" || (isOcrError(error) && error.reason === "ResponseInvalid");
        if (billed) yield* noteFailedBill(call, draft);
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
        yield* observeAttempt(attempt);
      }),
    );
  });
