/** Jobs for many documents at half the price: make one, wait for it, collect it, also from another process by its id. */
import { type Api, connect } from "../api.ts";
import { isOcrError, OcrError } from "@ocr/core/provider";
import { deleteFile } from "../files.ts";
import { models } from "../models.ts";
import { mistral } from "../provider.ts";
import { Job } from "../vendor.ts";
import { createJob } from "./create.ts";
import { jobFrom } from "./job.ts";
import { linesOf } from "./lines.ts";
import type {
  BatchJob,
  BatchRequests,
  CreateOptions,
  JobCallOptions,
  MistralBatchOptions,
  ResultsOptions,
  WaitOptions,
} from "./options.ts";
import { type BatchResult, resultsOf } from "./results.ts";
import { waitForEnd } from "./wait.ts";

/** Batch jobs at Mistral. Every method rejects with `OcrError`. */
export interface MistralBatch {
  /** Makes a job. A request is what `process` takes; documents in memory travel with it. Keep the `id` of the result. */
  readonly create: (requests: BatchRequests, options?: CreateOptions) => Promise<BatchJob>;
  /** How far a job is. */
  readonly get: (id: string, options?: JobCallOptions) => Promise<BatchJob>;
  /** Waits until a job ends, however it ends. */
  readonly wait: (id: string, options?: WaitOptions) => Promise<BatchJob>;
  /**
   * The results of a job that has ended, in no particular order; one failed document does not stop the others. Rejects
   * with `InvalidRequest` while the job runs, and with `Upstream` when it failed as a whole.
   */
  readonly results: (id: string, options?: ResultsOptions) => AsyncIterable<BatchResult>;
  /** Asks Mistral to stop a job. What it has read until then is billed. */
  readonly cancel: (id: string, options?: JobCallOptions) => Promise<BatchJob>;
  /** Deletes a job with its files, also those of the results. */
  readonly delete: (id: string, options?: JobCallOptions) => Promise<void>;
}

const realSleep = (milliseconds: number): Promise<void> => new Promise((done) => setTimeout(done, milliseconds));

/** Waits, unless the caller gives up. */
const pause = async (
  milliseconds: number,
  sleep: (ms: number) => Promise<void>,
  signal: AbortSignal,
): Promise<void> => {
  const aborted = () => new OcrError({ reason: "Aborted", message: "the call was aborted", cause: signal.reason });
  if (signal.aborted) throw aborted();
  let stop: (() => void) | undefined;
  const left = new Promise<never>((_, reject) => {
    stop = () => reject(aborted());
    signal.addEventListener("abort", stop, { once: true });
  });
  try {
    await Promise.race([sleep(milliseconds), left]);
  } finally {
    if (stop !== undefined) signal.removeEventListener("abort", stop);
  }
};

const unlessGone = (error: unknown): void => {
  if (!isOcrError(error) || error.status !== 404) throw error;
};

const pathOf = (id: string): string => `/v1/batch/jobs/${encodeURIComponent(id)}`;

/**
 * Batch jobs: many documents, within a day, for half the price.
 *
 * @example
 * ```ts
 * import { mistralBatch } from "@ocr/provider-mistral";
 *
 * const batch = mistralBatch();
 * export const start = async () => {
 *   const job = await batch.create({
 *     a: { document: { document_url: "https://example.com/a.pdf" } },
 *     b: { document: { document_url: "https://example.com/b.pdf" }, pages: "0-2" },
 *   });
 *   return job.id;
 * };
 * // Perhaps tomorrow, in another process:
 * export const collect = async (id: string) => {
 *   await batch.wait(id);
 *   for await (const result of batch.results(id)) console.log(result.id, result.status);
 *   await batch.delete(id);
 * };
 * ```
 */
export const mistralBatch = (options: MistralBatchOptions = {}): MistralBatch => {
  const { now = Date.now, prices = {}, sleep = realSleep } = options;
  const api: Api = connect(options, { fetch: globalThis.fetch, now });
  // Plans and checks requests; it is never called.
  const provider = mistral(options);
  const signalOf = ({ signal = new AbortController().signal }: JobCallOptions = {}): AbortSignal => signal;
  const fetchJob = (id: string, signal: AbortSignal, query = ""): Promise<Job> =>
    api.json({ method: "GET", path: `${pathOf(id)}${query}`, signal }, Job);
  const get: MistralBatch["get"] = async (id, call) => jobFrom(await fetchJob(id, signalOf(call)));

  return {
    get,
    create: async (requests, settings = {}) => {
      const model = settings.model ?? Object.keys(models)[0] ?? "";
      const signal = signalOf(settings);
      const wait = (milliseconds: number) => pause(milliseconds, sleep, signal);
      return createJob(await linesOf(requests, provider, model), settings, { api, signal, sleep: wait });
    },
    wait: (id, settings = {}) => {
      const signal = signalOf(settings);
      const look = () => get(id, { signal });
      return waitForEnd({ look, sleep: (milliseconds) => pause(milliseconds, sleep, signal) }, settings);
    },
    results: async function* (id, { ledger, tags = {}, ...call } = {}) {
      const signal = signalOf(call);
      const job = await fetchJob(id, signal, "?inline=true");
      const { ended, errors, status } = jobFrom(job);
      const fail = (reason: "InvalidRequest" | "Upstream", message: string) =>
        new OcrError({ reason, message: `job ${id} ${message}`, provider: provider.name, retryable: false });
      if (!ended) throw fail("InvalidRequest", `has not ended: ${status}`);
      const empty = !job.outputs?.length && !job.output_file && !job.error_file;
      if (empty && status !== "SUCCESS" && status !== "CANCELLED")
        throw fail("Upstream", `ended as ${status}: ${errors.join("; ") || "no reason given"}`);
      const priceOf = (model: string) => prices[model] ?? models[model]?.price;
      yield* resultsOf(job, { api, provider, priceOf, signal, now, ledger, tags });
    },
    cancel: async (id, call) =>
      jobFrom(await api.json({ method: "POST", path: `${pathOf(id)}/cancel`, signal: signalOf(call) }, Job)),
    delete: async (id, call) => {
      const signal = signalOf(call);
      const { error_file, input_files, output_file } = await fetchJob(id, signal);
      for (const file of [...(input_files ?? []), output_file, error_file])
        if (typeof file === "string") await deleteFile(api, file, signal).catch(unlessGone);
      const response = await api.raw({ method: "DELETE", path: pathOf(id), signal });
      await response.body?.cancel();
    },
  };
};
