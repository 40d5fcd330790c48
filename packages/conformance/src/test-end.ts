/** What becomes of a result where every check is a test: a test passes, is skipped with a reason, or fails with one. */
import type { BaselineEntry } from "./baseline.ts";
import type { Result } from "./report/report.ts";
import { reproduceLine } from "./report/text.ts";

/** The end of a test. */
export interface TestEnd {
  readonly end: "pass" | "skip" | "fail";
  /** Why it was skipped or failed. */
  readonly words: string;
}

/**
 * The end of the test of a check. What is known to be broken is skipped, and so is what does not concern the subject or
 * decides nothing; what could not be examined fails. `known` are the entries of a baseline that hold.
 */
export const testEndOf = (result: Result, seed: number, known: ReadonlyArray<BaselineEntry> = []): TestEnd => {
  const { id, level, provisional = false, reason = "", status } = result;
  const entry = known.find((found) => found.id === id);
  if (entry !== undefined) return { end: "skip", words: `${status}, known: ${entry.reason} (${entry.link})` };
  if (status === "pass" || status === "warn") return { end: "pass", words: "" };
  if (status === "not-applicable") return { end: "skip", words: reason };
  if (provisional) return { end: "skip", words: `${status}, provisional: ${reason}` };
  const again = reproduceLine("ocr-conformance …", result, seed);
  return { end: "fail", words: `${level}, ${status}: ${reason}; again: ${again}` };
};
