import { createOcr, isOcrError, memoryLedger } from "@ocr/core";
import type { Price } from "@ocr/core/provider";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { costOfPages, pageCounts } from "../src/money/cost.ts";
import { picodollars, usdFromPicodollars } from "../src/money/usd.ts";
import { echo, pages, pdf, pdfBytes } from "./echo.ts";

const price: Price = { usdPerPage: 0.004, usdPerAnnotatedPage: 0.005, source: "test", date: "2026-11-20" };
const failureOf = async (run: Promise<unknown>) => {
  const error: unknown = await run.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return isOcrError(error) ? { reason: error.reason, message: error.message } : error;
};

describe("money", () => {
  it("does not drift: any number of pages costs pages times price, whichever way it is added up", () => {
    const rates = fc.integer({ min: 0, max: 100_000 }).map((n) => n / 1e6);
    fc.assert(
      fc.property(rates, fc.array(fc.nat(5000), { maxLength: 50 }), (usdPerPage, counts) => {
        const at = { ...price, usdPerPage };
        const exact = (plain: number) => {
          const cost = costOfPages({ plain, annotated: 0 }, at);
          return "exact" in cost ? cost.exact : -1n;
        };
        const parts = counts.reduce((sum, plain) => sum + exact(plain), 0n);
        expect(parts).toBe(exact(counts.reduce((sum, plain) => sum + plain, 0)));
      }),
    );
    expect(usdFromPicodollars(3n * picodollars(0.1))).toBe(0.3);
    expect(usdFromPicodollars(1000n * picodollars(0.0015))).toBe(1.5);
  });

  it.each([
    ["counted within", { pages_processed: 3, pages_processed_annotation: 3 }, 3, true, { plain: 0, annotated: 3 }],
    [
      "counted apart, instead",
      { pages_processed: 0, pages_processed_annotation: 1 },
      1,
      true,
      { plain: 0, annotated: 1 },
    ],
    ["counted apart, some", { pages_processed: 2, pages_processed_annotation: 1 }, 3, true, { plain: 2, annotated: 1 }],
    [
      "counted within, some",
      { pages_processed: 3, pages_processed_annotation: 1 },
      3,
      true,
      { plain: 2, annotated: 1 },
    ],
    ["not counted, annotated", { pages_processed: 3 }, 3, true, { plain: 0, annotated: 3 }],
    ["not counted, plain", { pages_processed: 3 }, 3, false, { plain: 3, annotated: 0 }],
    ["null", { pages_processed: 3, pages_processed_annotation: null }, 3, false, { plain: 3, annotated: 0 }],
  ])("annotated pages %s", (_, usage, returned, annotated, expected) => {
    expect(pageCounts(usage, returned, annotated)).toEqual(expected);
  });

  it("is unknown rather than 0 when nobody knows the price, and says why", async () => {
    const provider = echo(undefined, {}, { "echo-1": {} });
    const { meta } = await createOcr({ provider }).process({ document: pdf });
    expect(meta).not.toHaveProperty("cost");
    expect(meta.costUnknown).toBe("echo/echo-1: no price is known");
  });

  it("follows the user's prices before the provider's", async () => {
    const ocr = createOcr({ provider: echo(), prices: { "echo/echo-1": { ...price, usdPerPage: 1 } } });
    expect((await ocr.process({ document: pdf })).meta.cost?.usd).toBe(1);
  });

  it("prices the model that answered when its price is known", async () => {
    const models = { alias: { price }, exact: { price: { ...price, usdPerPage: 0.001 } } };
    const provider = echo(() => ({ ...pages(1), model: "exact" }), {}, models);
    expect((await createOcr({ provider }).process({ document: pdf, model: "alias" })).meta.cost?.usd).toBe(0.001);
  });

  it("is the vendor's own figure where the vendor names one", async () => {
    const provider = echo(() => ({ ...pages(1), billedUsd: 0.0123 }));
    expect((await createOcr({ provider }).process({ document: pdf })).meta.cost).toMatchObject({
      usd: 0.0123,
      source: "vendor",
    });
  });
});

describe("the ledger", () => {
  it("has one entry per billed attempt, failed ones apart, and totals per tag", async () => {
    const ledger = memoryLedger();
    let call = 0;
    const provider = echo(() => {
      call += 1;
      if (call === 1) JSON.parse("{");
      return pages(2);
    });
    const ocr = createOcr({ provider, ledger, patience: { baseDelayMs: 0 } });
    const bytes = await pdfBytes(2);
    const { meta } = await ocr.process({ document: { bytes }, pages: "0-1" }, { tags: { user: "ann" } });
    await ocr.process({ document: { bytes } }, { tags: { user: "bob", project: "x" } });
    expect(meta.cost?.usd).toBe(0.004);
    expect(meta.failedCost).toEqual({ usd: 0.004, pages: 2 });
    expect(ledger.totals()).toEqual({
      usd: 0.008,
      failedUsd: 0.004,
      pages: 4,
      annotatedPages: 0,
      failedPages: 2,
      requests: 2,
      unpriced: 0,
    });
    expect(ledger.totals({ user: "bob" }).usd).toBe(0.004);
    expect([...ledger.totalsBy("user").keys()]).toEqual(["ann", "bob"]);
    expect(ledger.totalsBy("project").get("x")?.requests).toBe(1);
  });
});

describe("a budget", () => {
  const three = async () => ({ document: { bytes: await pdfBytes(3) } });

  it("refuses before anything is sent", async () => {
    const provider = echo(() => pages(3));
    const ocr = createOcr({ provider });
    expect(await failureOf(ocr.process(await three(), { maxCostUsd: 0.005 }))).toEqual({
      reason: "BudgetExceeded",
      message: "maxCostUsd: 0.006 dollars needed, 0.005 allowed",
    });
    expect(provider.calls).toEqual([]);
    await ocr.process(await three(), { maxCostUsd: 0.006 });
    expect(provider.calls).toHaveLength(1);
  });

  it("counts what failed attempts have cost", async () => {
    const provider = echo(() => JSON.parse("{") as never);
    const ocr = createOcr({ provider, patience: { baseDelayMs: 0 } });
    expect(await failureOf(ocr.process(await three(), { maxCostUsd: 0.01 }))).toEqual({
      reason: "BudgetExceeded",
      message: "maxCostUsd: 0.012 dollars needed (of which 0.006 spent by earlier attempts), 0.01 allowed",
    });
    expect(provider.calls).toHaveLength(1);
  });

  it("that cannot be kept is a refusal", async () => {
    const unpriced = echo(undefined, {}, { "echo-1": {} });
    expect(await failureOf(createOcr({ provider: unpriced, maxCostUsd: 1 }).process({ document: pdf }))).toEqual({
      reason: "BudgetExceeded",
      message: "maxCostUsd: cannot be kept: no price is known",
    });
    const byUrl = { document: { document_url: "https://a.example/b.pdf" } };
    expect(await failureOf(createOcr({ provider: echo(), maxCostUsd: 1 }).process(byUrl))).toMatchObject({
      reason: "BudgetExceeded",
    });
  });
});

describe("an estimate", () => {
  it("gives pages, parts and cost, and calls nobody", async () => {
    const provider = echo(() => pages(3), { maxPages: 2 });
    const ocr = createOcr({ provider });
    const document = { bytes: await pdfBytes(5) };
    expect(await ocr.estimate({ document })).toEqual({
      provider: "echo",
      model: "echo-1",
      pages: 5,
      parts: 3,
      usd: 0.01,
    });
    expect(await ocr.estimate({ document, pages: "1-3" })).toMatchObject({ pages: 3, usd: 0.006 });
    expect(await ocr.estimate({ document: { document_url: "https://a.example/b.pdf" } })).toMatchObject({
      unknown: "the number of pages is not known before the call",
    });
    expect(await failureOf(ocr.estimate({ document, pages: 9 }))).toMatchObject({ reason: "InvalidRequest" });
    expect(provider.calls).toEqual([]);
  });
});
