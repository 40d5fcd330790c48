/** The end of a call, good or bad: told to the caller's hook and to the metrics. */
import * as Cause from "effect/Cause";
import * as Clock from "effect/Clock";
import * as Effect from "effect/Effect";
import * as Exit from "effect/Exit";
import { isOcrError, type OcrError } from "../error.ts";
import type { DoneEvent } from "../events.ts";
import { sumBills } from "../meta.ts";
import type { Answer } from "./job.ts";
import { tell } from "./tell.ts";
import type { Trail } from "./trail.ts";

const outcomeOf = (exit: Exit.Exit<unknown, OcrError>): DoneEvent["outcome"] => {
  if (Exit.isSuccess(exit)) return "succeeded";
  if (Cause.hasInterrupts(exit.cause)) return "Aborted";
  const error = Cause.squash(exit.cause);
  return isOcrError(error) ? error.reason : "Internal";
};

/** Runs the work of a call and notes how it ended. */
export const finish = (trail: Trail, work: Effect.Effect<Answer, OcrError>): Effect.Effect<Answer, OcrError> =>
  Effect.onExit(work, (exit) =>
    Effect.flatMap(Clock.currentTimeMillis, (now) => {
      const outcome = outcomeOf(exit);
      const durationMs = now - trail.startedAt;
      const answer = Exit.isSuccess(exit) ? exit.value : undefined;
      const pages = answer?.response.pages.length;
      const sum = sumBills(trail.bills.filter((bill) => bill.kind === "answered"));
      const usd = answer !== undefined && "cost" in sum ? sum.cost.usd : undefined;
      return tell(trail, {
        type: "done",
        requestId: trail.requestId,
        durationMs,
        outcome,
        ...(answer === undefined ? {} : { provider: answer.provider }),
        ...(pages === undefined ? {} : { pages }),
        ...(usd === undefined ? {} : { usd }),
      });
    }),
  );
