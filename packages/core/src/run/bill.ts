/** What calls are billed: answered ones by the reply, failed ones by the pages that were sent. */
import * as Clock from "effect/Clock";
import * as Effect from "effect/Effect";
import type { OcrResponse } from "../contract/response.ts";
import { costFromVendor, costOfPages, type CostOrReason, pageCounts } from "../money/cost.ts";
import type { LedgerEntry } from "../money/ledger.ts";
import type { Draft } from "../provider.ts";
import type { PartCall } from "./part-call.ts";
import { priceOf } from "./price.ts";
import { tell } from "./tell.ts";

const isAnnotated = ({ plan }: PartCall): boolean =>
  plan.options.documentAnnotation !== undefined || plan.options.bboxAnnotation !== undefined;

/** What a reply cost, and for how many pages. */
export const costOfDraft = (call: PartCall, draft: Draft, response: OcrResponse) => {
  const { job, plan, provider } = call;
  const counts = pageCounts(response.usage_info, draft.pages.length, isAnnotated(call));
  const price = priceOf(job.settings, provider, plan.model, response.model);
  const cost = draft.billedUsd === undefined ? costOfPages(counts, price) : costFromVendor(draft.billedUsd, counts);
  return { counts, cost };
};

/** A ledger that throws costs nobody an answer: it is said, with all that the entry holds. */
const noteUnwritten = Effect.fnUntraced(function* (
  { job: { trail } }: PartCall,
  { annotatedPages, kind, model, pages, provider, requestId }: LedgerEntry,
  usd: number | undefined,
  error: unknown,
) {
  // Only the kind of error: its message may hold the address of a database.
  const why = error instanceof Error ? error.name : typeof error;
  const what = `${pages + annotatedPages} pages by ${provider}/${model}`;
  trail.warnings.push({ code: "ledger-failed", message: `the ledger did not take an entry (${why}): ${what}` });
  const counts = { pages, annotatedPages, ...(usd === undefined ? {} : { usd }) };
  yield* tell(trail, { type: "ledger", requestId, provider, model, kind, ...counts });
});

/** Notes a bill on the trail, and in the ledger where there is one. */
export const noteBill = Effect.fnUntraced(function* (
  call: PartCall,
  kind: "answered" | "failed",
  counts: { plain: number; annotated: number },
  cost: CostOrReason,
) {
  const { job, plan, provider } = call;
  const { ledger } = job.settings;
  job.trail.bills.push({ kind, provider: provider.name, model: plan.model, counts, cost });
  if (ledger === undefined) return;
  const entry: LedgerEntry = {
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
  const usd = "cost" in cost ? cost.cost.usd : undefined;
  const written = Effect.tryPromise({ try: async () => ledger.record(entry), catch: (error) => error });
  yield* written.pipe(Effect.catch((error) => noteUnwritten(call, entry, usd, error)));
});

/** The pages of a failed call: as answered, as planned, or counted now. A failure is dear enough to open the document. */
const pagesOfFailure = async ({ document, job, pageCount }: PartCall, draft: Draft | undefined) => {
  const answered = draft?.usage_info?.pages_processed;
  if (Number.isInteger(answered)) return answered;
  return draft?.pages.length ?? pageCount ?? (await job.shelf.pageCount(document).catch(() => undefined));
};

/** Notes what a call has cost that brought nothing; `draft` is its answer as far as it came. */
export const noteFailedBill = Effect.fnUntraced(function* (call: PartCall, draft: Draft | undefined) {
  const { job, plan, provider } = call;
  const counted = yield* Effect.promise(() => pagesOfFailure(call, draft));
  const pages = counted ?? 0;
  const counts = isAnnotated(call) ? { plain: 0, annotated: pages } : { plain: pages, annotated: 0 };
  const price = priceOf(job.settings, provider, plan.model);
  const cost = counted === undefined ? { unknown: "the number of pages is not known" } : costOfPages(counts, price);
  yield* noteBill(call, "failed", counts, cost);
});
