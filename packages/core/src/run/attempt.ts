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
import { boundedFetch } from "../resilience/bounded-fetch.ts";
import { withTimeout } from "../resilience/patience.ts";
import { partName } from "../split/part.ts";
import { costOfDraft, noteBill, noteFailedBill } from "./bill.ts";
import type { PartCall } from "./part-call.ts";
import { step } from "./step.ts";
import { tell } from "./tell.ts";
import { inSpan } from "./trace.ts";

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

/** How far an attempt has come. */
interface Progress {
  readonly startedAt: number;
  /** `owed`: the vendor has done the work, and no bill is noted yet. */
  bill: "none" | "owed" | "noted";
  draft?: Draft;
  usd?: number;
}

/** The call as the provider sees it, but for the signal. */
const callOf = (
  { document, job, pageCount, part, plan, provider, report }: PartCall,
  progress: Progress,
  context: Context.Context<never>,
) => ({
  model: plan.model,
  document,
  pages: part.cut || part.pages === undefined ? ("all" as const) : part.pages,
  options: plan.options,
  vendor: job.vendor,
  fetch: boundedFetch(job.settings.fetch, provider.name),
  countPages: async () => pageCount ?? (await job.shelf.pageCount(document).catch(() => undefined)),
  sleep: (milliseconds: number, signal?: AbortSignal) =>
    Effect.runPromiseWith(context)(Effect.sleep(milliseconds), signal === undefined ? {} : { signal }),
  now: () => Effect.runSyncWith(context)(Clock.currentTimeMillis),
  report,
  markBilled: () => {
    if (progress.bill === "none") progress.bill = "owed";
  },
});

/** Asks the provider, checks what it says and notes its bill. Only the provider is timed: a slow ledger does not make an answer late. */
const ask = Effect.fnUntraced(function* (
  call: PartCall,
  limitMs: number,
  progress: Progress,
): Effect.fn.Return<PartAnswer, OcrError> {
  const { document, job, part, plan, provider } = call;
  const asked = callOf(call, progress, yield* Effect.context());
  const draft = yield* withTimeout(provider.process(asked), provider.name, limitMs);
  progress.draft = draft;
  progress.bill = "owed";
  const response = yield* step(() => completeResponse(draft, part, plan, document, provider));
  const { cost, counts } = costOfDraft(call, draft, response);
  if ("cost" in cost) progress.usd = cost.cost.usd;
  progress.bill = "noted";
  yield* noteBill(call, "answered", counts, cost);
  job.trail.warnings.push(...(draft.warnings ?? []));
  if (draft.limits !== undefined) job.onLimits?.(draft.limits);
  const pageReports = draft.pageReports ?? [];
  return { response, pageReports, ...(draft.native === undefined ? {} : { native: draft.native }) };
});

/** Notes how an attempt ended. An answer that cannot be used was an answer: the work was done, and is billed. */
const noteEnd = Effect.fnUntraced(function* (
  call: PartCall,
  { bill, draft, startedAt, usd }: Progress,
  exit: Exit.Exit<PartAnswer, OcrError>,
) {
  const { job, part, plan, provider } = call;
  const now = yield* Clock.currentTimeMillis;
  const error = Exit.isFailure(exit) ? Cause.squash(exit.cause) : undefined;
  if (isOcrError(error) && error.limits !== undefined) job.onLimits?.(error.limits);
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
  yield* tell(job.trail, { type: "attempt", requestId: job.trail.requestId, attempt });
});

/** Calls the provider once, within a limit on time. */
export const attemptPart = (call: PartCall, limitMs: number): Effect.Effect<PartAnswer, OcrError> => {
  const { part, plan, provider } = call;
  const attributes = { "ocr.provider": provider.name, "ocr.model": plan.model, "ocr.pages_asked": partName(part) };
  const attempt = Effect.flatMap(Clock.currentTimeMillis, (startedAt) => {
    const progress: Progress = { startedAt, bill: "none" };
    return Effect.onExit(ask(call, limitMs, progress), (exit) => noteEnd(call, progress, exit));
  });
  return inSpan("ocr.attempt", attributes, attempt);
};
