/** A limit on the time of one page: the thread that exceeds it is ended, because nothing else stops it. */
import type { Calls, Thread } from "./channel.ts";

/** A page took longer than it may. */
export class PageTimeout extends Error {
  constructor(what: string, milliseconds: number) {
    super(`${what} took longer than ${milliseconds} ms`);
    this.name = "PageTimeout";
  }
}

/** Waits for work on a thread; after the limit the thread is ended and the wait fails with {@link PageTimeout}. */
export const withTimeLimit = async <C extends Calls, T>(
  thread: Thread<C>,
  what: string,
  milliseconds: number,
  work: Promise<T>,
): Promise<T> => {
  if (!Number.isFinite(milliseconds)) return work;
  const timer = setTimeout(() => thread.terminate(new PageTimeout(what, milliseconds)), milliseconds);
  try {
    return await work;
  } finally {
    clearTimeout(timer);
  }
};
