/** Two reports side by side. */
import { compare, judge, mutants, referenceSubject, type Score } from "@ocr/conformance";
import { describe, expect, it } from "vitest";
import { sampleReport } from "./sample-report.ts";

const score = (metric: string, value: number): Score => ({
  metric,
  group: "text",
  n: 100,
  value,
  low: value - 0.01,
  high: value + 0.01,
});

const pairOf = (metric: string, a: number, b: number) =>
  compare({ ...sampleReport, scores: [score(metric, a)] }, { ...sampleReport, scores: [score(metric, b)] }).scores[0];

describe("compare", () => {
  it("finds the verdicts that differ between a subject and its mutant", async () => {
    const mutant = mutants.find(({ kills }) => kills === "pages.range");
    const options = { checks: ["pages.range", "pages.all", "pages.list"] };
    const [a, b] = [
      await judge(referenceSubject(), options),
      await judge(mutant?.make() ?? referenceSubject(), options),
    ];
    const { cautions, differing, same } = compare(a, b);
    expect(cautions).toEqual([]);
    expect(differing.map((pair) => pair.id)).toContain("pages.range");
    expect(differing.every((pair) => pair.a?.status !== pair.b?.status)).toBe(true);
    expect(same + differing.length).toBe(a.results.length);
    expect(compare(a, a)).toMatchObject({ differing: [], same: a.results.length });
  });

  it("calls a score better only when the intervals have no point in common", () => {
    expect(pairOf("word-f1", 0.9, 0.915)).toMatchObject({ apart: false });
    expect(pairOf("word-f1", 0.9, 0.915)).not.toHaveProperty("better");
    expect(pairOf("word-f1", 0.9, 0.95)).toMatchObject({ apart: true, better: "b" });
    expect(pairOf("character-error-rate", 0.02, 0.07)).toMatchObject({ apart: true, better: "a" });
    expect(pairOf("invention-rate", 0.07, 0.02)).toMatchObject({ apart: true, better: "b" });
  });

  it("warns where the two were not asked the same", () => {
    const { cautions } = compare(sampleReport, { ...sampleReport, seed: 9, suite: "2.0.0" });
    expect(cautions).toEqual([
      "The seeds differ (7 and 9): they read other documents.",
      "The versions of the suite differ (1.2.3 and 2.0.0): they were judged by other checks.",
    ]);
  });

  it("keeps what only one side has", () => {
    const { differing, scores } = compare(sampleReport, { ...sampleReport, results: [], scores: [] });
    expect(differing).toHaveLength(sampleReport.results.length);
    expect(differing[0]).not.toHaveProperty("b");
    expect(scores.map((pair) => pair.apart)).toEqual([false, false]);
  });
});
