/** Time that moves only when everybody waits: retries and timeouts become exact, instant, and independent of load. */
import type * as Clock from "effect/Clock";
import * as Duration from "effect/Duration";
import * as Effect from "effect/Effect";
import { isPaused } from "./short-timers.ts";

/** A clock for Effect, and what the fault port needs to know of it. */
export interface VirtualClock {
  readonly clock: Clock.Clock;
  readonly now: () => number;
  /** Time stands still while this work is under way, because it happens in the real world. */
  readonly hold: <A>(work: () => Promise<A>) => Promise<A>;
}

// Turns of the event loop without news, after which everything in this process is taken to wait.
const quietTurns = 12;
// Who still pauses after so much real time is not at work: it asks again and again, and waits.
const longestWorkMs = 60_000;

const turn = (): Promise<void> =>
  new Promise((resolve) => {
    setImmediate(resolve);
  });

interface Sleeper {
  readonly at: number;
  readonly wake: () => void;
}

/** Makes a clock that starts at a fixed day, so that dates in headers are the same in every run. */
export const virtualClock = (startMs = Date.UTC(2026, 0, 1)): VirtualClock => {
  let now = startMs;
  let held = 0;
  let released = (): void => undefined;
  let pumping = false;
  const sleepers: Array<Sleeper> = [];

  /** Resolves when nothing real has been under way for some turns of the event loop. */
  const quiet = async (): Promise<void> => {
    const startedAt = performance.now();
    for (let turns = 0; turns < quietTurns; turns += 1) {
      await turn();
      if (held > 0) {
        // No turns of the event loop while others work in it.
        await new Promise<void>((resolve) => (released = resolve));
        turns = -1;
      }
      if (isPaused() && performance.now() - startedAt < longestWorkMs) turns = -1;
    }
  };
  const pump = async (): Promise<void> => {
    if (pumping) return;
    pumping = true;
    while (sleepers.length > 0) {
      await quiet();
      sleepers.sort((a, b) => a.at - b.at);
      const next = sleepers.shift();
      if (next === undefined) break;
      now = Math.max(now, next.at);
      next.wake();
    }
    pumping = false;
  };
  const sleep = (duration: Duration.Duration): Effect.Effect<void> =>
    Effect.callback<void>((resume) => {
      const milliseconds = Duration.toMillis(duration);
      const sleeper = { at: now + milliseconds, wake: () => resume(Effect.void) };
      if (!Number.isFinite(milliseconds)) return;
      sleepers.push(sleeper);
      void pump();
      return Effect.sync(() => {
        const place = sleepers.indexOf(sleeper);
        if (place >= 0) sleepers.splice(place, 1);
      });
    });
  const nanos = () => BigInt(Math.round(now * 1e6));
  return {
    now: () => now,
    hold: async (work) => {
      held += 1;
      try {
        return await work();
      } finally {
        held -= 1;
        if (held === 0) released();
      }
    },
    clock: {
      currentTimeMillisUnsafe: () => now,
      currentTimeMillis: Effect.sync(() => now),
      currentTimeNanosUnsafe: nanos,
      currentTimeNanos: Effect.sync(nanos),
      monotonicTimeNanosUnsafe: nanos,
      monotonicTimeNanos: Effect.sync(nanos),
      sleep,
    },
  };
};
