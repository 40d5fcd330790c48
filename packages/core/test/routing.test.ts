import { balance, createOcr, fallback, type MemberInput, type OcrEvent } from "@ocr/core";
import { type Draft, OcrError } from "@ocr/core/provider";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { echo, pageNumbers, pages, pdf, pdfBytes } from "./echo.ts";
import { answeredBy, type Behaviour, member } from "./members.ts";
import { timed } from "./virtual-time.ts";

describe("fallback", () => {
  it("leaves a hanging member after its own time, not after everybody's", async () => {
    const hanging = member("a", "hang");
    const healthy = member("b", "ok");
    const patience = { attempts: 2, attemptTimeoutMs: 50_000 };
    const { by, ms } = await answeredBy(fallback([{ provider: hanging, patience }, healthy]));
    expect(by).toBe("b");
    expect(hanging.calls).toHaveLength(2);
    expect(ms).toBeGreaterThanOrEqual(100_000);
    expect(ms).toBeLessThan(102_000);
  });

  it.each([
    "Unsupported",
    "Unauthorized",
    "Forbidden",
    "NotFound",
    "QuotaExhausted",
    "TooLarge",
    "ResponseInvalid",
    "Internal",
  ] as const)("moves on at once after %s", async (reason) => {
    const { by, meta, ms } = await answeredBy(fallback([member("a", reason), member("b", "ok")]));
    expect(by).toBe("b");
    expect(ms).toBe(0);
    expect(meta?.attempts.map(({ outcome, provider }) => [provider, outcome])).toEqual([
      ["a", reason],
      ["b", "succeeded"],
    ]);
  });

  it("does not ask others when the request itself is bad", async () => {
    const second = member("b", "ok");
    const { error } = await answeredBy(fallback([member("a", "InvalidRequest"), second]));
    expect(error?.reason).toBe("InvalidRequest");
    expect(second.calls).toEqual([]);
  });

  it("passes on a member that cannot do what is asked, before any call", async () => {
    const plain = member("a", "ok");
    const able = { ...member("b", "ok"), capabilities: { ...plain.capabilities, header: true } };
    const { by } = await answeredBy(fallback([plain, able]), { extract_header: true });
    expect(by).toBe("b");
    expect(plain.calls).toEqual([]);
  });

  it("goes on with the pages that are missing: nothing is paid for twice", async () => {
    const readAll = async (numbers: ReadonlyArray<number>): Promise<Draft> => ({
      pages: numbers.map((page, index) => ({ index, markdown: `page ${page}` })),
    });
    const seen: Record<string, Array<number>> = { a: [], b: [] };
    const reader = (name: "a" | "b", fails: (page: number) => boolean) => ({
      ...echo(
        async ({ document }) => {
          const numbers = document.kind === "bytes" ? await pageNumbers(document.bytes) : [];
          if (numbers.some(fails)) throw new OcrError({ reason: "Forbidden", message: "no" });
          seen[name]?.push(...numbers);
          return readAll(numbers);
        },
        { maxPages: 2 },
      ),
      name,
    });
    const provider = fallback([reader("a", (page) => page === 2), reader("b", () => false)]);
    const { response, meta } = await createOcr({ provider }).process({ document: { bytes: await pdfBytes(6) } });
    expect(response.pages.map((page) => page.markdown)).toEqual([0, 1, 2, 3, 4, 5].map((page) => `page ${page}`));
    expect(seen).toEqual({ a: [0, 1, 4, 5], b: [2, 3] });
    expect(meta.provider).toBe("a+b");
    expect(meta.cost?.usd).toBe(0.012);
    expect(meta.warnings.map((warning) => warning.code)).toContain("providers-mixed");
  });

  it("maps models explicitly, and never makes one up", async () => {
    const first = member("a", "Upstream", ["alpha"]);
    const second = member("b", "ok", ["beta"]);
    const unmapped = await answeredBy(fallback([{ provider: first, patience: { attempts: 1 } }, second]), {
      model: "alpha",
    });
    expect(unmapped.error?.reason).toBe("Upstream");
    expect(second.calls).toEqual([]);
    const mapped = { provider: second, models: { alpha: "beta" } };
    const { by } = await answeredBy(fallback([{ provider: first, patience: { attempts: 1 } }, mapped]), {
      model: "alpha",
    });
    expect(by).toBe("b");
    expect(second.calls[0]?.model).toBe("beta");
  });

  it("can stand in another router", async () => {
    const inner = fallback([member("a", "Forbidden"), member("b", "Forbidden")], { name: "inner" });
    expect((await answeredBy(fallback([inner, member("c", "ok")]))).by).toBe("c");
  });
});

describe("balance", () => {
  it("asks another member at once, and not the one that just failed", async () => {
    const bad = member("a", "Upstream");
    const good = member("b", "ok");
    for (let n = 0; n < 5; n += 1) {
      const { by, ms } = await answeredBy(balance([bad, good], { strategy: "weighted" }));
      expect(by).toBe("b");
      expect(ms).toBe(0);
    }
  });

  it("never calls a member that is out for the request, whatever the members do", async () => {
    const behaviours = fc.constantFrom<Behaviour>(
      "ok",
      "Upstream",
      "Network",
      "Forbidden",
      "Unsupported",
      "RateLimited",
    );
    const cases = fc.record({
      members: fc.array(behaviours, { minLength: 1, maxLength: 4 }),
      strategy: fc.constantFrom("weighted" as const, "least-busy" as const, "latency" as const, "cost" as const),
    });
    await fc.assert(
      fc.asyncProperty(cases, async ({ members, strategy }) => {
        const made = members.map((behaviour, n) => member(`m${n}`, behaviour));
        const { by } = await answeredBy(balance(made, { strategy }));
        // Whoever can answer, answers.
        expect(by !== undefined).toBe(members.includes("ok"));
        for (const [n, { calls }] of made.entries()) {
          const behaviour = members[n];
          const lasting = behaviour === "Forbidden" || behaviour === "Unsupported" || behaviour === "ok";
          expect(calls.length).toBeLessThanOrEqual(lasting ? 1 : 4);
        }
      }),
      { numRuns: 40 },
    );
  });

  it("leaves a dead member alone after a few failures, probes it, and takes it back when it is well", async () => {
    let dead = true;
    const sick = member("a", () => (dead ? "Upstream" : "ok"));
    const events: Array<OcrEvent> = [];
    const circuit = { failures: 3, openMs: 40 };
    const ocr = createOcr({
      provider: balance([{ provider: sick, circuit }, member("b", "ok")], { strategy: "weighted" }),
    });
    const ask = async (times: number) => {
      for (let n = 0; n < times; n += 1)
        await ocr.process({ document: pdf }, { onEvent: (event) => events.push(event) });
    };
    await ask(60);
    const before = sick.calls.length;
    expect(before).toBeLessThanOrEqual(5);
    dead = false;
    await new Promise((resolve) => {
      setTimeout(resolve, 100);
    });
    await ask(30);
    expect(sick.calls.length).toBeGreaterThan(before + 3);
    const states = events.filter((event) => event.type === "circuit").map((event) => event.state);
    expect(states[0]).toBe("open");
    expect(states.at(-1)).toBe("closed");
  });

  it("waits for its limits rather than being refused", async () => {
    const slow = member("a", "ok");
    const provider = balance([{ provider: slow, pagesPerMinute: 1 }]);
    const run = async () => timed({ provider }, { document: pdf });
    // Two calls on one virtual clock each: the limiter is the router's, so time goes on within one run only.
    const first = await run();
    expect(first.ms).toBe(0);
    expect(slow.calls).toHaveLength(1);
    const limited = balance([{ provider: slow, requestsPerMinute: 1 }]);
    const ocr = createOcr({ provider: limited });
    await ocr.process({ document: pdf });
    const abort = AbortSignal.timeout(50);
    await expect(ocr.process({ document: pdf }, { signal: abort })).rejects.toMatchObject({ reason: "Aborted" });
    expect(slow.calls).toHaveLength(2);
  });

  it("learns limits from what the vendor says", async () => {
    const told = {
      ...echo(() => ({ ...pages(1), limits: { requestsPerMinute: 1, requestsRemaining: 0 } })),
      name: "told",
    };
    const ocr = createOcr({ provider: balance([told, member("b", "ok")], { strategy: "cost" }) });
    const seen: Array<string> = [];
    for (let n = 0; n < 3; n += 1) seen.push((await ocr.process({ document: pdf })).meta.provider);
    expect(seen.filter((name) => name === "told").length).toBeLessThanOrEqual(1);
    expect(seen).toContain("b");
  });

  it("prefers the cheapest, the least busy, the fastest", async () => {
    const price = (usdPerPage: number) => ({ m: { price: { usdPerPage, source: "test", date: "2026-11-20" } } });
    const dear = { ...member("dear", "ok"), models: price(0.01) };
    const cheap = { ...member("cheap", "ok"), models: price(0.001) };
    const unknown = { ...member("unknown", "ok"), models: { m: {} } };
    expect((await answeredBy(balance([unknown, dear, cheap], { strategy: "cost" }))).by).toBe("cheap");

    const fast = member("fast", { slowMs: 100 });
    const slow = member("slow", { slowMs: 5000 });
    const provider = balance([slow, fast], { strategy: "latency" });
    const seen: Array<string | undefined> = [];
    for (let n = 0; n < 5; n += 1) seen.push((await answeredBy(provider)).by);
    expect(seen.slice(2)).toEqual(["fast", "fast", "fast"]);
  });

  it("spreads by weight", async () => {
    const heavy: MemberInput = { provider: member("heavy", "ok"), weight: 9 };
    const ocr = createOcr({ provider: balance([heavy, member("light", "ok")], { strategy: "weighted" }) });
    const names: Array<string> = [];
    for (let n = 0; n < 200; n += 1) names.push((await ocr.process({ document: pdf })).meta.provider);
    const share = names.filter((name) => name === "heavy").length / names.length;
    expect(share).toBeGreaterThan(0.8);
    expect(share).toBeLessThan(0.98);
  });
});
