/** The most that a request may cost: checked before each attempt, with what failed attempts have cost already. */
import * as Effect from "effect/Effect";
import { OcrError } from "../error.ts";
import { costOfPages } from "../money/cost.ts";
import { picodollars, usdFromPicodollars } from "../money/usd.ts";
import type { Provider } from "../provider.ts";
import type { Job } from "./job.ts";
import { priceOf } from "./price.ts";
import type { Prepared } from "./prepare.ts";

const refuse = (provider: Provider, message: string) =>
  new OcrError({ reason: "BudgetExceeded", message: `maxCostUsd: ${message}`, provider: provider.name });

/** What a prepared job will cost at a provider, or why that is not known. */
export const costAhead = (job: Job, provider: Provider, { pages, plan }: Prepared) => {
  if (pages === undefined) return { unknown: "the number of pages is not known before the call" };
  const annotated = plan.options.documentAnnotation !== undefined || plan.options.bboxAnnotation !== undefined;
  const counts = annotated ? { plain: 0, annotated: pages } : { plain: pages, annotated: 0 };
  return costOfPages(counts, priceOf(job.settings, provider, plan.model));
};

/** Fails with `BudgetExceeded` when the job would cost more than it may, or when that cannot be known. */
export const checkBudget = (job: Job, provider: Provider, prepared: Prepared): Effect.Effect<void, OcrError> => {
  const { maxCostUsd, trail } = job;
  if (maxCostUsd === undefined) return Effect.void;
  const ahead = costAhead(job, provider, prepared);
  if ("unknown" in ahead) return Effect.fail(refuse(provider, `cannot be kept: ${ahead.unknown}`));
  // Bills of this job's own parts are part of what lies ahead; bills of failures come on top.
  const lost = trail.bills
    .filter((bill) => bill.kind === "failed" || bill.provider !== provider.name)
    .reduce((sum, bill) => sum + ("exact" in bill.cost ? bill.cost.exact : 0n), 0n);
  const total = lost + ahead.exact;
  if (total <= picodollars(maxCostUsd)) return Effect.void;
  const spent = lost === 0n ? "" : ` (of which ${usdFromPicodollars(lost)} spent by earlier attempts)`;
  return Effect.fail(refuse(provider, `${usdFromPicodollars(total)} dollars needed${spent}, ${maxCostUsd} allowed`));
};
