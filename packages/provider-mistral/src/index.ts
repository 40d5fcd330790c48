/** The public names of @ocr/provider-mistral, one by one. */
export { type MistralBatch, mistralBatch } from "./batch/batch.ts";
export type {
  BatchJob,
  BatchRequests,
  CreateOptions,
  JobCallOptions,
  MistralBatchOptions,
  ResultsOptions,
  WaitOptions,
} from "./batch/options.ts";
export type { BatchResult } from "./batch/results.ts";
export { models as mistralModels } from "./models.ts";
export type { MistralConnection, MistralOptions } from "./options.ts";
export { mistral } from "./provider.ts";
