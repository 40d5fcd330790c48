/** The results of a job, one by one, whether they came inside the job or as files. */
import { type Cost, type Ledger, type OcrResponse, wireAnswer, type WireAnswer } from "@ocr/core/compatible";
import { errorFromResponse, isOcrError, OcrError, type Price, type Provider } from "@ocr/core/provider";
import type { Api } from "../api.ts";
import { type Job, ResultLine } from "../vendor.ts";

/** What became of one document. */
export type BatchResult =
  | {
      readonly id: string;
      readonly status: "succeeded";
      readonly response: OcrResponse;
      /** At the price of a batch; left out when unknown, and `costUnknown` says why. */
      readonly cost?: Cost;
      readonly costUnknown?: string;
      /** The ledger threw, and lacks this document; the result is delivered all the same. */
      readonly unrecorded?: true;
    }
  | { readonly id: string; readonly status: "failed"; readonly error: OcrError };

/** How results are read. */
export interface Reading {
  readonly api: Api;
  readonly provider: Provider;
  readonly priceOf: (model: string) => Price | undefined;
  readonly signal: AbortSignal;
  readonly now: () => number;
  readonly ledger: Ledger | undefined;
  readonly tags: Readonly<Record<string, string>>;
}

const name = "mistral";

/** The lines of a file, as they arrive: the results of thousands of documents are not held at once. */
async function* linesOfFile(api: Api, id: string, signal: AbortSignal): AsyncGenerator<string, void, undefined> {
  const { body } = await api.raw({ method: "GET", path: `/v1/files/${encodeURIComponent(id)}/content`, signal });
  if (body === null) return;
  let rest = "";
  for await (const text of body.pipeThrough(new TextDecoderStream()) as unknown as AsyncIterable<string>) {
    const parts = `${rest}${text}`.split("\n");
    rest = parts.pop() ?? "";
    yield* parts.filter((line) => line.trim() !== "");
  }
  if (rest.trim() !== "") yield rest;
}

const unreadable = (cause: unknown) =>
  new OcrError({
    reason: "ResponseInvalid",
    message: `${name} sent a result that cannot be read`,
    provider: name,
    cause,
  });

const lineFrom = (value: unknown): ResultLine => {
  try {
    return ResultLine.parse(typeof value === "string" ? JSON.parse(value) : value);
  } catch (error) {
    throw unreadable(error);
  }
};

const messageOf = (error: unknown): string => {
  if (typeof error === "string") return error;
  const message = typeof error === "object" && error !== null && "message" in error ? error.message : undefined;
  return typeof message === "string" ? message : "no result";
};

const failureFrom = async ({ error, response }: ResultLine, now: number): Promise<OcrError> => {
  const status = response?.status_code ?? 0;
  if (status >= 400 && status <= 599)
    return errorFromResponse(name, new Response(JSON.stringify(response?.body ?? null), { status }), { now });
  return new OcrError({ reason: "Upstream", message: `${name}: ${messageOf(error).slice(0, 500)}`, provider: name });
};

/** Writes a result into the ledger; false when it does not take it. What is paid for is delivered in any case. */
const record = async (reading: Reading, requestId: string, model: string, { cost, counts }: WireAnswer) => {
  try {
    await reading.ledger?.record({
      requestId,
      at: reading.now(),
      provider: name,
      model,
      kind: "answered",
      pages: counts.plain,
      annotatedPages: counts.annotated,
      amount: "exact" in cost ? cost.exact : undefined,
      ...("unknown" in cost ? { unknown: cost.unknown } : {}),
      tags: reading.tags,
    });
    return true;
  } catch {
    return false;
  }
};

const resultFrom = async (value: unknown, job: Job, reading: Reading): Promise<BatchResult> => {
  const line = lineFrom(value);
  const id = line.custom_id ?? "";
  if (line.response?.status_code !== 200)
    return { id, status: "failed", error: await failureFrom(line, reading.now()) };
  const { body } = line.response;
  const told = typeof body === "object" && body !== null && "model" in body ? body.model : undefined;
  const model = typeof told === "string" ? told : (job.model ?? "");
  const price = reading.priceOf(model) ?? reading.priceOf(job.model ?? "");
  try {
    const answer = wireAnswer(reading.provider, model, body, price, price?.batchShare ?? 1);
    const recorded = await record(reading, `${job.id}/${id}`, model, answer);
    const { cost, response } = answer;
    return {
      id,
      status: "succeeded",
      response,
      ...("cost" in cost ? { cost: cost.cost } : { costUnknown: cost.unknown }),
      ...(recorded ? {} : { unrecorded: true }),
    };
  } catch (error) {
    if (isOcrError(error)) return { id, status: "failed", error };
    throw error;
  }
};

/** Reads the results of a job that has ended. */
export async function* resultsOf(job: Job, reading: Reading): AsyncGenerator<BatchResult, void, undefined> {
  const { api, signal } = reading;
  if (Array.isArray(job.outputs)) {
    for (const value of job.outputs) yield await resultFrom(value, job, reading);
    return;
  }
  for (const file of [job.output_file, job.error_file]) {
    if (typeof file !== "string") continue;
    for await (const line of linesOfFile(api, file, signal)) yield await resultFrom(line, job, reading);
  }
}
