/** Frozen requirements: nobody who was conformant yesterday is not so today because of the suite. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import {
  Broken,
  type Check,
  judge,
  newRequirementSet,
  referenceSubject,
  registry,
  requirementFaults,
  requirementSet,
  requirementsHash,
  requirementsJson,
  requirementSets,
} from "@ocr/conformance";
import { describe, expect, it } from "vitest";

/**
 * The hashes of released sets, by name. A line is added with each release and never changed: it is what keeps a set from
 * changing together with its own hash.
 */
const released: Readonly<Record<string, string>> = {};

const spec = join(import.meta.dirname, "../../../spec/requirements");

describe.each(requirementSets)("the set %s", (name) => {
  const set = requirementSet(name);

  it("holds checks that exist, lost none in silence, and was not changed", () => {
    expect(requirementFaults(set, registry)).toEqual([]);
    // A set that is not released may still be made anew.
    expect(set.released === null ? undefined : set.sha256).toBe(released[name]);
  });

  it("is the same in the specification and in the package, as tools/conformance/requirements.ts writes it", async () => {
    const published = await readFile(join(spec, `${name}.json`), "utf8");
    expect(published).toBe(requirementsJson(set));
  });
});

const check = (id: string, level: Check["level"] = "MUST", run: Check["run"] = async () => undefined): Check => ({
  id: `contract.${id}`,
  clause: "RES-1",
  level,
  profile: "contract",
  title: "made up",
  run,
});
const breaks = () => Promise.reject(new Broken("no"));

describe("a set", () => {
  const checks = [check("a"), check("b", "SHOULD")];
  const set = newRequirementSet("made-up", checks);
  const [first, second] = set.checks;

  it("cannot be changed without being noticed", () => {
    expect(requirementFaults(set, checks)).toEqual([]);
    const stricter = { ...set, checks: set.checks.map((entry) => ({ ...entry, level: "MUST" as const })) };
    const more = { ...set, checks: [...set.checks, { id: "contract.c", clause: "RES-1", level: "MUST" as const }] };
    const fewer = { ...set, checks: set.checks.slice(1) };
    for (const changed of [stricter, more, fewer])
      expect(requirementFaults(changed, [...checks, check("c")])).toEqual([
        `the promises of made-up were changed: their hash is ${requirementsHash(changed)}`,
      ]);
    expect(requirementFaults(set, checks.slice(1))).toEqual(["contract.a is in the set, but no check"]);
  });

  it("can lose a check with a reason, and only so", () => {
    const without = (reason: string) => ({
      ...set,
      checks: set.checks.filter((entry) => entry !== first),
      removed: first === undefined ? [] : [{ ...first, reason }],
    });
    expect(requirementFaults(without("it asked for one vendor's habit"), checks)).toEqual([]);
    expect(requirementFaults(without(" "), checks)).toEqual(["contract.a was removed silently"]);
    expect(second?.id).toBe("contract.b");
  });

  it("is written with a line for each check, and read back", () => {
    expect(JSON.parse(requirementsJson(set))).toEqual(set);
    expect(requirementsJson(set)).toContain('    { "id": "contract.a", "clause": "RES-1", "level": "MUST" },\n');
  });

  it("alone decides: newer checks are reported as provisional, and levels are those of the release", async () => {
    const outcome = async (...all: ReadonlyArray<Check>) => {
      const {
        outcome: found,
        requirements,
        results,
      } = await judge(referenceSubject(), { registry: all, requirements: set });
      expect(requirements).toBe("made-up");
      return [found, ...results.map(({ provisional, status }) => (provisional ? `${status}, provisional` : status))];
    };
    const [a, b] = [check("a"), check("b", "MUST", breaks)];
    // b became a MUST after the release.
    expect(await outcome(a, b)).toEqual(["conformant", "pass", "warn"]);
    expect(await outcome(a, check("new", "MUST", breaks))).toEqual(["conformant", "pass", "fail, provisional"]);
    expect(await outcome(check("a", "MUST", breaks), check("new"))).toEqual([
      "nonconformant",
      "fail",
      "pass, provisional",
    ]);
    expect(await outcome(check("new"))).toEqual(["incomplete", "pass, provisional"]);
  });

  it("has a name that is known", () => {
    expect(() => requirementSet("ocr-9.9")).toThrow("there are no requirements ocr-9.9; there are ocr-1.0");
  });
});
