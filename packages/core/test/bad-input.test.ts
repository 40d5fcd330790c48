import { isOcrError } from "@ocr/core";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { badInputs } from "./bad-input.ts";
import { badInputPage, pagePath } from "./bad-input-page.ts";
import { acme } from "./wrong.ts";

describe("wrong input", () => {
  it.each(badInputs.map((input) => [input.what, input] as const))("%s", async (_, { message, reason, run }) => {
    const calls = acme.calls.length;
    const error: unknown = await run().then(
      () => undefined,
      (failure: unknown) => failure,
    );
    if (!isOcrError(error)) throw new Error("it did not fail with an OcrError", { cause: error });
    expect({ reason: error.reason, message: error.message, retryable: error.retryable }).toEqual({
      reason,
      message,
      retryable: false,
    });
    expect(acme.calls).toHaveLength(calls);
  });

  it("has a page that says the same; write it with `node --conditions=@ocr/source packages/core/test/bad-input-page.ts`", () => {
    expect(badInputs.length).toBeGreaterThanOrEqual(25);
    expect(readFileSync(pagePath, "utf8")).toBe(badInputPage());
  });
});
