/** What a run is worth: six statuses, four outcomes, and nothing that was not run looks green. */
import { Broken, type Check, exitCodes, judge, NotExercised, referenceSubject, urlSubject } from "@ocr/conformance";
import { describe, expect, it } from "vitest";
import { outcomeOf } from "../src/run.ts";

const check = (id: string, run: Check["run"], more: Partial<Check> = {}): Check => ({
  id: `contract.${id}`,
  clause: "RES-1",
  level: "MUST",
  profile: "contract",
  title: "made up",
  run,
  ...more,
});

const keeps = async () => undefined;
const breaks = () => Promise.reject(new Broken("no"));

const outcome = async (...registry: ReadonlyArray<Check>) => {
  const report = await judge(referenceSubject(), { registry });
  return [report.outcome, ...report.results.map((result) => result.status)];
};

describe("judge", () => {
  it("tells the six statuses apart", async () => {
    expect(await outcome(check("a", keeps))).toEqual(["conformant", "pass"]);
    expect(await outcome(check("a", keeps), check("b", breaks))).toEqual(["nonconformant", "pass", "fail"]);
    expect(await outcome(check("b", breaks, { level: "SHOULD" }))).toEqual(["conformant", "warn"]);
    const idle = check("c", keeps, { applies: () => false });
    expect(await outcome(check("a", keeps), idle)).toEqual(["conformant", "pass", "not-applicable"]);
    const blind = check("d", () => Promise.reject(new NotExercised("cannot see")));
    expect(await outcome(check("a", keeps), blind)).toEqual(["incomplete", "pass", "could-not-run"]);
    const slip = check("e", () => Promise.reject(new TypeError("a bug of the judge")));
    expect(await outcome(check("b", breaks), slip)).toEqual(["suite-error", "fail", "suite-error"]);
  });

  it("takes a run of nothing for incomplete, never for conformant", async () => {
    expect(await outcome(check("c", keeps, { applies: () => false }))).toEqual(["incomplete", "not-applicable"]);
    await expect(judge(referenceSubject(), { checks: ["pages.typo"] })).rejects.toThrow("there is no check pages.typo");
  });

  it("takes a check that did not report, or reported twice, for an error of the suite", () => {
    const result = { id: "a", clause: "", level: "MUST", profile: "contract", title: "", milliseconds: 0 } as const;
    expect(outcomeOf([{ ...result, status: "pass" }], ["a", "b"])).toBe("suite-error");
    expect(
      outcomeOf(
        [
          { ...result, status: "pass" },
          { ...result, status: "pass" },
        ],
        ["a"],
      ),
    ).toBe("suite-error");
    expect(outcomeOf([{ ...result, status: "pass" }], ["a"])).toBe("conformant");
  });

  it("cannot be conformant in a profile that it could not examine", async () => {
    const subject = urlSubject({ url: "http://127.0.0.1:9/v1/ocr" });
    const report = await judge(subject, { profiles: ["resilience"] });
    expect(report.outcome).toBe("incomplete");
    expect(new Set(report.results.map((result) => result.status))).toEqual(new Set(["could-not-run"]));
  });

  it("has an exit code for each outcome", () => {
    expect(exitCodes).toEqual({ conformant: 0, nonconformant: 1, "suite-error": 2, incomplete: 3 });
  });
});
