/** What a request would cost, without sending anything. */
import * as Effect from "effect/Effect";
import type { OcrError } from "./error.ts";
import { type Backend, isRouter } from "./run/backend.ts";
import { costAhead } from "./run/budget.ts";
import type { Job } from "./run/job.ts";
import { prepare } from "./run/prepare.ts";
import { OcrError as Failure } from "./error.ts";

/** What a call would take. */
export interface Estimate {
  readonly provider: string;
  readonly model: string;
  /** Left out when it cannot be known before the call. */
  readonly pages?: number;
  /** Parts in which the document would go out. */
  readonly parts: number;
  /** US dollars; left out when unknown, and `unknown` says why. */
  readonly usd?: number;
  readonly unknown?: string;
}

const firstProvider = (backend: Backend): Backend | undefined =>
  isRouter(backend) ? backend.members.map(firstProvider).find((member) => member !== undefined) : backend;

/**
 * Estimates a job at a provider; at a router, at the first of its members. Nothing is sent to any vendor (a document by
 * URL is fetched when the provider takes only bytes). Fails as the call itself would on bad input.
 */
export const estimateJob = Effect.fnUntraced(function* (
  backend: Backend,
  job: Job,
): Effect.fn.Return<Estimate, OcrError> {
  const provider = firstProvider(backend);
  if (provider === undefined || isRouter(provider))
    return yield* new Failure({ reason: "InvalidRequest", message: "the router has no members" });
  // A budget makes the pages be counted.
  const prepared = yield* prepare(provider, { ...job, maxCostUsd: job.maxCostUsd ?? Number.POSITIVE_INFINITY });
  const ahead = costAhead(job, provider, prepared);
  return {
    provider: provider.name,
    model: prepared.plan.model,
    ...(prepared.pages === undefined ? {} : { pages: prepared.pages }),
    parts: prepared.parts.length,
    ...("unknown" in ahead ? { unknown: ahead.unknown } : { usd: ahead.cost.usd }),
  };
});
