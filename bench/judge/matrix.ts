/** The kill matrix on several threads, seed by seed. */
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { type Survivor, survivors } from "@ocr/conformance";

/** A mutant that lived, in words that pass between threads. */
export type Living = Pick<Survivor, "mutant" | "check" | "seed" | "found">;

const inThread = (seeds: ReadonlyArray<number>): Promise<ReadonlyArray<Living>> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: { matrixSeeds: seeds } });
    worker.once("message", resolve);
    worker.once("error", reject);
  });

/** Mutants that live, found on two threads. */
export const livingMutants = async (seeds: ReadonlyArray<number>): Promise<ReadonlyArray<Living>> => {
  const threads = Math.min(2, seeds.length);
  const parts = Array.from({ length: threads }, (_, thread) => seeds.filter((_seed, i) => i % threads === thread));
  return (await Promise.all(parts.map(inThread))).flat();
};

const given = workerData as { readonly matrixSeeds?: ReadonlyArray<number> } | null;
if (!isMainThread && given?.matrixSeeds !== undefined) {
  const found = await survivors(given.matrixSeeds);
  parentPort?.postMessage(found.map(({ check, found: what, mutant, seed }) => ({ check, found: what, mutant, seed })));
}
