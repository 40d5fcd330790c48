/** Requests for a job: each checked as `process` checks it, then written as one line of JSON. */
import { type OcrInput, wireBody, wireRequest } from "@ocr/core/compatible";
import { isOcrError, OcrError, type Provider } from "@ocr/core/provider";
import type { BatchRequests } from "./options.ts";

/** The lines of a job. */
export interface Lines {
  /** One blob a line, with its line break; blobs need not lie in memory. */
  readonly blobs: ReadonlyArray<Blob>;
  readonly bytes: number;
  /** Of the job; requests that name another one carry it themselves. */
  readonly model: string;
}

const isIterable = (input: object): input is Iterable<readonly [string, OcrInput]> => Symbol.iterator in input;
const isAsync = (input: object): input is AsyncIterable<readonly [string, OcrInput]> => Symbol.asyncIterator in input;

async function* entriesOf(requests: BatchRequests): AsyncGenerator<readonly [string, OcrInput], void, undefined> {
  if (isAsync(requests)) yield* requests;
  else yield* isIterable(requests) ? requests : Object.entries(requests);
}

const invalid = (message: string, cause?: unknown) =>
  new OcrError({ reason: "InvalidRequest", message, provider: "mistral", cause });

/** An error that says which request it is about. */
const about = (id: string, error: unknown): unknown =>
  isOcrError(error) ? error.with({ message: `${JSON.stringify(id)}: ${error.message}` }) : error;

/** Largest file that Mistral takes (documentation, 2026-08-21). */
const mostBytes = 512_000_000;

/** Writes the lines. Rejects with what is wrong with the first bad request; nothing has been sent then. */
export const linesOf = async (requests: BatchRequests, provider: Provider, model: string): Promise<Lines> => {
  const ids = new Set<string>();
  const blobs: Array<Blob> = [];
  let bytes = 0;
  for await (const [id, input] of entriesOf(requests)) {
    if (ids.has(id)) throw invalid(`two requests have the id ${JSON.stringify(id)}`);
    ids.add(id);
    const request = await wireRequest({ ...input, model: input.model ?? model }, provider).catch((error: unknown) => {
      throw about(id, error);
    });
    const options = { ...request.options, ...(request.model === model ? {} : { model: request.model }) };
    const head = `{"custom_id":${JSON.stringify(id)},"body":`;
    const blob = new Blob([head, wireBody(request.document, options), "}\n"]);
    bytes += blob.size;
    if (bytes > mostBytes)
      throw invalid(`the requests have more than ${mostBytes} bytes; make several jobs, or give documents by URL`);
    blobs.push(blob);
  }
  if (blobs.length === 0) throw invalid("there are no requests");
  return { blobs, bytes, model };
};
