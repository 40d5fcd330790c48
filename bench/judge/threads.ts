/** The work of the bench on threads: mutants print and spoil what they like, and nobody sees it. */
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { judge, mutants, survivors } from "@ocr/conformance";
import { alarmsOf } from "./alarms.ts";
import { type EngineName, engines } from "./engines.ts";

/** What a check said of a subject, or did not say of a mutant. */
export interface Finding {
  /** A mutant or an engine. */
  readonly subject: string;
  readonly check: string;
  readonly seed: number;
  readonly found: string;
}

/** `mutants`: each by its own check. `shape`: each only by the checks of the frozen schema. Else an engine, by all checks. */
type Work = "mutants" | "shape" | EngineName;

interface Task {
  readonly work: Work;
  readonly seeds: ReadonlyArray<number>;
}

const inThread = (task: Task): Promise<ReadonlyArray<Finding>> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: { task }, stdout: true, stderr: true });
    worker.once("message", resolve);
    worker.once("error", reject);
  });

/** Does the work with each seed, on two threads: mutants that live, or false alarms about an engine. */
export const onThreads = async (work: Work, seeds: ReadonlyArray<number>): Promise<ReadonlyArray<Finding>> => {
  const threads = Math.min(2, seeds.length);
  const parts = Array.from({ length: threads }, (_, thread) => seeds.filter((_seed, i) => i % threads === thread));
  return (await Promise.all(parts.map((part) => inThread({ work, seeds: part })))).flat();
};

const livingByShape = async (seed: number): Promise<ReadonlyArray<Finding>> => {
  const living: Array<Finding> = [];
  const checks = ["contract.response-schema", "contract.full-schema"];
  for (const { kills, make, name } of mutants) {
    const { results } = await judge(make(), { seed, checks });
    if (results.every(({ status }) => status !== "fail")) living.push({ subject: name, check: kills, seed, found: "" });
    // Some mutants spoil all objects; only their own check cleans up behind them.
    for (const key of Object.keys(Object.prototype)) Reflect.deleteProperty(Object.prototype, key);
  }
  return living;
};

const done = async ({ seeds, work }: Task): Promise<ReadonlyArray<Finding>> => {
  if (work === "shape") return (await Promise.all(seeds.map(livingByShape))).flat();
  if (work === "mutants")
    return (await survivors(seeds)).map(({ check, found, mutant, seed }) => ({ subject: mutant, check, seed, found }));
  const { findings = {}, start } = engines[work];
  const subject = start();
  try {
    return await alarmsOf(subject, seeds, findings);
  } finally {
    await subject.close();
  }
};

const { task } = (workerData ?? {}) as { readonly task?: Task };
if (!isMainThread && task !== undefined) {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port of a thread has no origin
  parentPort?.postMessage(await done(task));
}
