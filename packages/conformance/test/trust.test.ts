/** The judge judged: no false alarm on who is right, and every known fault is found for its reason. */
import { checksWithoutMutant, judge, modestProvider, mutants, referenceSubject, survivors } from "@ocr/conformance";
import { describe, expect, it } from "vitest";

const alarmsOf = async (...given: Parameters<typeof judge>) => {
  const { results } = await judge(...given);
  return results.filter(({ status }) => status !== "pass" && status !== "not-applicable");
};

describe("false alarms", () => {
  it.each([1, 2, 3])("the reference provider passes every check, seed %i", async (seed) => {
    expect(await alarmsOf(referenceSubject(), { seed })).toEqual([]);
  });

  it("a provider that claims little passes too, and every check applies to one of the two", async () => {
    const full = await judge(referenceSubject());
    const modest = await judge(referenceSubject(modestProvider));
    expect(modest.results.filter(({ status }) => status !== "pass" && status !== "not-applicable")).toEqual([]);
    const idle = full.results.filter(
      ({ status }, i) => status === "not-applicable" && modest.results[i]?.status !== "pass",
    );
    expect(idle.map((result) => result.id)).toEqual([]);
  });
});

describe("mutants", () => {
  it("every check has one", () => {
    expect(checksWithoutMutant()).toEqual([]);
    expect(mutants.length).toBeGreaterThanOrEqual(250);
  });

  it("each is killed by its own check, for its stated reason", async () => {
    expect(await survivors([4, 5])).toEqual([]);
  });
});
