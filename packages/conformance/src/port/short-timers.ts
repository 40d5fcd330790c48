/**
 * Short real timers under way in this process. Libraries pause with them in the midst of long work, so that others have
 * their turn; whoever takes such a pause for waiting lets virtual time run past work that goes on.
 */

// Longer ones wait for something else, such as the time limit of a test.
const longestMs = 100;

const pending = new Set<unknown>();
let watchers = 0;
let stop = (): void => undefined;

const watch = (): (() => void) => {
  const { clearTimeout, setTimeout } = globalThis;
  const set = (work: (...args: ReadonlyArray<unknown>) => void, ms = 0, ...args: ReadonlyArray<unknown>) => {
    if (ms > longestMs) return setTimeout(work, ms, ...args);
    const timer = setTimeout(() => {
      pending.delete(timer);
      work(...args);
    }, ms);
    pending.add(timer);
    return timer;
  };
  const clear: typeof clearTimeout = (timer) => {
    pending.delete(timer);
    clearTimeout(timer);
  };
  const watched = Object.assign(set, setTimeout);
  globalThis.setTimeout = watched;
  globalThis.clearTimeout = clear;
  return () => {
    // Somebody else may have put theirs on top.
    if (globalThis.setTimeout === watched) globalThis.setTimeout = setTimeout;
    if (globalThis.clearTimeout === clear) globalThis.clearTimeout = clearTimeout;
  };
};

/** Whether a short timer is under way; true only for timers that were set while somebody watched. */
export const isPaused = (): boolean => pending.size > 0;

/** Watches the timers of this process for as long as the work goes on. */
export const watchingTimers = async <A>(work: () => Promise<A>): Promise<A> => {
  watchers += 1;
  if (watchers === 1) stop = watch();
  try {
    return await work();
  } finally {
    watchers -= 1;
    if (watchers === 0) stop();
  }
};
