/** The kill matrix on threads: mutants print and spoil what they like, and the bench does not see it. */
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { judge, mutants, type Survivor, survivors } from "@ocr/conformance";

/** A mutant that lived, in words that pass between threads. */
export type Living = Pick<Survivor, "mutant" | "check" | "seed" | "found">;

interface Task {
  /** `own`: each mutant by its own check. `shape`: each only by the checks of the frozen schema. */
  readonly by: "own" | "shape";
  readonly seeds: ReadonlyArray<number>;
}

const inThread = (task: Task): Promise<ReadonlyArray<Living>> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: { task }, stdout: true, stderr: true });
    worker.once("message", resolve);
    worker.once("error", reject);
  });

/** Mutants that live, found on two threads. */
export const livingMutants = async (seeds: ReadonlyArray<number>): Promise<ReadonlyArray<Living>> => {
  const threads = Math.min(2, seeds.length);
  const parts = Array.from({ length: threads }, (_, thread) => seeds.filter((_seed, i) => i % threads === thread));
  return (await Promise.all(parts.map((part) => inThread({ by: "own", seeds: part })))).flat();
};

/** How many mutants live when only the shape of responses is examined: the baseline, what most suites do. */
export const survivorsOfShape = async (seed: number): Promise<number> =>
  (await inThread({ by: "shape", seeds: [seed] })).length;

const livingByShape = async (seed: number): Promise<ReadonlyArray<Living>> => {
  const living: Array<Living> = [];
  const checks = ["contract.response-schema", "contract.full-schema"];
  for (const { kills, make, name } of mutants) {
    const { results } = await judge(make(), { seed, checks });
    if (results.every(({ status }) => status !== "fail")) living.push({ mutant: name, check: kills, seed, found: "" });
    // Some mutants spoil all objects; only their own check cleans up behind them.
    for (const key of Object.keys(Object.prototype)) Reflect.deleteProperty(Object.prototype, key);
  }
  return living;
};

const { task } = (workerData ?? {}) as { readonly task?: Task };
if (!isMainThread && task !== undefined) {
  const parts = task.by === "own" ? [await survivors(task.seeds)] : await Promise.all(task.seeds.map(livingByShape));
  const found = parts.flat().map(({ check, found: what, mutant, seed }) => ({ check, found: what, mutant, seed }));
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port of a thread has no origin
  parentPort?.postMessage(found);
}
