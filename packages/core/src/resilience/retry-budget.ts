/** A limit on retries over all requests of a provider, so that a failing backend is not stormed. */
import * as Clock from "effect/Clock";
import * as Effect from "effect/Effect";

/** How many retries may happen, over all requests of a provider. */
export interface RetryBudgetOptions {
  /** Retries that may happen at once after a quiet time. Default 20. */
  readonly burst?: number;
  /** Retries that each request adds to the budget. Default 0.5. */
  readonly perRequest?: number;
  /** Retries that each minute adds. Default 20. */
  readonly perMinute?: number;
}

/** The budget of one provider. */
export interface RetryBudget {
  /** Counts a request. */
  readonly deposit: Effect.Effect<void>;
  /** Takes one retry, if there is one left. */
  readonly take: Effect.Effect<boolean>;
}

/** Makes a full budget. */
export const retryBudget = ({ burst = 20, perRequest = 0.5, perMinute = 20 }: RetryBudgetOptions = {}): RetryBudget => {
  let left = burst;
  let filledAt: number | undefined;
  const fill = Effect.map(Clock.currentTimeMillis, (now) => {
    const minutes = filledAt === undefined ? 0 : (now - filledAt) / 60_000;
    filledAt = now;
    left = Math.min(burst, left + minutes * perMinute);
  });
  return {
    deposit: Effect.sync(() => {
      left = Math.min(burst, left + perRequest);
    }),
    take: Effect.map(fill, () => {
      if (left < 1) return false;
      left -= 1;
      return true;
    }),
  };
};
