/** Makes a job: its requests inside the call, or as a file that is uploaded first. */
import { isOcrError, OcrError } from "@ocr/core/provider";
import type { Api } from "../api.ts";
import { uploadFile } from "../files.ts";
import { contentOfBlobs } from "../multipart.ts";
import { newMark, remove, sweep, wasRefused } from "../tidy.ts";
import { Job } from "../vendor.ts";
import { again, wasNotTaken } from "./again.ts";
import { jobFrom } from "./job.ts";
import type { Lines } from "./lines.ts";
import type { BatchJob, CreateOptions } from "./options.ts";

// One call with a body of some MB is cheaper than an upload; a larger one is better streamed.
const mostInlineBytes = 8 * 1024 * 1024;
/** Most requests in one call (documentation, 2026-08-21). */
const mostInline = 10_000;

const goesInline = ({ blobs, bytes }: Lines, via: CreateOptions["via"]): boolean => {
  if (via === "inline" && blobs.length > mostInline) {
    const message = `${blobs.length} requests; at most ${mostInline} go inline`;
    throw new OcrError({ reason: "InvalidRequest", message, provider: "mistral" });
  }
  return via === "inline" || (via !== "file" && bytes <= mostInlineBytes && blobs.length <= mostInline);
};

const requestsOf = async (blobs: ReadonlyArray<Blob>): Promise<Array<unknown>> => {
  const text = await new Blob([...blobs]).text();
  return text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as unknown);
};

/** What making a job needs. */
export interface Creation {
  readonly api: Api;
  readonly signal: AbortSignal;
  readonly sleep: (milliseconds: number) => Promise<void>;
}

/** Uploads the lines. Files cost nothing: one that was perhaps uploaded is looked for and deleted, then another goes up. */
const upload = ({ blobs }: Lines, { api, signal, sleep }: Creation): Promise<string> => {
  const once = async (): Promise<string> => {
    const mark = newMark();
    const content = contentOfBlobs(blobs, "application/jsonl");
    try {
      return await uploadFile(api, { content, name: `${mark}.jsonl`, purpose: "batch" }, signal);
    } catch (error) {
      if (!wasRefused(error) && !(isOcrError(error) && wasNotTaken(error))) await sweep(api, mark, () => undefined);
      throw error;
    }
  };
  return again(once, ({ retryable }) => retryable, sleep);
};

/**
 * Makes the job, and tries again when Mistral is too busy or cannot be reached, but not when a job may have come about. A
 * file that was uploaded for a job that did not come about is deleted again.
 */
export const createJob = async (
  lines: Lines,
  { metadata, timeoutHours, via }: CreateOptions,
  creation: Creation,
): Promise<BatchJob> => {
  const { api, signal, sleep } = creation;
  const post = async (requests: object): Promise<BatchJob> => {
    const body = {
      endpoint: "/v1/ocr",
      model: lines.model,
      ...(metadata === undefined ? {} : { metadata }),
      ...(timeoutHours === undefined ? {} : { timeout_hours: timeoutHours }),
      ...requests,
    };
    const once = () => api.json({ method: "POST", path: "/v1/batch/jobs", body, signal }, Job);
    return jobFrom(await again(once, wasNotTaken, sleep));
  };
  if (goesInline(lines, via)) return post({ requests: await requestsOf(lines.blobs) });
  const file = await upload(lines, creation);
  try {
    return await post({ input_files: [file] });
  } catch (error) {
    // Where the answer was lost the job may run, and needs its file.
    if (wasRefused(error) || (isOcrError(error) && wasNotTaken(error))) await remove(api, file);
    throw error;
  }
};
