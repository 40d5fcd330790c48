/** The chaos run: many documents over three deployments that misbehave; every result is checked, every page counted. */
import { balance, type BatchOutcome, createOcr, memoryLedger, type OcrInput } from "@ocr/core";
import { compatible } from "@ocr/core/compatible";
import { between } from "../measure/chance.ts";
import { markedDocuments } from "../measure/marked-document.ts";
import { type Fault, faultFor } from "./fault.ts";
import { watchHandles } from "./handles.ts";
import { startVendor } from "./vendor.ts";

/** What a chaos run found. */
export interface StormReport {
  readonly requests: number;
  readonly pages: number;
  /** Requests without a result, or with a result of another document. */
  readonly lost: number;
  /** Requests that came out, or were answered and paid, more than once. */
  readonly duplicated: number;
  /** Pages in the ledger: of answered attempts, and of failed ones. */
  readonly answeredPages: number;
  readonly failedPages: number;
  readonly billedPages: number;
  /** Open sockets, servers and timers at the end, by type. */
  readonly open: ReadonlyMap<string, number>;
  /** Calls of vendors. */
  readonly calls: number;
  readonly faults: ReadonlyMap<Fault, number>;
  /** Why requests were lost: how often each message came. */
  readonly failures: ReadonlyMap<string, number>;
  readonly circuitsOpened: number;
}

/** How a chaos run is set up. */
export interface StormOptions {
  readonly requests: number;
  readonly seed: number;
  readonly concurrency: number;
  /**
   * Milliseconds after which a silent vendor is left. By default far more than any good answer takes, even on a busy
   * machine: then nobody gives up on an answer that is paid for.
   */
  readonly attemptTimeoutMs?: number;
}

const names = ["north", "south", "west"];
const mostPages = 3;

const note = <Key>(counts: Map<Key, number>, key: Key, by = 1): void => {
  counts.set(key, (counts.get(key) ?? 0) + by);
};

/** Whether an outcome is the result of its document. */
const isRight = (outcome: BatchOutcome, pages: number): boolean =>
  outcome.status === "succeeded" &&
  outcome.result.response.pages.length === pages &&
  outcome.result.response.pages.every(
    ({ index, markdown }, n) => index === n && markdown === `${outcome.id} page ${n}`,
  );

/** Runs the storm. */
export const runStorm = async (options: StormOptions): Promise<StormReport> => {
  const { attemptTimeoutMs = 5000, concurrency, requests, seed } = options;
  const make = await markedDocuments(mostPages);
  const openHandles = watchHandles();
  const vendors = await Promise.all(
    names.map((name) =>
      startVendor(
        (marker, time) => faultFor(seed, name, marker, time),
        (marker) => between(0, 12, seed, name, marker, "latency"),
      ),
    ),
  );
  const ledger = memoryLedger();
  const price = { usdPerPage: 0.001, source: "the fake vendor", date: "2026-11-20" };
  const members = vendors.map(({ url }, index) =>
    compatible({ name: names[index] ?? "", baseURL: url, models: { "ocr-1": { price } }, apiKey: "bench-key" }),
  );
  const ocr = createOcr({ provider: balance(members), ledger, patience: { attemptTimeoutMs } });

  const pagesOf = new Map<string, number>();
  function* documents(): Generator<readonly [string, OcrInput]> {
    for (let id = 1; id <= requests; id += 1) {
      const pages = between(1, mostPages, seed, id, "pages");
      const { bytes, marker } = make(id, pages);
      pagesOf.set(marker, pages);
      yield [marker, { document: { bytes } }];
    }
  }
  const delivered = new Map<string, number>();
  const failures = new Map<string, number>();
  let circuitsOpened = 0;
  const onEvent = (event: { readonly type: string; readonly state?: string }) => {
    if (event.type === "circuit" && event.state === "open") circuitsOpened += 1;
  };
  for await (const outcome of ocr.stream(documents(), { concurrency, onEvent })) {
    if (isRight(outcome, pagesOf.get(outcome.id) ?? 0)) note(delivered, outcome.id);
    else note(failures, outcome.status === "succeeded" ? "another document" : outcome.error.message);
  }
  await ocr.close();
  await Promise.all(vendors.map((vendor) => Promise.race([vendor.close(), openHandles()])));
  const open = await openHandles();

  const paid = new Map<string, number>();
  for (const { kind, requestId } of ledger.entries) if (kind === "answered") note(paid, requestId);
  const faults = new Map<Fault, number>();
  for (const vendor of vendors) for (const [fault, times] of vendor.faults) note(faults, fault, times);
  const { failedPages, pages: answeredPages } = ledger.totals();
  return {
    requests,
    pages: [...pagesOf.values()].reduce((sum, pages) => sum + pages, 0),
    lost: requests - delivered.size,
    duplicated: [...delivered.values(), ...paid.values()].filter((times) => times > 1).length,
    answeredPages,
    failedPages,
    billedPages: vendors.reduce((sum, vendor) => sum + vendor.billedPages, 0),
    open,
    calls: vendors.reduce((sum, vendor) => sum + vendor.calls, 0),
    faults,
    failures,
    circuitsOpened,
  };
};
