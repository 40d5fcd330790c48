/** Statuses as ends of tests: what was not examined is never green. */
import type { Result } from "@ocr/conformance";
import { describe, expect, it } from "vitest";
import { testEndOf } from "../src/test-end.ts";

const result = (status: Result["status"], more: Partial<Result> = {}): Result => ({
  id: "pages.all",
  clause: "PAG-1",
  level: "MUST",
  profile: "pages",
  title: "made up",
  status,
  reason: "so",
  milliseconds: 0,
  ...more,
});
const known = [{ id: "pages.all", reason: "counts from 1", link: "https://example.com/1" }];

describe("testEndOf", () => {
  it.each([
    ["pass", "pass", ""],
    ["warn", "pass", ""],
    ["not-applicable", "skip", "so"],
    ["fail", "fail", "MUST, fail: so; again: ocr-conformance … --check pages.all --seed 7"],
    ["could-not-run", "fail", "MUST, could-not-run: so; again: ocr-conformance … --check pages.all --seed 7"],
    ["suite-error", "fail", "MUST, suite-error: so; again: ocr-conformance … --check pages.all --seed 7"],
  ] as const)("%s ends as %s", (status, end, words) => {
    expect(testEndOf(result(status), 7)).toEqual({ end, words });
  });

  it("skips what is known, and what is provisional and does not pass", () => {
    const skipped = { end: "skip", words: "fail, known: counts from 1 (https://example.com/1)" };
    expect(testEndOf(result("fail"), 1, known)).toEqual(skipped);
    expect(testEndOf(result("fail", { id: "pages.long" }), 1, known).end).toBe("fail");
    expect(testEndOf(result("fail", { provisional: true }), 1)).toEqual({
      end: "skip",
      words: "fail, provisional: so",
    });
    expect(testEndOf(result("pass", { provisional: true }), 1).end).toBe("pass");
  });
});
