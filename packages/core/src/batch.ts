/** Many documents: bounded concurrency, one outcome each, results as they finish, a stop when the money is spent. */
import { isOcrError, OcrError } from "./error.ts";
import type { OcrInput, ProcessOptions } from "./input.ts";
import type { OcrResult } from "./meta.ts";
import { picodollars, usdFromPicodollars } from "./money/usd.ts";

/** How a batch runs. */
export interface BatchOptions extends ProcessOptions {
  /** Documents under way at a time. Default 4. */
  readonly concurrency?: number;
  /** No further document is started once the batch has cost this much, in US dollars. What is under way is finished. */
  readonly maxTotalCostUsd?: number;
  /** Told how far the batch is. */
  readonly onProgress?: (progress: BatchProgress) => void;
}

/** How far a batch is. `total` is missing while an asynchronous source still delivers. */
export interface BatchProgress {
  readonly done: number;
  readonly failed: number;
  readonly total?: number;
  /** US dollars so far, as far as known. */
  readonly usd: number;
}

/** What became of one document. */
export type BatchOutcome =
  | { readonly id: string; readonly status: "succeeded"; readonly result: OcrResult }
  | { readonly id: string; readonly status: "failed"; readonly error: OcrError }
  /** Not started: the budget was spent. */
  | { readonly id: string; readonly status: "skipped"; readonly error: OcrError };

/**
 * One document of a batch, or a function that gets it when its turn has come: no more documents are in memory than are
 * under way, and one that cannot be had fails alone.
 */
export type BatchItem = OcrInput | (() => OcrInput | Promise<OcrInput>);

/** The documents of a batch: an object by id, or pairs of id and document, also asynchronous ones. */
export type BatchInput =
  | Readonly<Record<string, BatchItem>>
  | Iterable<readonly [string, BatchItem]>
  | AsyncIterable<readonly [string, BatchItem]>;

type Process = (input: OcrInput, options?: ProcessOptions) => Promise<OcrResult>;

const isIterable = (input: object): input is Iterable<readonly [string, BatchItem]> => Symbol.iterator in input;
const isAsync = (input: object): input is AsyncIterable<readonly [string, BatchItem]> => Symbol.asyncIterator in input;

async function* itemsOf(input: BatchInput): AsyncGenerator<readonly [string, BatchItem], void, undefined> {
  if (isAsync(input)) yield* input;
  else if (isIterable(input)) yield* input;
  else yield* Object.entries(input);
}

const totalOf = (input: BatchInput): { readonly total?: number } => {
  if (Array.isArray(input)) return { total: input.length };
  return isAsync(input) || isIterable(input) ? {} : { total: Object.keys(input).length };
};

const asOcrError = (error: unknown): OcrError =>
  isOcrError(error) ? error : new OcrError({ reason: "Internal", message: "an unexpected failure", cause: error });

/** Runs a batch; outcomes come in the order in which they finish. One failure never loses the others. */
export async function* streamBatch(
  process: Process,
  input: BatchInput,
  { concurrency = 4, maxTotalCostUsd, onProgress, ...options }: BatchOptions = {},
): AsyncGenerator<BatchOutcome, void, undefined> {
  const stop = new AbortController();
  const signal = options.signal === undefined ? stop.signal : AbortSignal.any([options.signal, stop.signal]);
  const running = new Set<Promise<BatchOutcome>>();
  let done = 0;
  let failed = 0;
  let spent = 0n;
  const run = async (id: string, item: BatchItem): Promise<BatchOutcome> => {
    try {
      const document = typeof item === "function" ? await item() : item;
      return { id, status: "succeeded", result: await process(document, { ...options, signal }) };
    } catch (error) {
      return { id, status: "failed", error: asOcrError(error) };
    }
  };
  const settle = (outcome: BatchOutcome): BatchOutcome => {
    done += 1;
    if (outcome.status === "succeeded") {
      const { cost, failedCost } = outcome.result.meta;
      spent += picodollars(cost?.usd ?? 0) + picodollars(failedCost?.usd ?? 0);
    } else failed += 1;
    onProgress?.({ done, failed, usd: usdFromPicodollars(spent), ...totalOf(input) });
    return outcome;
  };
  const next = async (): Promise<BatchOutcome> => {
    const [promise, outcome] = await Promise.race([...running].map(async (entry) => [entry, await entry] as const));
    running.delete(promise);
    return settle(outcome);
  };
  try {
    for await (const [id, item] of itemsOf(input)) {
      while (running.size >= Math.max(1, concurrency)) yield await next();
      if (maxTotalCostUsd !== undefined && spent >= picodollars(maxTotalCostUsd)) {
        const message = `the batch has cost ${usdFromPicodollars(spent)} dollars, ${maxTotalCostUsd} allowed`;
        yield settle({ id, status: "skipped", error: new OcrError({ reason: "BudgetExceeded", message }) });
        continue;
      }
      // `entry` is looked up by identity when it has finished.
      running.add(run(id, item));
    }
    while (running.size > 0) yield await next();
  } finally {
    // The consumer left early: what is still under way is stopped.
    stop.abort();
    await Promise.allSettled(running);
  }
}

/** Runs a batch to its end; outcomes come in the order of the input. */
export const runBatch = async (
  process: Process,
  input: BatchInput,
  options: BatchOptions = {},
): Promise<Array<BatchOutcome>> => {
  const ids: Array<string> = [];
  // By place, because two documents may have one id.
  async function* numbered() {
    for await (const [id, item] of itemsOf(input)) yield [String(ids.push(id) - 1), item] as const;
  }
  const outcomes: Array<BatchOutcome> = [];
  const { onProgress, ...rest } = options;
  const progress = onProgress && ((state: BatchProgress) => onProgress({ ...totalOf(input), ...state }));
  const settings = progress === undefined ? rest : { ...rest, onProgress: progress };
  for await (const outcome of streamBatch(process, numbered(), settings)) {
    const place = Number(outcome.id);
    outcomes[place] = { ...outcome, id: ids[place] ?? "" };
  }
  return outcomes;
};
