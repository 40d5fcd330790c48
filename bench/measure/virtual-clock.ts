/** A clock that moves only when everything waits: hours pass in seconds, and the times are exact. */
import type * as Clock from "effect/Clock";
import * as Duration from "effect/Duration";
import * as Effect from "effect/Effect";

/** The clock, and the time that has passed on it. */
export interface VirtualClock {
  /** To be provided as `Clock.Clock`. */
  readonly clock: Clock.Clock;
  /** Milliseconds since the clock was made. */
  readonly now: () => number;
}

interface Sleeper {
  readonly at: number;
  readonly wake: () => void;
}

/** Turns of the event loop without a new sleeper after which everything is taken to wait. Good for work in this process only. */
const idleTurns = 6;

/** The place of a new sleeper: behind all that wake at the same time or earlier. */
const placeFor = (sleepers: ReadonlyArray<Sleeper>, at: number): number => {
  let [low, high] = [0, sleepers.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sleepers[middle]?.at ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** Makes a clock that stands at 0. */
export const virtualClock = (): VirtualClock => {
  let now = 0;
  let pumping = false;
  const sleepers: Array<Sleeper> = [];
  const idle = async () => {
    for (let turn = 0; turn < idleTurns; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  };
  const pump = async (): Promise<void> => {
    if (pumping) return;
    pumping = true;
    for (;;) {
      await idle();
      const [next] = sleepers;
      if (next === undefined) break;
      now = Math.max(now, next.at);
      while (sleepers[0] !== undefined && sleepers[0].at <= now) sleepers.shift()?.wake();
    }
    pumping = false;
  };
  const nanos = () => BigInt(Math.round(now * 1e6));
  const clock: Clock.Clock = {
    currentTimeMillisUnsafe: () => now,
    currentTimeMillis: Effect.sync(() => now),
    currentTimeNanosUnsafe: nanos,
    currentTimeNanos: Effect.sync(nanos),
    monotonicTimeNanosUnsafe: nanos,
    monotonicTimeNanos: Effect.sync(nanos),
    sleep: (duration) =>
      Effect.callback<void>((resume) => {
        const sleeper = { at: now + Duration.toMillis(duration), wake: () => resume(Effect.void) };
        sleepers.splice(placeFor(sleepers, sleeper.at), 0, sleeper);
        void pump();
        return Effect.sync(() => {
          const place = sleepers.indexOf(sleeper);
          if (place >= 0) sleepers.splice(place, 1);
        });
      }),
  };
  return { clock, now: () => now };
};
