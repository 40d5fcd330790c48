/** The fault port and its clock: exact, instant, and seen. */
import { createHash } from "node:crypto";
import { fixturesOf, referenceProvider, referenceSubject } from "@ocr/conformance";
import * as Clock from "effect/Clock";
import * as Effect from "effect/Effect";
import { describe, expect, it } from "vitest";
import { dataUriOf } from "../src/fixture/fixtures.ts";
import { isPaused, watchingTimers } from "../src/port/short-timers.ts";
import { virtualClock } from "../src/port/virtual-clock.ts";

const question = async () => {
  const { bytes, mediaType } = await fixturesOf(1)("plain");
  return { document: { document_url: dataUriOf(bytes, mediaType) } };
};

describe("the virtual clock", () => {
  it("wakes sleepers in order, and a day is over at once", async () => {
    const { clock, now } = virtualClock();
    const woken: Array<string> = [];
    const nap = (name: string, ms: number) => Effect.map(Effect.sleep(ms), () => woken.push(`${name}@${now()}`));
    const start = now();
    const both = Effect.all([nap("long", 86_400_000), nap("short", 5)], { concurrency: 2 });
    await Effect.runPromise(Effect.provideService(both, Clock.Clock, clock));
    expect(woken).toEqual([`short@${start + 5}`, `long@${start + 86_400_000}`]);
  });

  it("stands still while something real is under way", async () => {
    const { clock, hold, now } = virtualClock();
    const start = now();
    const real = Effect.promise(() =>
      hold(
        () =>
          new Promise((done) => {
            setTimeout(done, 30);
          }),
      ),
    );
    const race = Effect.timeoutOrElse(real, { duration: 5, orElse: () => Effect.fail("too late") });
    await Effect.runPromise(Effect.provideService(race, Clock.Clock, clock));
    expect(now()).toBe(start);
  });

  it("does not take long work for waiting because it pauses with short timers", async () => {
    const { clock, now } = virtualClock();
    const start = now();
    const busy = async (): Promise<void> => {
      for (let step = 0; step < 40; step += 1)
        await new Promise((resolve) => {
          setTimeout(resolve, step % 3);
        });
    };
    const race = Effect.timeoutOrElse(Effect.promise(busy), { duration: 5, orElse: () => Effect.fail("too late") });
    await watchingTimers(() => Effect.runPromise(Effect.provideService(race, Clock.Clock, clock)));
    expect(now()).toBe(start);
  });

  it("gives the timers of the process back, as they were", async () => {
    const { clearTimeout: clear, setTimeout: set } = globalThis;
    const told: Array<string> = [];
    await watchingTimers(async () => {
      const timer = setTimeout(() => told.push("never"), 1);
      clearTimeout(timer);
      await new Promise<void>((resolve) => {
        setTimeout((word: string) => (told.push(word), resolve()), 2, "in time");
      });
      expect(isPaused()).toBe(false);
    });
    expect(told).toEqual(["in time"]);
    expect([globalThis.setTimeout, globalThis.clearTimeout]).toEqual([set, clear]);
  });

  it("goes on when a long timer stands beside", async () => {
    const { clock, now } = virtualClock();
    const start = now();
    await watchingTimers(async () => {
      const timer = setTimeout(() => undefined, 60_000);
      await Effect.runPromise(Effect.provideService(Effect.sleep(7), Clock.Clock, clock));
      clearTimeout(timer);
    });
    expect(now()).toBe(start + 7);
  });
});

describe("the fault port", () => {
  it("records when the vendor was asked, and which call was struck", async () => {
    const fault = { kind: "status", status: 429, headers: { "retry-after": "7" } } as const;
    const { calls = [], secrets } = await referenceSubject().ask(await question(), { fault });
    expect(calls.map((call) => call.struck)).toEqual([true, false]);
    expect(calls[1]?.atMs).toBeGreaterThanOrEqual(7000);
    expect(calls[1]?.atMs).toBeLessThanOrEqual(7700);
    expect(secrets).toHaveLength(1);
  });

  it("ends the question of a provider that waits for ever", async () => {
    const patience = { attemptTimeoutMs: Infinity };
    const subject = referenceSubject({ ...referenceProvider, patience });
    const { failure } = await subject.ask(await question(), { fault: { kind: "hang", times: Infinity } });
    expect(failure?.text).toContain("no answer in a day");
  });
});

describe("fixtures", () => {
  it("are the same bytes everywhere", async () => {
    const hash = createHash("sha256");
    for (const name of ["single", "report", "plain", "long", "wide"] as const)
      hash.update((await fixturesOf(1)(name)).bytes);
    expect(hash.digest("hex")).toBe("13791f3f47058f92499ac3bf03fc5f20dfd4c61261ebe87967cf8bfe7ef8d30c");
  });
});
