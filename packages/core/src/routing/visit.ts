/** A request at one member of a router; what comes of it is noted on the member's circuit, limiter and pace. */
import * as Cause from "effect/Cause";
import * as Clock from "effect/Clock";
import * as Effect from "effect/Effect";
import * as Exit from "effect/Exit";
import { isOcrError, type OcrError } from "../error.ts";
import type { Patience } from "../resilience/patience.ts";
import { runBackend } from "../run/backend.ts";
import type { Answer, Job } from "../run/job.ts";
import { observeCircuit } from "../run/observe.ts";
import type { Member } from "./member.ts";
import { healthOf } from "./verdict.ts";

/** What a visit needs besides the member and the job. */
export interface VisitOptions {
  readonly router: string;
  /** Pages that the request is taken for. */
  readonly pages: number;
  /** The request is the probe of an open circuit. */
  readonly probe: boolean;
  /** Patience that comes before the member's own and the caller's. */
  readonly patience: Partial<Patience>;
}

const noteEnd = (
  member: Member,
  job: Job,
  options: VisitOptions,
  exit: Exit.Exit<Answer, OcrError>,
  startedAt: number,
) =>
  Effect.flatMap(Clock.currentTimeMillis, (now) => {
    const { pages, probe, router } = options;
    member.running -= 1;
    const error = Exit.isFailure(exit) ? Cause.squash(exit.cause) : undefined;
    const failure = isOcrError(error) ? error : undefined;
    if (Exit.isSuccess(exit)) {
      const pace = (now - startedAt) / Math.max(1, pages);
      member.pace = member.pace === undefined ? pace : 0.8 * member.pace + 0.2 * pace;
    }
    if (failure?.reason === "RateLimited") member.limiter.pauseUntil(now + (failure.retryAfterMs ?? 1000));
    const outcome = Exit.isFailure(exit) && failure === undefined ? "unknown" : healthOf(failure);
    const state = member.circuit.leave(outcome, probe, now);
    if (state === undefined) return Effect.void;
    job.trail.emit({ type: "circuit", router, member: member.name, state });
    return observeCircuit(router, member.name, state);
  });

/** Runs a job at a member. */
export const visit = (member: Member, job: Job, options: VisitOptions): Effect.Effect<Answer, OcrError> =>
  Effect.gen(function* () {
    const { model } = job.request;
    const context = yield* Effect.context();
    const visiting: Job = {
      ...job,
      request: { ...job.request, model: member.modelFor(model) },
      patience: { ...member.patience, ...job.patience, ...options.patience },
      onLimits: (limits) => {
        member.limiter.learn(limits, Effect.runSyncWith(context)(Clock.currentTimeMillis));
        job.onLimits?.(limits);
      },
    };
    const startedAt = yield* Clock.currentTimeMillis;
    member.running += 1;
    return yield* Effect.onExit(runBackend(member.backend, visiting), (exit) =>
      noteEnd(member, job, options, exit, startedAt),
    );
  });
