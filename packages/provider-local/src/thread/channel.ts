/** Calls between a thread and its owner: typed, one answer each, and every open call fails when the thread ends. */
import { parentPort, Worker } from "node:worker_threads";
import { DocumentFault } from "../document-fault.ts";

/** The calls that a thread answers: a name, what goes in, what comes out. */
export type Calls = Record<string, { readonly in: unknown; readonly out: unknown }>;

/** A running thread, seen from its owner. */
export interface Thread<C extends Calls> {
  /** Asks the thread. What is on the transfer list moves instead of being copied. */
  readonly call: <N extends keyof C & string>(
    name: N,
    input: C[N]["in"],
    transfer?: ReadonlyArray<ArrayBuffer>,
  ) => Promise<C[N]["out"]>;
  /** Ends the thread at once, whatever it is doing. Open calls reject with the given error. */
  readonly terminate: (why: Error) => void;
  /** Whether the thread has ended. */
  readonly ended: () => boolean;
  /** Whether this thread keeps the process alive. */
  readonly keepAlive: (alive: boolean) => void;
}

interface Fault {
  readonly name: string;
  readonly message: string;
  readonly kind?: DocumentFault["kind"];
  readonly stack?: string | undefined;
}

type Question = { readonly id: number; readonly name: string; readonly input: unknown };
type Answer = { readonly id: number; readonly output?: unknown; readonly fault?: Fault };

const errorOf = (fault: Fault): Error => {
  if (fault.kind !== undefined) return new DocumentFault(fault.kind, fault.message);
  const error = new Error(fault.message);
  error.name = fault.name;
  if (fault.stack !== undefined) error.stack = fault.stack;
  return error;
};

/** Starts a thread from a module of this package; `data` is what it finds as its worker data. */
export const startThread = <C extends Calls>(module: URL, data: unknown): Thread<C> => {
  const worker = new Worker(module, { workerData: data, execArgv: [], stdout: false, stderr: false });
  const open = new Map<number, { resolve: (value: never) => void; reject: (error: Error) => void }>();
  let next = 0;
  let end: Error | undefined;

  const finish = (why: Error) => {
    end ??= why;
    for (const { reject } of open.values()) reject(end);
    open.clear();
  };
  worker.on("message", ({ id, output, fault }: Answer) => {
    const waiting = open.get(id);
    open.delete(id);
    if (fault === undefined) waiting?.resolve(output as never);
    else waiting?.reject(errorOf(fault));
  });
  worker.on("error", (error) => finish(error instanceof Error ? error : new Error(String(error))));
  worker.on("exit", (code) => finish(new Error(`the thread ended with code ${code}`)));

  return {
    call: (name, input, transfer = []) =>
      new Promise((resolve, reject) => {
        if (end !== undefined) {
          reject(end);
          return;
        }
        const id = next;
        next += 1;
        open.set(id, { resolve, reject });
        worker.postMessage({ id, name, input } satisfies Question, [...transfer]);
      }),
    terminate: (why) => {
      finish(why);
      void worker.terminate();
    },
    ended: () => end !== undefined,
    keepAlive: (alive) => {
      if (alive) worker.ref();
      else worker.unref();
    },
  };
};

/** An answer with buffers that move to the owner instead of being copied. */
export class Moved<T> {
  readonly value: T;
  readonly transfer: ReadonlyArray<ArrayBuffer>;
  constructor(value: T, transfer: ReadonlyArray<ArrayBuffer>) {
    this.value = value;
    this.transfer = transfer;
  }
}

/** What a thread does for each call. */
export type Handlers<C extends Calls> = {
  readonly [N in keyof C]: (
    input: C[N]["in"],
  ) => C[N]["out"] | Moved<C[N]["out"]> | Promise<C[N]["out"] | Moved<C[N]["out"]>>;
};

/** Answers calls, one after the other, from within a thread. */
export const serve = <C extends Calls>(handlers: Handlers<C>): void => {
  const port = parentPort;
  if (port === null) throw new Error("this module runs as a worker thread");
  let last: Promise<void> = Promise.resolve();
  const answer = async ({ id, name, input }: Question): Promise<void> => {
    try {
      const handler = handlers[name];
      if (handler === undefined) throw new Error(`no such call: ${name}`);
      const output = await handler(input);
      if (output instanceof Moved)
        port.postMessage({ id, output: output.value } satisfies Answer, [...output.transfer]);
      else port.postMessage({ id, output } satisfies Answer);
    } catch (error) {
      const known = error instanceof Error ? error : new Error(String(error));
      const kind = known instanceof DocumentFault ? { kind: known.kind } : {};
      const fault: Fault = { name: known.name, message: known.message, stack: known.stack, ...kind };
      port.postMessage({ id, fault } satisfies Answer);
    }
  };
  port.on("message", (question: Question) => {
    last = last.then(() => answer(question));
  });
};
