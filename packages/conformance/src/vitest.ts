/** The suite as tests of vitest: one test for each check, named by its id. */
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Baseline, type BaselineVerdict, baselineOf, baselineVerdict } from "./baseline.ts";
import { registry } from "./registry.ts";
import type { Report } from "./report/report.ts";
import { requirementSet } from "./requirements/requirements.ts";
import { judge, type RunOptions } from "./run.ts";
import { providerSubject, type ProviderSubjectOptions } from "./subject/provider.ts";
import type { Subject } from "./subject.ts";
import { testEndOf } from "./test-end.ts";

/** A provider to judge, or whatever makes a subject. */
export type Judged = ProviderSubjectOptions | (() => Subject | Promise<Subject>);

/** How it is judged. */
export interface DescribeOptions extends Pick<RunOptions, "documents" | "profiles" | "seed"> {
  /** Limit of the whole run, in milliseconds. Default 300,000. */
  readonly timeoutMs?: number;
  /** The frozen set that decides, such as `ocr-1.0`; newer checks are then skipped when they do not pass. */
  readonly requirements?: string;
  /**
   * What is known to be broken: a file (a path or an address), or its content. What it names is skipped while it does not
   * pass, and fails once it does, so that the baseline is cleared up.
   */
  readonly baseline?: string | URL | Baseline;
}

const baselineIn = (given: string | URL | Baseline): Baseline =>
  typeof given === "string" || given instanceof URL
    ? baselineOf(JSON.parse(readFileSync(given, "utf8")), String(given))
    : baselineOf(given);

/**
 * Judges a provider in a test file. A promise that is broken (MUST) or could not be examined fails its test; one that
 * does not concern the provider is skipped. Throws at once when the baseline cannot be read.
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
  const { baseline: file, requirements, timeoutMs = 300_000, ...rest } = options;
  const run = { ...rest, ...(requirements === undefined ? {} : { requirements: requirementSet(requirements) }) };
  const baseline = file === undefined ? undefined : baselineIn(file);
  describe(`${name} keeps the contract ocr/1`, () => {
    let subject: Subject | undefined;
    let report: Report | undefined;
    let verdict: BaselineVerdict | undefined;
    beforeAll(async () => {
      subject = typeof judged === "function" ? await judged() : providerSubject(judged);
      report = await judge(subject, run);
      verdict = baseline === undefined ? undefined : baselineVerdict(baseline, report, registry);
    }, timeoutMs);
    afterAll(async () => subject?.close());

    const wanted = registry.filter((check) => run.profiles?.includes(check.profile) ?? true);
    it.for(wanted)("$id: $title", (check, context) => {
      const result = report?.results.find((found) => found.id === check.id);
      if (result === undefined) throw new Error("the run did not come to this check");
      const { end, words } = testEndOf(result, run.seed ?? 1, verdict?.known);
      if (end === "skip") context.skip(words);
      expect(end, `${check.clause} ${words}`).toBe("pass");
    });

    it.runIf(baseline !== undefined)("the baseline is up to date", () => {
      expect(verdict?.faults).toEqual([]);
    });

    it("something was examined", () => {
      const { fail = 0, pass = 0, warn = 0 } = report?.counts ?? {};
      expect(pass + warn + fail, "no check concerns what is claimed").toBeGreaterThan(0);
    });
  });
};
