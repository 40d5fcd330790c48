import { createOcr, type OcrEvent } from "@ocr/core";
import { OcrError, type Reason } from "@ocr/core/provider";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { echo, pages, pdf } from "./echo.ts";
import { timed } from "./virtual-time.ts";

type Step =
  | Reason
  | { readonly reason: Reason; readonly retryAfterMs?: number; readonly retryable?: boolean }
  | "ok"
  | "hang";

/** A provider that goes through a script, and repeats its last step. */
const scripted = (script: ReadonlyArray<Step>, times: Array<number> = []) => {
  let call = 0;
  return echo(async ({ now, signal }) => {
    times.push(now());
    const step = script[Math.min(call, script.length - 1)] ?? "ok";
    call += 1;
    if (step === "ok") return pages(1);
    if (step === "hang")
      return new Promise((_, reject) => {
        signal.addEventListener("abort", () => reject(signal.reason as Error));
      });
    throw new OcrError({ message: "as told", ...(typeof step === "string" ? { reason: step } : step) });
  });
};

describe("retries", () => {
  it.each(["RateLimited", "Timeout", "Network", "Upstream"] as const)("%s is tried again", async (reason) => {
    const provider = scripted([reason, reason, "ok"]);
    const { ms, result } = await timed({ provider }, { document: pdf });
    expect(result?.response.pages).toHaveLength(1);
    expect(provider.calls).toHaveLength(3);
    // 500 and 1,000 ms, each spread by 20 %.
    expect(ms).toBeGreaterThanOrEqual(1200);
    expect(ms).toBeLessThanOrEqual(2000);
  });

  it.each([
    "InvalidRequest",
    "Unauthorized",
    "Forbidden",
    "NotFound",
    "TooLarge",
    "QuotaExhausted",
    "Internal",
  ] as const)("%s is not", async (reason) => {
    const provider = scripted([reason, "ok"]);
    const { error } = await timed({ provider }, { document: pdf });
    expect(error?.reason).toBe(reason);
    expect(provider.calls).toHaveLength(1);
  });

  it("Retry-After is a floor, spread by at most 10 %", async () => {
    for (const retryAfterMs of [7000, 30_000]) {
      const times: Array<number> = [];
      const provider = scripted([{ reason: "RateLimited", retryAfterMs }, "ok"], times);
      await timed({ provider }, { document: pdf }, {}, { stepMs: 10 });
      const gap = (times[1] ?? 0) - (times[0] ?? 0);
      expect(gap).toBeGreaterThanOrEqual(retryAfterMs);
      expect(gap).toBeLessThanOrEqual(1.1 * retryAfterMs + 10);
    }
  });

  it("a Retry-After over the cap fails at once", async () => {
    const provider = scripted([{ reason: "RateLimited", retryAfterMs: 61_000 }, "ok"]);
    const { error, ms } = await timed({ provider }, { document: pdf });
    expect(error).toMatchObject({ reason: "RateLimited", retryAfterMs: 61_000 });
    expect(ms).toBe(0);
  });

  it("a silent provider is left after its own time, then tried again", async () => {
    const provider = scripted(["hang", "ok"]);
    const { ms, result } = await timed({ provider }, { document: pdf }, { timeoutMs: 50_000 });
    expect(result?.meta.attempts.map((attempt) => attempt.outcome)).toEqual(["Timeout", "succeeded"]);
    expect(ms).toBeGreaterThanOrEqual(50_000);
    expect(ms).toBeLessThan(52_000);
    expect(provider.calls[0]?.signal.aborted).toBe(true);
  });

  it("never exceed attempts or deadline, whatever happens", async () => {
    const steps = fc.constantFrom<Step>(
      "ok",
      "hang",
      "Upstream",
      "Network",
      "InvalidRequest",
      { reason: "RateLimited", retryAfterMs: 5000 },
      { reason: "RateLimited", retryAfterMs: 90_000 },
    );
    const cases = fc.record({
      script: fc.array(steps, { minLength: 1, maxLength: 6 }),
      attempts: fc.integer({ min: 1, max: 5 }),
      deadlineMs: fc.integer({ min: 1000, max: 60_000 }),
    });
    await fc.assert(
      fc.asyncProperty(cases, async ({ attempts, deadlineMs, script }) => {
        const provider = scripted(script);
        const patience = { attempts, deadlineMs, attemptTimeoutMs: 20_000 };
        const { ms, result } = await timed({ provider }, { document: pdf }, { patience });
        expect(provider.calls.length).toBeLessThanOrEqual(attempts);
        expect(ms).toBeLessThanOrEqual(deadlineMs + 250);
        // Success is reported exactly when the last call succeeded.
        const last = script[Math.min(provider.calls.length, script.length) - 1];
        expect(result !== undefined).toBe(last === "ok");
      }),
      { numRuns: 40 },
    );
  });

  it("have a budget over all requests, so that a failing provider is not stormed", async () => {
    const provider = scripted(["Upstream"]);
    const ocr = createOcr({
      provider,
      patience: { attempts: 5, baseDelayMs: 0 },
      retryBudget: { burst: 3, perRequest: 0.1, perMinute: 0 },
    });
    const requests = 20;
    for (let n = 0; n < requests; n += 1) await ocr.process({ document: pdf }).catch(() => {});
    // One call each, three from the burst, and what the requests added.
    expect(provider.calls.length).toBeLessThanOrEqual(requests + 3 + 0.1 * requests);
    expect(provider.calls.length).toBeGreaterThan(requests);
  });

  it("are told to the caller, and a hook that throws breaks nothing", async () => {
    const events: Array<OcrEvent> = [];
    const provider = scripted(["Upstream", "ok"]);
    const onEvent = (event: OcrEvent) => {
      events.push(event);
      throw new Error("a bad hook");
    };
    const { result } = await timed({ provider }, { document: pdf }, { onEvent });
    expect(result).toBeDefined();
    expect(events.map((event) => event.type)).toEqual(["attempt", "retry", "attempt", "done"]);
    expect(events[1]).toMatchObject({ provider: "echo", attempt: 1, reason: "Upstream" });
  });
});

describe("an unusable answer", () => {
  it.each([
    ["cut off", () => JSON.parse('{"pages": [') as never, 4],
    ["not JSON", () => JSON.parse("<html>") as never, 4],
  ])("%s is tried again, and what it cost is kept apart", async (_, answer, calls) => {
    const provider = echo(answer);
    const { error } = await timed({ provider }, { document: pdf });
    expect(error).toMatchObject({ reason: "ResponseInvalid", retryable: true });
    expect(provider.calls).toHaveLength(calls);
  });

  it("of the wrong shape is not tried again, and was billed", async () => {
    let call = 0;
    const provider = echo(() => ({ pages: [{ index: call++ === 0 ? 0.5 : 0, markdown: "x" }] }));
    const { error } = await timed({ provider }, { document: pdf, pages: 0 });
    expect(error).toMatchObject({ reason: "ResponseInvalid", retryable: false });
    expect(provider.calls).toHaveLength(1);
  });
});
