import { createOcr, memoryLedger } from "@ocr/core";
import { fakeDocumentIntelligence } from "@ocr/fakes";
import { azureDocumentIntelligence } from "@ocr/provider-azure";
import { describe, expect, it, onTestFinished } from "vitest";
import { calling } from "./calling.ts";
import { failureOf } from "./failure.ts";
import { asked, bytes, document, startAnalysis } from "./operation-start.ts";

describe("waiting for an analysis", () => {
  it("takes the waits that the vendor names", async () => {
    const { fake, provider } = await startAnalysis({
      polls: { running: 1, ended: 3 },
      retryAfter: "4",
      firstRetryAfter: "2",
    });
    const { run, waits } = calling(provider, { document });
    expect((await run).pages).toHaveLength(2);
    expect(waits).toEqual([2000, 4000, 4000, 4000]);
    expect(asked(fake.requests)).toBe(4);
  });

  it("understands a wait that is a date", async () => {
    // By the clock of the vendor, which its answers tell in whole seconds; that of the call is another one.
    const retryAfter = new Date(Date.now() + 1_000_000).toUTCString();
    const { provider } = await startAnalysis({ retryAfter });
    const { run, waits } = calling(provider, { document });
    await run;
    expect(waits).toHaveLength(2);
    expect(waits[1]).toBeGreaterThan(900_000);
    expect(waits[1]).toBeLessThanOrEqual(1_001_000);
  });

  it("waits longer and longer when the vendor names none, but not for ever", async () => {
    const { provider } = await startAnalysis({ polls: { running: 0, ended: 9 }, retryAfter: null });
    const { run, waits } = calling(provider, { document });
    await run;
    expect(waits.slice(0, 4)).toEqual([1000, 1000, 1500, 2250]);
    expect(Math.max(...waits)).toBe(10_000);
  });

  it.each([
    [{ kind: "status", status: 429, headers: { "retry-after": "5" } }, 5000],
    [{ kind: "status", status: 500 }, 1000],
    [{ kind: "status", status: 503 }, 1000],
    [{ kind: "reset", when: "headers" }, 1000],
    [{ kind: "reset", when: "body" }, 1000],
    [{ kind: "truncate" }, 1000],
    [{ kind: "body", text: "<html>busy</html>", contentType: "text/html" }, 1000],
    [{ kind: "body", text: "null" }, 1000],
    [{ kind: "flood", bytes: 50_000_000 }, 1000],
  ] as const)("survives %o in the middle, without paying twice", async (fault, wait) => {
    const { fake, provider } = await startAnalysis({
      faults: [{ ...fault, method: "GET", after: 1 }],
      firstRetryAfter: "0",
    });
    const { billed, run, waits } = calling(provider, { document });
    expect((await run).pages).toHaveLength(2);
    expect(waits).toEqual([20, 20, wait]);
    expect(fake.requests.filter(({ method }) => method === "POST")).toHaveLength(1);
    expect(fake.billedPages).toBe(2);
    expect(billed()).toBe(1);
  });

  it("gives up on a vendor that stays away, and counts the analysis as billed", async () => {
    const { fake, provider } = await startAnalysis({
      faults: [{ kind: "status", status: 503, method: "GET", times: 99 }],
    });
    const { billed, run, waits } = calling(provider, { document });
    expect(await failureOf(run)).toMatchObject({ reason: "Upstream", status: 503, retryable: true });
    expect(asked(fake.requests)).toBe(8);
    expect(waits.at(-1)).toBe(10_000);
    expect(billed()).toBe(1);
  });

  it("does not ask on after an answer that will not change", async () => {
    const { fake, provider } = await startAnalysis({ faults: [{ kind: "status", status: 404, method: "GET" }] });
    expect(await failureOf(calling(provider, { document }).run)).toMatchObject({ reason: "NotFound" });
    expect(asked(fake.requests)).toBe(1);
  });

  it("ends in Timeout when a question is never answered, and stops asking", async () => {
    const { fake, ocr } = await startAnalysis({
      faults: [{ kind: "stall", when: "headers", method: "GET" }],
      firstRetryAfter: "0",
    });
    const before = Date.now();
    const error = await failureOf(ocr.process({ document: { bytes } }, { timeoutMs: 400 }));
    expect(error).toMatchObject({ reason: "Timeout", retryable: true, provider: "azure-di" });
    expect(Date.now() - before).toBeLessThan(3000);
    const then = fake.requests.length;
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(fake.requests).toHaveLength(then);
  });

  it.each(["upload", "body"] as const)("ends in Timeout when the %s stalls", async (when) => {
    const { ocr } = await startAnalysis({
      faults: [{ kind: "stall", when, method: when === "upload" ? "POST" : "GET" }],
      firstRetryAfter: "0",
    });
    expect(await failureOf(ocr.process({ document: { bytes } }, { timeoutMs: 400 }))).toMatchObject({
      reason: "Timeout",
    });
  });
});

describe("giving up", () => {
  it("stops the questions at once, and counts the analysis as billed", async () => {
    const { fake, ocr } = await startAnalysis({
      polls: { running: 0, ended: 1000 },
      retryAfter: "0.05",
      firstRetryAfter: "0",
    });
    const stop = new AbortController();
    const run = ocr.process({ document: { bytes } }, { signal: stop.signal });
    await expect.poll(() => asked(fake.requests)).toBeGreaterThan(2);
    stop.abort();
    const error = await failureOf(run);
    expect(error).toMatchObject({ reason: "Aborted", name: "AbortError" });
    const then = fake.requests.length;
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(fake.requests.length - then).toBeLessThanOrEqual(1);
  });

  it("counts it as billed from the moment it is accepted", async () => {
    const { provider } = await startAnalysis();
    const stop = new AbortController();
    const accepting: typeof fetch = async (input, init) => {
      const { headers, status } = await fetch(input, init);
      // A body that nobody ends, and a caller who leaves as soon as it is there.
      const body = new ReadableStream({
        cancel: () => new Promise(() => {}),
        start: () => void setTimeout(() => stop.abort(), 5),
      });
      return new Response(body, { headers, status });
    };
    const ledger = memoryLedger();
    const ocr = createOcr({ provider, ledger, fetch: accepting });
    expect(await failureOf(ocr.process({ document: { bytes } }, { signal: stop.signal }))).toMatchObject({
      reason: "Aborted",
    });
    await expect.poll(() => ledger.entries).toMatchObject([{ kind: "failed", pages: 2 }]);
  });

  it("is told to the ledger as billed", async () => {
    const fake = await fakeDocumentIntelligence({ polls: { running: 0, ended: 1000 }, firstRetryAfter: "0" });
    onTestFinished(fake.close);
    const ledger = memoryLedger();
    const provider = azureDocumentIntelligence({ endpoint: fake.url, apiKey: fake.apiKey });
    const ocr = createOcr({ provider, ledger });
    const stop = new AbortController();
    const run = ocr.process({ document: { bytes } }, { signal: stop.signal });
    await expect.poll(() => asked(fake.requests)).toBeGreaterThan(1);
    stop.abort();
    await failureOf(run);
    await expect.poll(() => ledger.entries).toMatchObject([{ kind: "failed", pages: 2 }]);
  });
});

describe("failures after the document was accepted", () => {
  it.each([
    [{ code: "InternalServerError", message: "Unexpected." }, "Upstream", true, "Unexpected."],
    [
      {
        code: "InternalServerError",
        message: "An unexpected error occurred.",
        details: [
          { code: "InternalServerError", message: "An unexpected error occurred." },
          { code: "InvalidContentDimensions", message: "The input image dimensions are out of range.", target: "2" },
        ],
      },
      "InvalidRequest",
      false,
      "The input image dimensions are out of range.",
    ],
    [
      {
        code: "InvalidRequest",
        message: "Invalid request.",
        innererror: { code: "InvalidContent", message: "Corrupt." },
      },
      "InvalidRequest",
      false,
      "Corrupt.",
    ],
    [{ code: "NeverSeenBefore", message: "Hm." }, "Upstream", true, "Hm."],
  ])("%o is %s", async (failure, reason, retryable, words) => {
    const { fake, provider } = await startAnalysis({ end: "failed", failure });
    const { billed, run } = calling(provider, { document });
    const error = await failureOf(run);
    expect(error).toMatchObject({ reason, retryable, provider: "azure-di" });
    expect(error.message).toContain(words);
    expect(billed()).toBe(0);
    expect(fake.billedPages).toBe(0);
  });

  it("a cancelled one may be tried again", async () => {
    const { provider } = await startAnalysis({ end: "canceled" });
    expect(await failureOf(calling(provider, { document }).run)).toMatchObject({ reason: "Upstream", retryable: true });
  });

  it("core tries again what may succeed, with a new analysis", async () => {
    const { fake, provider } = await startAnalysis({ end: "failed", firstRetryAfter: "0" });
    const ocr = createOcr({ provider, patience: { attempts: 2, baseDelayMs: 1 } });
    await failureOf(ocr.process({ document: { bytes } }));
    expect(fake.requests.filter(({ method }) => method === "POST")).toHaveLength(2);
  });
});

describe("the key", () => {
  it.each([
    ["another host", (location: string) => location.replace("127.0.0.1", "localhost")],
    ["another port", (location: string) => location.replace(/:\d+\//, ":9/")],
    ["another scheme", (location: string) => location.replace("http:", "https:")],
  ])("does not go to %s that the vendor names", async (_, operationLocation) => {
    const { fake, provider } = await startAnalysis({ operationLocation });
    const error = await failureOf(calling(provider, { document }).run);
    expect(error).toMatchObject({ reason: "ResponseInvalid", retryable: false });
    expect(error.message).toMatch(/another host/);
    expect(asked(fake.requests)).toBe(0);
  });

  it("does not follow redirects, neither of the document nor of a question", async () => {
    const other = await fakeDocumentIntelligence();
    onTestFinished(other.close);
    for (const method of ["POST", "GET"]) {
      const { provider } = await startAnalysis({ faults: [{ kind: "redirect", location: other.url, method }] });
      expect(await failureOf(calling(provider, { document }).run)).toMatchObject({ status: 307, retryable: false });
    }
    expect(other.requests).toHaveLength(0);
  });

  it("an answer without a place for the result is said so", async () => {
    const { provider } = await startAnalysis({ operationLocation: null });
    expect(await failureOf(calling(provider, { document }).run)).toMatchObject({
      reason: "ResponseInvalid",
      retryable: false,
    });
  });
});
