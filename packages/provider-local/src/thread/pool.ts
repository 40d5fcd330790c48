/** A bounded set of threads of one kind: made when first needed, reused, ended after some idle time. */
import { type Calls, startThread, type Thread } from "./channel.ts";

/** Threads of one kind. */
export interface ThreadPool<C extends Calls> {
  /**
   * Runs work on a free thread, waiting for one when all are busy. When the signal aborts, the thread is ended, so the
   * work really stops; the next user gets a new thread. Work that ends the thread itself costs only that thread.
   */
  readonly use: <T>(signal: AbortSignal, work: (thread: Thread<C>) => Promise<T>) => Promise<T>;
  /** Ends all threads. */
  readonly close: () => void;
}

/** How a pool is made. */
export interface PoolSettings {
  readonly module: URL;
  readonly data: unknown;
  /** Most threads at a time. */
  readonly size: number;
  /** Idle threads end after this many milliseconds and free their memory. */
  readonly idleMs: number;
}

const abortError = (signal: AbortSignal): Error =>
  signal.reason instanceof Error ? signal.reason : new DOMException("the work was aborted", "AbortError");

/** Makes a pool. Idle threads do not keep the process alive. */
export const threadPool = <C extends Calls>({ module, data, size, idleMs }: PoolSettings): ThreadPool<C> => {
  const idle: Array<{ thread: Thread<C>; timer: NodeJS.Timeout }> = [];
  const waiting: Array<() => void> = [];
  const busy = new Set<Thread<C>>();
  let running = 0;

  const slot = async (signal: AbortSignal): Promise<void> => {
    if (running < size) {
      running += 1;
      return;
    }
    await new Promise<void>((resolve, reject) => {
      const onAbort = () => {
        waiting.splice(waiting.indexOf(go), 1);
        reject(abortError(signal));
      };
      const go = () => {
        signal.removeEventListener("abort", onAbort);
        resolve();
      };
      waiting.push(go);
      signal.addEventListener("abort", onAbort, { once: true });
    });
  };
  // The slot of a finished user passes straight to the next in line.
  const leave = () => {
    const next = waiting.shift();
    if (next === undefined) running -= 1;
    else next();
  };
  const take = (): Thread<C> => {
    for (let entry = idle.pop(); entry !== undefined; entry = idle.pop()) {
      clearTimeout(entry.timer);
      if (!entry.thread.ended()) return entry.thread;
    }
    return startThread<C>(module, data);
  };
  const give = (thread: Thread<C>) => {
    if (thread.ended()) return;
    thread.keepAlive(false);
    const entry = {
      thread,
      timer: setTimeout(() => {
        idle.splice(idle.indexOf(entry), 1);
        thread.terminate(new Error("the thread was idle"));
      }, idleMs).unref(),
    };
    idle.push(entry);
  };

  return {
    use: async (signal, work) => {
      if (signal.aborted) throw abortError(signal);
      await slot(signal);
      const thread = take();
      thread.keepAlive(true);
      busy.add(thread);
      const onAbort = () => thread.terminate(abortError(signal));
      if (signal.aborted) onAbort();
      signal.addEventListener("abort", onAbort, { once: true });
      try {
        return await work(thread);
      } finally {
        signal.removeEventListener("abort", onAbort);
        busy.delete(thread);
        give(thread);
        leave();
      }
    },
    close: () => {
      const why = new Error("the provider was closed");
      for (const { thread, timer } of idle.splice(0)) {
        clearTimeout(timer);
        thread.terminate(why);
      }
      for (const thread of busy) thread.terminate(why);
    },
  };
};
