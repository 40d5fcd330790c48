/** Time that moves only when everybody waits: retries and timeouts become exact, instant, and independent of load. */
import type * as Clock from "effect/Clock";
import * as Duration from "effect/Duration";
import * as Effect from "effect/Effect";

/** A clock for Effect, and what the fault port needs to know of it. */
export interface VirtualClock {
  readonly clock: Clock.Clock;
  readonly now: () => number;
  /** Time stands still while this work is under way, because it happens in the real world. */
  readonly hold: <A>(work: () => Promise<A>) => Promise<A>;
}

// Turns of the event loop without news, after which everything in this process is taken to wait.
const quietTurns = 12;
// Libraries pause with short real timers in the midst of long work: while they are looked at so often, one of them ends, or
// the program uses more than this much of the processor between two looks, in milliseconds. The clock on the wall would
// tell nothing: on a busy machine it goes on while this program stands still.
const mostLooks = 50;
const busyMs = 0.3;

/** Real timers that keep the program awake. */
const realTimers = (): number => process.getActiveResourcesInfo().filter((name) => name === "Timeout").length;

// Timers that are known to wait for something long, such as those of a test runner. The same for all clocks.
let idleTimers = 0;

interface Sleeper {
  readonly at: number;
  readonly wake: () => void;
}

/** Makes a clock that starts at a fixed day, so that dates in headers are the same in every run. */
export const virtualClock = (startMs = Date.UTC(2026, 0, 1)): VirtualClock => {
  let now = startMs;
  let held = 0;
  let pumping = false;
  const sleepers: Array<Sleeper> = [];

  const quiet = async (): Promise<void> => {
    for (let turn = 0; turn < quietTurns; turn += 1) {
      await new Promise((resolve) => {
        setImmediate(resolve);
      });
      if (held > 0 || (await paused())) turn = -1;
    }
  };
  /** Whether somebody was in a short pause of real time. Who only waits for a long timer waits for something else. */
  const paused = async (): Promise<boolean> => {
    idleTimers = Math.min(idleTimers, realTimers());
    if (realTimers() === idleTimers) return false;
    for (;;) {
      const before = process.cpuUsage();
      for (let looks = 0; realTimers() > idleTimers && looks < mostLooks; looks += 1)
        await new Promise((resolve) => {
          setTimeout(resolve, 1);
        });
      if (realTimers() <= idleTimers) return true;
      const { system, user } = process.cpuUsage(before);
      if ((system + user) / 1000 / mostLooks > busyMs) continue;
      idleTimers = realTimers();
      return true;
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
