/** The bench of the judge counts what is a false alarm, and nothing else. */
import { mutants, referenceSubject } from "@ocr/conformance";
import { describe, expect, it } from "vitest";
import { alarmsOf } from "../judge/alarms.ts";

describe("alarmsOf", () => {
  it("tells what the checks say of a subject, but for what is known of it", async () => {
    const mutant = mutants.find(({ name }) => name === "usage_info.pages_processed is one more");
    const subject = mutant?.make() ?? referenceSubject();
    const checks = ["usage.all-pages", "usage.size"];
    const alarms = await alarmsOf(subject, [1, 2], {}, checks);
    expect(alarms.map(({ check, seed }) => [check, seed])).toEqual([
      ["usage.all-pages", 1],
      ["usage.all-pages", 2],
    ]);
    expect(await alarmsOf(subject, [1], { "usage.all-pages": "it counts the cover" }, checks)).toEqual([]);
  });
});
