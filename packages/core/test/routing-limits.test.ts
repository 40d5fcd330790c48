/** Limits on pages per minute, with many requests at once, in virtual time. */
import { balance, fallback, isOcrError, Ocr, type OcrError, type OcrInput, type OcrOptions } from "@ocr/core";
import { type Capabilities, defineProvider, OcrError as Failure, type Provider } from "@ocr/core/provider";
import * as Clock from "effect/Clock";
import * as Effect from "effect/Effect";
import * as Fiber from "effect/Fiber";
import { TestClock } from "effect/testing";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { limiter } from "../src/routing/limiter.ts";
import { runUntilDone, settle } from "./virtual-time.ts";

interface Arrival {
  readonly at: number;
  readonly pages: number;
}

interface Vendor {
  readonly provider: Provider;
  readonly arrivals: Array<Arrival>;
  refused: number;
}

/** A vendor that keeps its limit in any 60 seconds; documents are URLs, so that the pages asked for are all there is to count. */
const vendor = (
  name: string,
  limit: number,
  { latencyMs = 2000, tells = false }: { readonly latencyMs?: number; readonly tells?: boolean } = {},
): Vendor => {
  const capabilities: Capabilities = { documents: ["url"], pages: "native" };
  const made: Vendor = {
    arrivals: [],
    refused: 0,
    provider: defineProvider({
      name,
      models: { m: {} },
      capabilities,
      process: async ({ now, pages, sleep }) => {
        const asked = pages === "all" ? [0] : pages;
        await sleep(50);
        const used = () =>
          made.arrivals.filter(({ at }) => at + 60_000 > now()).reduce((sum, arrival) => sum + arrival.pages, 0);
        const limits = () => (tells ? { limits: { pagesPerMinute: limit, pagesRemaining: limit - used() } } : {});
        if (used() + asked.length > Math.max(limit, asked.length)) {
          made.refused += 1;
          throw new Failure({ reason: "RateLimited", message: "429", status: 429, retryAfterMs: 5000, ...limits() });
        }
        made.arrivals.push({ at: now(), pages: asked.length });
        const told = limits();
        await sleep(latencyMs);
        return { pages: asked.map((index) => ({ index, markdown: name })), ...told };
      },
    }),
  };
  return made;
};

const asking = (pages: number): OcrInput => ({
  document: { document_url: "https://a.example/b.pdf" },
  pages: pages === 1 ? "0" : `0-${pages - 1}`,
});

interface Done {
  readonly pages: number;
  readonly ms: number;
  readonly by?: string;
  readonly error?: OcrError;
}

/** Runs requests of so many pages, all at once, in the order of the list. */
const all = (
  options: OcrOptions,
  sizes: ReadonlyArray<number>,
  deadlineMs = Number.POSITIVE_INFINITY,
): Promise<ReadonlyArray<Done>> => {
  const program = Effect.gen(function* () {
    const ocr = yield* Ocr;
    const one = (pages: number) =>
      Effect.gen(function* () {
        const outcome = yield* Effect.result(ocr.process(asking(pages), { patience: { deadlineMs } }));
        const ms = yield* Clock.currentTimeMillis;
        if (outcome._tag === "Success") return { pages, ms, by: outcome.success.meta.provider };
        if (!isOcrError(outcome.failure)) throw outcome.failure;
        return { pages, ms, error: outcome.failure };
      });
    return yield* runUntilDone(Effect.forEach(sizes, one, { concurrency: "unbounded" }), 3_600_000);
  }).pipe(Effect.provide(Ocr.layer(options)));
  return Effect.runPromise(Effect.scoped(program).pipe(Effect.provide(TestClock.layer())));
};

describe("a line of requests before limits", () => {
  it("keeps configured limits, whatever comes: no refusal, nothing lost", async () => {
    const cases = fc.record({
      limits: fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 3 }),
      sizes: fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 40 }),
    });
    await fc.assert(
      fc.asyncProperty(cases, async ({ limits, sizes }) => {
        const vendors = limits.map((limit, n) => vendor(`v${n}`, limit));
        const members = vendors.map(({ provider }, n) => ({ provider, pagesPerMinute: limits[n] ?? 1 }));
        const done = await all({ provider: balance(members) }, sizes);
        expect(done.filter(({ error }) => error !== undefined)).toEqual([]);
        expect(vendors.map(({ refused }) => refused)).toEqual(limits.map(() => 0));
      }),
      { numRuns: 25 },
    );
  });

  it("does not starve a large request by small ones that came later", async () => {
    const { provider } = vendor("v", 10);
    const done = await all({ provider: balance([{ provider, pagesPerMinute: 10 }]) }, [6, 10, 1, 1, 1, 1]);
    const [first, large, ...small] = done.map(({ ms }) => ms);
    expect(first).toBeLessThan(60_000);
    expect(large).toBeLessThan(64_000);
    for (const ms of small) expect(ms).toBeGreaterThan(large ?? 0);
  });

  it("lets those behind use the members that the first in line does not wait for", async () => {
    const [small, large] = [vendor("small", 4), vendor("large", 12)];
    const members = [
      { provider: small.provider, pagesPerMinute: 4, models: { wanted: "m" } },
      { provider: large.provider, pagesPerMinute: 12, models: { wanted: "m" } },
    ];
    // 12 and 4 fill both; 12 waits for the large one, or for the small one, which takes what is larger when it is empty.
    const done = await all({ provider: balance(members) }, [12, 4, 12, 4, 1]);
    expect(done.map(({ by }) => by)).toContain("small");
    expect(Math.max(...done.map(({ ms }) => ms))).toBeLessThan(130_000);
  });

  it("moves up when one in it gives up", async () => {
    const { provider } = vendor("v", 10);
    const program = Effect.gen(function* () {
      const ocr = yield* Ocr;
      yield* Effect.forkChild(ocr.process(asking(10)));
      yield* settle;
      const large = yield* Effect.forkChild(ocr.process(asking(10)));
      yield* settle;
      const small = yield* Effect.forkChild(ocr.process(asking(2)));
      yield* settle;
      yield* TestClock.adjust(30_000);
      yield* Fiber.interrupt(large);
      yield* runUntilDone(Fiber.join(small), 120_000);
      return yield* Clock.currentTimeMillis;
    }).pipe(Effect.provide(Ocr.layer({ provider: balance([{ provider, pagesPerMinute: 10 }]) })));
    const ms = await Effect.runPromise(Effect.scoped(program).pipe(Effect.provide(TestClock.layer())));
    expect(ms).toBeGreaterThan(60_000);
    expect(ms).toBeLessThan(65_000);
  });

  it("gives up at once when no member is free within the deadline, and says when one would be", async () => {
    const { provider } = vendor("v", 10);
    const [, second, third] = await all(
      { provider: balance([{ provider, pagesPerMinute: 10 }]) },
      [10, 10, 10],
      30_000,
    );
    expect(second?.error).toMatchObject({
      reason: "RateLimited",
      message: "balance: no member is free within the deadline",
    });
    expect(second?.error?.retryAfterMs).toBeGreaterThan(60_000);
    expect(second?.ms).toBe(0);
    expect(third?.error?.reason).toBe("RateLimited");
    expect(third?.ms).toBeLessThanOrEqual(30_000);
  });
});

describe("limits that nobody configured", () => {
  it("are learnt from answers: few requests go before the first one, and hardly any is refused", async () => {
    const vendors = [vendor("a", 30, { tells: true }), vendor("b", 120, { tells: true })];
    const sizes = Array.from({ length: 60 }, (_, n) => 1 + (n % 10));
    const done = await all({ provider: balance(vendors.map(({ provider }) => provider)) }, sizes);
    expect(done.filter(({ error }) => error !== undefined)).toEqual([]);
    expect(vendors.reduce((sum, { refused }) => sum + refused, 0)).toBeLessThanOrEqual(1);
    // 330 pages at 150 a minute: the third minute has begun when the last ones go.
    expect(Math.max(...done.map(({ ms }) => ms))).toBeLessThan(126_000);
  });

  it("are not made up: once a member has answered and named none, everything goes", async () => {
    const open = vendor("open", 1_000_000, { latencyMs: 3000 });
    await all(
      { provider: balance([open.provider]) },
      Array.from({ length: 50 }, () => 1),
    );
    const early = open.arrivals.filter(({ at }) => at < 3000).length;
    expect(early).toBeGreaterThanOrEqual(4);
    expect(early).toBeLessThanOrEqual(7);
    expect(open.arrivals.every(({ at }) => at < 3600)).toBe(true);
  });

  it("do not slow down a fallback, or a strategy that does not look at limits", async () => {
    for (const router of [fallback, (members: ReadonlyArray<Provider>) => balance(members, { strategy: "cost" })]) {
      const open = vendor("open", 1_000_000);
      await all(
        { provider: router([open.provider]) },
        Array.from({ length: 20 }, () => 1),
      );
      expect(open.arrivals.every(({ at }) => at < 1000)).toBe(true);
    }
  });
});

describe("a limiter", () => {
  const told = (pagesPerMinute: number, pagesRemaining: number) => ({ pagesPerMinute, pagesRemaining });
  const open = () => limiter({ pagesPerMinute: undefined, requestsPerMinute: undefined, discovers: false });

  it("counts what others use with the same key, once", () => {
    const own = open();
    own.take(10, 0);
    own.learn(told(100, 30), 0, 2000);
    expect(own.headroom(2000)).toBeCloseTo(0.3);
    own.take(10, 2000);
    own.learn(told(100, 20), 2000, 4000);
    expect(own.headroom(4000)).toBeCloseTo(0.2);
  });

  it("does not take its own pages for those of others when an answer comes after they are a minute old", () => {
    const own = open();
    own.learn(told(100, 100), 0, 0);
    own.take(90, 0);
    own.take(5, 59_000);
    // Admitted at 59 s, when the 90 still counted; answered at 62 s, when they do not.
    own.learn(told(100, 5), 59_000, 62_000);
    expect(own.headroom(62_000)).toBeCloseTo(0.95);
  });

  it("learns nothing about the present minute from an answer that took longer", () => {
    const own = open();
    own.take(1, 0);
    own.learn(told(100, 0), 0, 61_000);
    expect(own.headroom(61_000)).toBe(1);
  });

  it("gives back the pages of a request that was refused", () => {
    const own = limiter({ pagesPerMinute: 100, requestsPerMinute: undefined, discovers: false });
    own.take(40, 1000);
    own.take(60, 1000);
    own.end(60, 1000, "refused");
    expect(own.headroom(2000)).toBeCloseTo(0.6);
    own.end(40, 1000, "answered");
    expect(own.headroom(2000)).toBeCloseTo(0.6);
  });

  it("never lets more through than its limit, in any minute", () => {
    const cases = fc.record({
      limit: fc.integer({ min: 1, max: 50 }),
      steps: fc.array(fc.record({ pages: fc.integer({ min: 1, max: 20 }), wait: fc.nat(20_000) }), { maxLength: 200 }),
    });
    fc.assert(
      fc.property(cases, ({ limit, steps }) => {
        const own = limiter({ pagesPerMinute: limit, requestsPerMinute: undefined, discovers: false });
        const went: Array<Arrival> = [];
        let now = 0;
        for (const { pages, wait } of steps) {
          now = Math.max(now + wait, own.freeAt(pages, now + wait));
          own.take(pages, now);
          const recent = went.filter(({ at }) => at + 60_000 > now).reduce((sum, arrival) => sum + arrival.pages, 0);
          // What is larger than the limit goes alone.
          expect(recent + pages).toBeLessThanOrEqual(Math.max(limit, recent === 0 ? pages : 0));
          went.push({ at: now, pages });
        }
      }),
    );
  });
});
