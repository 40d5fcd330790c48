/** A backlog of documents over deployments with limits, in virtual time. */
import { balance, Ocr } from "@ocr/core";
import * as Clock from "effect/Clock";
import * as Effect from "effect/Effect";
import { between } from "../measure/chance.ts";
import { markedDocuments } from "../measure/marked-document.ts";
import { virtualClock } from "../measure/virtual-clock.ts";
import { limitedVendor } from "./vendor.ts";

/** How the backlog is run. */
export interface BacklogOptions {
  readonly pages: number;
  readonly seed: number;
  /** Pages per minute of each deployment. */
  readonly limits: ReadonlyArray<number>;
  /** `configured`: we are told the limits before. `learnt`: the vendors name them in their answers. */
  readonly limitsAre: "configured" | "learnt";
}

/** What was found. Times in seconds of virtual time. */
export interface BacklogReport {
  readonly documents: number;
  readonly pages: number;
  readonly lost: number;
  readonly seconds: number;
  /** Pages by the sum of the limits. */
  readonly theorySeconds: number;
  /** Time over theory, as a share of it; below 0 it was faster, because the first minute's pages may all go at once. */
  readonly overTheory: number;
  /** Calls that were answered 429, as a share of all calls. */
  readonly share429: number;
  readonly calls: number;
  /** Pages that each deployment read. */
  readonly pagesBy: Readonly<Record<string, number>>;
  readonly failures: ReadonlyMap<string, number>;
}

const mostPages = 20;

/** Documents of 1 to 20 pages, together exactly so many. */
const sizes = (pages: number, seed: number): ReadonlyArray<number> => {
  const list: Array<number> = [];
  for (let left = pages; left > 0;) {
    const size = Math.min(left, between(1, mostPages, seed, list.length, "size"));
    list.push(size);
    left -= size;
  }
  return list;
};

/** Runs the backlog: all documents at once, as many at a time as the router lets through. */
export const runBacklog = async ({ limits, limitsAre, pages, seed }: BacklogOptions): Promise<BacklogReport> => {
  const make = await markedDocuments(mostPages);
  const vendors = limits.map((limit) => limitedVendor(`up-to-${limit}`, limit, seed, limitsAre === "learnt"));
  const members = vendors.map(({ provider }, index) =>
    limitsAre === "configured" ? { provider, pagesPerMinute: limits[index] ?? 0 } : provider,
  );
  const documents = sizes(pages, seed).map((size, id) => ({ size, ...make(id, size) }));
  const failures = new Map<string, number>();
  let delivered = 0;
  const program = Effect.gen(function* () {
    const ocr = yield* Ocr;
    yield* Effect.forEach(
      documents,
      ({ bytes, marker, size }) =>
        Effect.match(ocr.process({ document: { bytes } }), {
          onSuccess: ({ response }) => {
            const right = response.pages.every(({ markdown }, page) => markdown === `${marker} page ${page}`);
            if (right && response.pages.length === size) delivered += 1;
          },
          onFailure: ({ message }) => void failures.set(message, (failures.get(message) ?? 0) + 1),
        }),
      { concurrency: "unbounded", discard: true },
    );
  });
  const { clock, now } = virtualClock();
  await Effect.runPromise(
    program.pipe(Effect.provide(Ocr.layer({ provider: balance(members) })), Effect.provideService(Clock.Clock, clock)),
  );
  const seconds = now() / 1000;
  const theorySeconds = (pages / limits.reduce((sum, limit) => sum + limit, 0)) * 60;
  const calls = vendors.reduce((sum, { arrivals }) => sum + arrivals.calls, 0);
  const refused = vendors.reduce((sum, { arrivals }) => sum + arrivals.refused, 0);
  return {
    documents: documents.length,
    pages,
    lost: documents.length - delivered,
    seconds,
    theorySeconds,
    overTheory: seconds / theorySeconds - 1,
    share429: refused / calls,
    calls,
    pagesBy: Object.fromEntries(vendors.map(({ arrivals, provider }) => [provider.name, arrivals.pages])),
    failures,
  };
};
