/** A request at one member of a router; what comes of it is noted on the member's circuit, limiter and pace. */
import * as Cause from "effect/Cause";
import * as Clock from "effect/Clock";
import * as Effect from "effect/Effect";
import * as Exit from "effect/Exit";
import { isOcrError, type OcrError } from "../error.ts";
import type { Patience } from "../resilience/patience.ts";
import { runBackend } from "../run/backend.ts";
import type { Answer, Job } from "../run/job.ts";
import { tell } from "../run/tell.ts";
import type { Member } from "./member.ts";
import { healthOf } from "./verdict.ts";

/** A request that has gone to a member. */
export interface Visit {
  readonly member: Member;
  /** Pages that the request is taken for. */
  readonly pages: number;
  /** The request is the probe of an open circuit. */
  readonly probe: boolean;
  /** When it went. */
  readonly at: number;
}

/** Goes to a member. Each visit must be left again. */
export const enterMember = (member: Member, pages: number, now: number): Visit => {
  member.running += 1;
  member.limiter.take(pages, now);
  return { member, pages, probe: member.circuit.enter(now), at: now };
};

const endOf = (failure: OcrError | undefined, succeeded: boolean) => {
  if (failure?.reason === "RateLimited") return "refused";
  return succeeded || failure?.status !== undefined ? "answered" : "failed";
};

/** Leaves a member and notes how it did. Returns the new state of its circuit when that changed. */
const noteEnd = ({ at, member, pages, probe }: Visit, exit: Exit.Exit<unknown, OcrError>, now: number) => {
  const error = Exit.isFailure(exit) ? Cause.squash(exit.cause) : undefined;
  const failure = isOcrError(error) ? error : undefined;
  const succeeded = Exit.isSuccess(exit);
  member.running -= 1;
  member.limiter.end(pages, at, endOf(failure, succeeded));
  if (succeeded) {
    const pace = (now - at) / Math.max(1, pages);
    member.pace = member.pace === undefined ? pace : 0.8 * member.pace + 0.2 * pace;
  }
  if (failure?.reason === "RateLimited") member.limiter.pauseUntil(now + (failure.retryAfterMs ?? 1000));
  const outcome = Exit.isFailure(exit) && failure === undefined ? "unknown" : healthOf(failure);
  return member.circuit.leave(outcome, probe, now);
};

/** Leaves a member; `onLeft` is told when that is noted. */
export const leaveMember = (
  visit: Visit,
  job: Job,
  router: string,
  exit: Exit.Exit<unknown, OcrError>,
  onLeft: (now: number) => void,
): Effect.Effect<void> =>
  Effect.flatMap(Clock.currentTimeMillis, (now) => {
    const { name: member } = visit.member;
    const state = noteEnd(visit, exit, now);
    onLeft(now);
    return state === undefined ? Effect.void : tell(job.trail, { type: "circuit", router, member, state });
  });

/** Runs a job at a member, with patience that comes before the member's own and the caller's. */
export const runVisit = (
  { at, member }: Visit,
  job: Job,
  patience: Partial<Patience>,
  onLearnt: (now: number) => void,
): Effect.Effect<Answer, OcrError> =>
  Effect.flatMap(Effect.context(), (context) =>
    runBackend(member.backend, {
      ...job,
      request: { ...job.request, model: member.modelFor(job.request.model) },
      patience: { ...member.patience, ...job.patience, ...patience },
      onLimits: (limits) => {
        const now = Effect.runSyncWith(context)(Clock.currentTimeMillis);
        member.limiter.learn(limits, at, now);
        onLearnt(now);
        job.onLimits?.(limits);
      },
    }),
  );
