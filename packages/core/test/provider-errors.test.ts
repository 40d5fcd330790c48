import { createOcr, isOcrError } from "@ocr/core";
import { OcrError as ProviderError } from "@ocr/core/provider";
import { describe, expect, it } from "vitest";
import { echo, pdf } from "./echo.ts";

const failureOf = (run: Promise<unknown>): Promise<unknown> =>
  run.then(
    () => undefined,
    (reason: unknown) => reason,
  );

describe("errors of a provider", () => {
  it.each([
    [
      new ProviderError({ reason: "RateLimited", message: "slow down", retryAfterMs: 7000 }),
      { reason: "RateLimited", retryAfterMs: 7000 },
    ],
    [new SyntaxError("Unexpected end of JSON input"), { reason: "ResponseInvalid" }],
    [new TypeError("fetch failed"), { reason: "Network", retryable: true }],
    [new RangeError("a bug"), { reason: "Internal", retryable: false }],
  ])("%s is mapped", async (thrown, expected) => {
    const provider = echo(() => Promise.reject(thrown));
    const run = createOcr({ provider, patience: { attempts: 1 } }).process({ document: pdf });
    expect(await failureOf(run)).toMatchObject(expected);
  });

  it("are recognised across copies of the package", () => {
    const foreign = { [Symbol.for("@ocr/core/OcrError")]: true, reason: "Timeout" };
    expect(isOcrError(foreign)).toBe(true);
    expect(isOcrError(new Error("no"))).toBe(false);
  });
});
