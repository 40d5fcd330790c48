import { afterEach, describe, expect, it } from "vitest";
import { DocumentFault } from "../src/document-fault.ts";
import { startThread, type Thread } from "../src/thread/channel.ts";
import { threadPool, type ThreadPool } from "../src/thread/pool.ts";
import { PageTimeout, withTimeLimit } from "../src/thread/time-limit.ts";
import type { EchoCalls } from "./echo-thread.ts";

const module = new URL("./echo-thread.ts", import.meta.url);
const never = new AbortController().signal;

const open: Array<() => void> = [];
afterEach(() => {
  for (const close of open.splice(0)) close();
});
const thread = (): Thread<EchoCalls> => {
  const started = startThread<EchoCalls>(module, {});
  open.push(() => started.terminate(new Error("the test is over")));
  return started;
};
const pool = (size: number, idleMs = 60_000): ThreadPool<EchoCalls> => {
  const made = threadPool<EchoCalls>({ module, data: {}, size, idleMs });
  open.push(made.close);
  return made;
};

describe("a thread", () => {
  it("answers each call with its own answer", async () => {
    const { call } = thread();
    const texts = ["a", "b", "c"];
    expect(await Promise.all(texts.map((text) => call("echo", text)))).toEqual(texts);
  });

  it("takes and gives back buffers without copying", async () => {
    const data = new Uint8Array([1, 2, 3]);
    const answer = await thread().call("move", { data }, [data.buffer]);
    expect(answer.data).toEqual(new Uint8Array([1, 2, 3]));
    expect(data.length).toBe(0);
  });

  it("passes faults of documents and other errors on as they were", async () => {
    const { call } = thread();
    const fault = await call("fault", undefined).catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(DocumentFault);
    expect(fault).toMatchObject({ kind: "encrypted", message: "encrypted: a password is needed" });
    expect(await call("fail", undefined).catch((error: unknown) => error)).toMatchObject({ name: "RangeError" });
    expect(await call("echo", "still here")).toBe("still here");
  });

  it("fails all open calls when it dies", async () => {
    const { call, ended } = thread();
    const calls = [call("die", undefined), call("echo", "x")];
    const outcomes = await Promise.allSettled(calls);
    expect(outcomes.map((outcome) => outcome.status)).toEqual(["rejected", "rejected"]);
    expect(ended()).toBe(true);
  });

  it("that is busy for ever ends at its time limit", async () => {
    const busy = thread();
    const error = await withTimeLimit(busy, "page 4", 30, busy.call("hang", undefined)).catch(
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(PageTimeout);
    expect(error).toMatchObject({ message: "page 4 took longer than 30 ms" });
    expect(busy.ended()).toBe(true);
  });
});

describe("a pool", () => {
  it("reuses a thread, and makes no more than its size", async () => {
    const { use } = pool(2);
    const seen = new Set<Thread<EchoCalls>>();
    let running = 0;
    let most = 0;
    const work = async (used: Thread<EchoCalls>) => {
      seen.add(used);
      running += 1;
      most = Math.max(most, running);
      await used.call("echo", "x");
      running -= 1;
    };
    await Promise.all(Array.from({ length: 7 }, () => use(never, work)));
    await use(never, work);
    expect(most).toBe(2);
    expect(seen.size).toBe(2);
  });

  it("an abort ends the work at once, although the thread is busy, and the next user gets a new thread", async () => {
    const { use } = pool(1);
    const abort = new AbortController();
    const reason = new Error("enough");
    const run = use(abort.signal, (busy) => busy.call("hang", undefined));
    const next = use(never, (fresh) => fresh.call("echo", "hello"));
    setTimeout(() => abort.abort(reason), 50);
    await expect(run).rejects.toBe(reason);
    expect(await next).toBe("hello");
  });

  it("an abort while waiting for a thread gives up the place in the line", async () => {
    const { use, close } = pool(1);
    const abort = new AbortController();
    const busy = use(never, (thread_) => thread_.call("hang", undefined)).catch((error: unknown) => error);
    const waiting = use(abort.signal, (thread_) => thread_.call("echo", "x"));
    abort.abort(new Error("no longer"));
    await expect(waiting).rejects.toThrow("no longer");
    close();
    expect(await busy).toMatchObject({ message: "the provider was closed" });
  });

  it("a thread that dies costs only its own work", async () => {
    const { use } = pool(1);
    await expect(use(never, (dying) => dying.call("die", undefined))).rejects.toThrow("code 3");
    expect(await use(never, (fresh) => fresh.call("echo", "again"))).toBe("again");
  });

  it("ends threads that have been idle", async () => {
    const { use } = pool(1, 20);
    const used = await use(never, async (thread_) => thread_);
    await expect.poll(() => used.ended()).toBe(true);
  });
});
