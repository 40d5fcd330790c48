/** A report is in order, or verify says what is wrong with it. */
import { judge, modestProvider, mutants, type Report, reportFaults, sealed, urlSubject } from "@ocr/conformance";
import { referenceSubject, registry, requirementSet, verify } from "@ocr/conformance";
import { describe, expect, it } from "vitest";
import { outcomesOf } from "../src/report/outcome.ts";
import { sampleReport } from "./sample-report.ts";

const seal = { command: "ocr-conformance --module ./acme.js", date: "2026-11-20T09:30:00.000Z" };
const profiles = ["usage", "annotations"] as const;
const good = sealed(await judge(referenceSubject(), { profiles }), seal);

/** The report with something changed, and a hash that fits again. */
const forged = (change: Partial<Report>): Report => sealed({ ...good, ...change }, seal);

const first = good.results[0];
if (first === undefined) throw new Error("nothing was examined");
const rest = good.results.slice(1);

describe("verify", () => {
  it("finds nothing wrong with what the suite reports", async () => {
    const mutant = mutants.find(({ kills }) => kills === "pages.range");
    const subjects = [
      [referenceSubject(modestProvider), { profiles: ["usage"] }],
      [mutant?.make() ?? referenceSubject(), { checks: ["pages.range"] }],
      [urlSubject({ url: "http://127.0.0.1:9/v1/ocr" }), { profiles: ["resilience", "usage"] }],
      [referenceSubject(), { checks: ["pages.range", "pages.list"], seed: 3 }],
      [referenceSubject(), { profiles: ["usage"], requirements: requirementSet("ocr-1.0") }],
    ] as const;
    const outcomes: Array<string> = [];
    for (const [subject, options] of subjects) {
      const report = sealed(await judge(subject, options), seal);
      // What comes out of a file, as plain JSON.
      const read: unknown = JSON.parse(JSON.stringify(report));
      expect(verify(read)).toEqual([]);
      outcomes.push(report.outcome);
    }
    expect(outcomes).toEqual(["conformant", "nonconformant", "nonconformant", "conformant", "conformant"]);
  });

  it("takes the sample of the other tests for a report", () => {
    expect(reportFaults(sampleReport)).toEqual([]);
  });

  it("says where a value is no report", () => {
    expect(verify({ ...good, seed: "1" })).toEqual(["/seed must be integer"]);
    expect(verify({ ...good, extra: 1 })).toEqual(["/ must NOT have additional properties"]);
    expect(verify(undefined)).toHaveLength(1);
    expect(verify({ ...good, results: [{ ...first, status: "green" }] })[0]).toContain("/results/0/status");
  });

  it("sees that a report was changed, or never sealed", () => {
    expect(verify({ ...good, subject: "another" })).toEqual(["its hash is not that of its contents: it was changed"]);
    const { hash: _hash, ...open } = good;
    expect(verify(open)).toEqual(["it has no hash: it was not sealed"]);
  });

  it("has the same hash whatever the order of the keys", () => {
    const turned = Object.fromEntries(Object.entries(good).toReversed());
    expect(verify(turned)).toEqual([]);
  });

  it.each([
    ["a better outcome", { outcome: "incomplete" }, /outcome is incomplete, but conformant follows/],
    ["a better profile", { outcomes: { ...good.outcomes, usage: "incomplete" } }, /outcomes of its profiles/],
    ["other counts", { counts: { ...good.counts, pass: good.counts.pass + 1 } }, /counts are not those/],
    ["a check left out", { results: rest }, new RegExp(`${first.id} was selected, but is not reported`)],
    ["a check twice", { results: [first, ...good.results] }, /is reported more than once/],
    ["a strange check", { results: [...rest, { ...first, id: "usage.typo" }] }, /usage\.typo is reported, but was not/],
    ["a lower level", { results: [{ ...first, level: "SHOULD" }, ...rest] }, /has the level "SHOULD", not "MUST"/],
    ["another clause", { results: [{ ...first, clause: "REQ-1" }, ...rest] }, /has the clause "REQ-1"/],
    [
      "a warning for a MUST",
      { results: [{ ...first, status: "warn", reason: "x" }, ...rest] },
      /cannot have the status/,
    ],
    ["a failure without a reason", { results: [{ ...first, status: "fail" }, ...rest] }, /fail without a reason/],
    [
      "a secretly provisional check",
      { results: [{ ...first, provisional: true }, ...rest] },
      /is provisional, against/,
    ],
    ["profiles that nobody selected", { profiles: ["usage"] }, /profiles that it examined are not those/],
    ["another normaliser", { normaliser: "0" }, /its normaliser is 0/],
    ["another suite", { suite: "99.0.0" }, /version 99\.0\.0 of the suite/],
    ["strange requirements", { requirements: "ocr-9.9" }, /there are no requirements ocr-9\.9/],
    [
      "a check that does not exist",
      { selection: { checks: ["usage.typo"] } },
      /no check usage\.typo, which was selected/,
    ],
  ] satisfies ReadonlyArray<readonly [string, Partial<Report>, RegExp]>)("sees %s", (_, change, says) => {
    expect(verify(forged(change)).join("\n")).toMatch(says);
  });

  it("has no outcome for a profile of which nothing concerns the subject", () => {
    const idle = rest.map((result) => ({ ...result, status: "not-applicable" as const, reason: "not claimed" }));
    expect(outcomesOf([first, ...idle], ["usage", "annotations"])).toEqual({ [first.profile]: "conformant" });
  });

  it("holds the documents against those that are locked", () => {
    const lock = "a".repeat(64);
    const strange = ["its documents are not those that this suite has locked"];
    expect(verify(forged({ lock }), { lock })).toEqual([]);
    expect(verify(forged({ lock }))).toEqual(strange);
    expect(verify(good, { lock })).toEqual(strange);
  });

  it("knows nothing of a check that is not in its registry", () => {
    const known = registry.filter(({ id }) => id !== first.id);
    expect(verify(good, { registry: known })).toContain(
      `${first.id} is reported, but was not selected or does not exist`,
    );
  });
});
