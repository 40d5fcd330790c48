/** The providers of this repository keep the contract, in the profiles that are quick to examine; `./run conformance` examines all. */
import { judge } from "@ocr/conformance";
import { describe, expect, it } from "vitest";
import { subjects } from "../conformance/subjects.ts";

const profiles = ["refusals", "pages", "usage", "tables", "errors"] as const;

describe("conformance", () => {
  it.each(Object.keys(subjects))("%s", async (name) => {
    const subject = await subjects[name]?.();
    if (subject === undefined) throw new Error("there is no such subject");
    try {
      const wanted = profiles.filter((profile) => subject.faults || profile !== "errors");
      const claimed = wanted.filter((profile) => profile !== "tables" || subject.claims.tableFormats !== undefined);
      const { outcome, results } = await judge(subject, { profiles: claimed, seed: 2 });
      expect(results.filter(({ status }) => status === "fail" || status === "suite-error")).toEqual([]);
      expect(outcome).toBe("conformant");
    } finally {
      await subject.close();
    }
  });
});
