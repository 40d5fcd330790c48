/** What the tests of jobs share: a client whose waits cost no time, and its results in order. */
import { type BatchResult, type MistralBatchOptions, mistralBatch } from "@ocr/provider-mistral";
import { secret } from "./setup.ts";

/** A client of jobs; `waits` holds how long it would have slept. */
export const jobs = (fake: { readonly url: string }, options: MistralBatchOptions = {}) => {
  const waits: Array<number> = [];
  const sleep = async (milliseconds: number) => {
    waits.push(milliseconds);
  };
  return Object.assign(mistralBatch({ baseURL: fake.url, apiKey: secret, sleep, ...options }), { waits });
};

/** All results, by id. */
export const collect = async (results: AsyncIterable<BatchResult>): Promise<Array<BatchResult>> => {
  const list: Array<BatchResult> = [];
  for await (const result of results) list.push(result);
  return list.toSorted((a, b) => (a.id < b.id ? -1 : 1));
};
