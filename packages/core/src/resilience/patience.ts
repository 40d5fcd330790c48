/** The patience of one provider: attempts, waits between them, limits on time. It wraps each member of a router, never the router. */
import * as Clock from "effect/Clock";
import * as Effect from "effect/Effect";
import * as Random from "effect/Random";
import { OcrError } from "../error.ts";
import type { RetryBudget } from "./retry-budget.ts";

/** How a provider is waited for and tried again. All times in milliseconds. */
export interface Patience {
  /** Most attempts for one request or one part of a document; 1 means no retry. Default 4. */
  readonly attempts: number;
  /** Limit of one attempt. Default 300,000; `Infinity` for none. */
  readonly attemptTimeoutMs: number;
  /** Limit for all attempts and waits together. Default `Infinity`. */
  readonly deadlineMs: number;
  /** Wait after the first failure; it doubles each time. Default 500. */
  readonly baseDelayMs: number;
  /** The wait grows no further than this. Default 20,000. */
  readonly maxDelayMs: number;
  /** A longer `Retry-After` is not waited for: the error goes to the caller or the router. Default 60,000. */
  readonly retryAfterCapMs: number;
}

/** The patience that a provider has unless it or the caller says otherwise. */
export const defaultPatience: Patience = {
  attempts: 4,
  attemptTimeoutMs: 300_000,
  deadlineMs: Number.POSITIVE_INFINITY,
  baseDelayMs: 500,
  maxDelayMs: 20_000,
  retryAfterCapMs: 60_000,
};

/** A retry that is about to be waited for. */
export interface Retry {
  /** The attempt that failed, counted from 1. */
  readonly attempt: number;
  readonly error: OcrError;
  readonly delayMs: number;
}

/** The wait before the next attempt: doubled, capped, spread by 20 %; a `Retry-After` is a floor and is spread by 10 % upwards. */
export const delayAfter = (attempt: number, error: OcrError, patience: Patience): Effect.Effect<number> =>
  Effect.map(Random.next, (random) => {
    const backoff = Math.min(patience.maxDelayMs, patience.baseDelayMs * 2 ** (attempt - 1)) * (0.8 + 0.4 * random);
    const asked = (error.retryAfterMs ?? 0) * (1 + 0.1 * random);
    return Math.max(backoff, asked);
  });

const timeoutError = (who: string, milliseconds: number) =>
  new OcrError({ reason: "Timeout", message: `${who} gave no answer in ${milliseconds} ms`, provider: who });

/** A clock that rings later than this was kept from ringing: the program itself was busy. */
const lateMs = 20;
const mostGraceMs = 1000;

/**
 * The end of an attempt's time. What arrived while the program was too busy to look has still to be read: the time by
 * which the clock rang too late is waited again, one second at most.
 */
const timeUp = Effect.fnUntraced(function* (who: string, milliseconds: number): Effect.fn.Return<never, OcrError> {
  const startedAt = yield* Clock.currentTimeMillis;
  yield* Effect.sleep(milliseconds);
  const late = (yield* Clock.currentTimeMillis) - startedAt - milliseconds;
  if (late > lateMs) yield* Effect.sleep(Math.min(late, mostGraceMs));
  return yield* timeoutError(who, Math.round(milliseconds));
});

/** Limits one attempt. */
export const withTimeout = <A, R>(
  attempt: Effect.Effect<A, OcrError, R>,
  who: string,
  milliseconds: number,
): Effect.Effect<A, OcrError, R> =>
  Number.isFinite(milliseconds) ? Effect.raceFirst(attempt, timeUp(who, milliseconds)) : attempt;

/**
 * Tries, each time with the limit that the attempt must keep, until it succeeds, fails for good, or patience ends:
 * attempts, deadline, a `Retry-After` over the cap, or the budget of retries. Then the last error is the result.
 */
export const withPatience = Effect.fnUntraced(function* <A, R>(
  attempt: (limitMs: number) => Effect.Effect<A, OcrError, R>,
  patience: Patience,
  budget: RetryBudget,
  onRetry: (retry: Retry) => Effect.Effect<void>,
): Effect.fn.Return<A, OcrError, R> {
  const startedAt = yield* Clock.currentTimeMillis;
  const endsAt = startedAt + patience.deadlineMs;
  yield* budget.deposit;
  for (let number = 1; ; number += 1) {
    const left = endsAt - (yield* Clock.currentTimeMillis);
    const limit = Math.min(patience.attemptTimeoutMs, left);
    const outcome = yield* Effect.result(attempt(limit));
    if (outcome._tag === "Success") return outcome.success;
    const error = outcome.failure;
    if (!error.retryable || number >= patience.attempts) return yield* error;
    if ((error.retryAfterMs ?? 0) > patience.retryAfterCapMs) return yield* error;
    const delayMs = yield* delayAfter(number, error, patience);
    if ((yield* Clock.currentTimeMillis) + delayMs >= endsAt) return yield* error;
    if (!(yield* budget.take)) return yield* error;
    yield* onRetry({ attempt: number, error, delayMs });
    yield* Effect.sleep(delayMs);
  }
});
