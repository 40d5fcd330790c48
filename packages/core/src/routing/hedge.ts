/** The race of a hedge: one starts, the next joins when it takes too long or fails, the first answer wins. */
import * as Clock from "effect/Clock";
import * as Effect from "effect/Effect";
import * as Deferred from "effect/Deferred";
import type { OcrError } from "../error.ts";
import { runBackend } from "../run/backend.ts";
import type { Answer, Job } from "../run/job.ts";
import { tell } from "../run/tell.ts";
import type { Member } from "./member.ts";
import { isFinal } from "./verdict.ts";

/** Runs the race. Fails with the last failure when every member has failed, at once when the request itself is bad. */
export const race = (
  members: ReadonlyArray<Member>,
  job: Job,
  router: string,
  afterMs: number,
): Effect.Effect<Answer, OcrError> =>
  Effect.gen(function* () {
    const failures: Array<OcrError> = [];
    const startedAt = yield* Clock.currentTimeMillis;
    const stop = yield* Deferred.make<never, OcrError>();
    // One signal per member: it opens when the member before has failed, so that nobody waits out the full delay.
    const failed = yield* Effect.forEach(members, () => Deferred.make<void>());
    const run = (member: Member, index: number) =>
      Effect.gen(function* () {
        const before = failed[index - 1];
        if (before !== undefined) yield* Effect.raceFirst(Effect.sleep(afterMs * index), Deferred.await(before));
        const waitedMs = (yield* Clock.currentTimeMillis) - startedAt;
        const { requestId } = job.trail;
        yield* tell(job.trail, { type: "route", requestId, router, member: member.name, waitedMs });
        const request = { ...job.request, model: member.modelFor(job.request.model) };
        return yield* runBackend(member.backend, {
          ...job,
          request,
          patience: { ...member.patience, ...job.patience },
        });
      }).pipe(
        Effect.catch((error) =>
          Effect.gen(function* () {
            failures.push(error);
            const own = failed[index];
            if (own !== undefined) yield* Deferred.succeed(own, undefined);
            if (isFinal(error) || failures.length === members.length) yield* Deferred.fail(stop, error);
            return yield* Effect.never;
          }),
        ),
      );
    return yield* Effect.raceAllFirst([Deferred.await(stop), ...members.map(run)]);
  });
