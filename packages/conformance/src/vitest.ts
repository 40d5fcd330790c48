/** The suite as tests of vitest: one test for each check, named by its id. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { registry } from "./registry.ts";
import type { Report } from "./report/report.ts";
import { reproduceLine } from "./report/text.ts";
import { judge, type RunOptions } from "./run.ts";
import { providerSubject, type ProviderSubjectOptions } from "./subject/provider.ts";
import type { Subject } from "./subject.ts";

/** A provider to judge, or whatever makes a subject. */
export type Judged = ProviderSubjectOptions | (() => Subject | Promise<Subject>);

/** How it is judged. */
export interface DescribeOptions extends Pick<RunOptions, "seed" | "profiles"> {
  /** Limit of the whole run, in milliseconds. Default 300,000. */
  readonly timeoutMs?: number;
}

/**
 * Judges a provider in a test file. A promise that is broken (MUST) or could not be examined fails its test; one that
 * does not concern the provider is skipped.
 *
 * @example
 * ```ts
 * import { referenceBackend, referenceProvider } from "@ocr/conformance";
 * import { describeConformance } from "@ocr/conformance/vitest";
 *
 * export const suite = () => describeConformance("reference", { provider: referenceProvider, upstream: referenceBackend });
 * ```
 */
export const describeConformance = (name: string, judged: Judged, options: DescribeOptions = {}): void => {
  const { timeoutMs = 300_000, ...run } = options;
  describe(`${name} keeps the contract ocr/1`, () => {
    let subject: Subject | undefined;
    let report: Report | undefined;
    beforeAll(async () => {
      subject = typeof judged === "function" ? await judged() : providerSubject(judged);
      report = await judge(subject, run);
    }, timeoutMs);
    afterAll(async () => subject?.close());

    const wanted = registry.filter((check) => run.profiles?.includes(check.profile) ?? true);
    it.for(wanted)("$id: $title", (check, context) => {
      const result = report?.results.find((found) => found.id === check.id);
      if (result === undefined) throw new Error("the run did not come to this check");
      const { clause, level, reason, status } = result;
      if (status === "not-applicable") context.skip(reason);
      const again = reproduceLine("ocr-conformance …", result, run.seed ?? 1);
      expect(["pass", "warn"], `${clause} ${level}: ${reason}; again: ${again}`).toContain(status);
    });
  });
};
