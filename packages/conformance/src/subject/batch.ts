/** Many documents by the framework's own batch. It runs on the real clock, so its faults must need no waiting. */
import { type BatchOutcome, createOcr, type OcrInput } from "@ocr/core";
import { faultPort } from "../port/fault-fetch.ts";
import { virtualClock } from "../port/virtual-clock.ts";
import type { BatchAnswer, BatchOptions } from "../subject.ts";
import { failureOf } from "./failure.ts";
import type { Asked } from "./question.ts";
import { rehearse } from "./rehearsal.ts";

const shown = (outcome: BatchOutcome): BatchAnswer["outcomes"][number] => {
  const { id, status } = outcome;
  return outcome.status === "succeeded"
    ? { id, status, body: outcome.result.response }
    : { id, status, failure: failureOf(outcome.error) };
};

/** Reads all; rejects when the batch itself does. */
export const askBatch = async (
  { model, network, provider }: Asked,
  requests: ReadonlyArray<readonly [id: string, request: unknown]>,
  options: BatchOptions = {},
): Promise<BatchAnswer> => {
  await rehearse();
  const { concurrency, fault, leave = false, onCall, signal } = options;
  const port = faultPort(network, virtualClock(), fault, onCall);
  const ocr = createOcr({ provider, fetch: port.fetch, ...(model === undefined ? {} : { model }) });
  const input = requests as ReadonlyArray<readonly [string, OcrInput]>;
  const more = { ...(concurrency === undefined ? {} : { concurrency }), ...(signal === undefined ? {} : { signal }) };
  if (!leave) return { outcomes: (await ocr.batch(input, more)).map(shown), calls: port.calls };
  for await (const outcome of ocr.stream(input, more)) return { outcomes: [shown(outcome)], calls: port.calls };
  return { outcomes: [], calls: port.calls };
};
