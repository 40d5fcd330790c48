/** Two deployments, one of which always fails: what does it cost the others? */
import { balance, createOcr, type OcrEvent, type OcrInput } from "@ocr/core";
import { compatible } from "@ocr/core/compatible";
import { between } from "../measure/chance.ts";
import { markedDocuments } from "../measure/marked-document.ts";
import type { StormOptions } from "./storm.ts";
import { startVendor } from "./vendor.ts";

/** What was found. */
export interface OneDeadReport {
  readonly requests: number;
  /** Share of requests that succeeded, 0 to 1. */
  readonly successRate: number;
  /** Share of the calls after the circuit opened that went to the dead deployment, 0 to 1. */
  readonly wastedShare: number;
  /** Calls of the dead deployment, all and after the circuit opened. */
  readonly deadCalls: number;
  readonly wastedCalls: number;
  /** Whether its circuit opened at all. */
  readonly opened: boolean;
}

/** Runs requests over a healthy deployment and a dead one. */
export const runOneDead = async ({ concurrency, requests, seed }: StormOptions): Promise<OneDeadReport> => {
  const make = await markedDocuments(1);
  const latency = (marker: string) => between(5, 15, seed, marker);
  const dead = await startVendor(() => "500", latency);
  const healthy = await startVendor(() => undefined, latency);
  const member = (name: string, baseURL: string) => compatible({ name, baseURL, models: { "ocr-1": {} } });
  // The circuit is probed soon and often here, so that probes are part of what is wasted.
  const provider = balance([
    { provider: member("dead", dead.url), circuit: { openMs: 500 } },
    member("healthy", healthy.url),
  ]);
  const ocr = createOcr({ provider });
  let before: { readonly dead: number; readonly healthy: number } | undefined;
  const onEvent = (event: OcrEvent) => {
    if (event.type === "circuit" && event.state === "open") before ??= { dead: dead.calls, healthy: healthy.calls };
  };
  function* documents(): Generator<readonly [string, OcrInput]> {
    for (let id = 1; id <= requests; id += 1) yield [String(id), { document: { bytes: make(id, 1).bytes } }];
  }
  let succeeded = 0;
  for await (const { status } of ocr.stream(documents(), { concurrency, onEvent }))
    if (status === "succeeded") succeeded += 1;
  await Promise.all([dead.close(), healthy.close()]);
  const wastedCalls = dead.calls - (before?.dead ?? 0);
  const calls = wastedCalls + healthy.calls - (before?.healthy ?? 0);
  return {
    requests,
    successRate: succeeded / requests,
    wastedShare: calls === 0 ? 0 : wastedCalls / calls,
    deadCalls: dead.calls,
    wastedCalls,
    opened: before !== undefined,
  };
};
