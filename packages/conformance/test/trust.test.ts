/** The judge judged: no false alarm on who is right, and every known fault is found for its reason. */
import {
  checksWithoutMutant,
  equivalents,
  foundEquivalents,
  judge,
  modestProvider,
  mutants,
  referenceServerSubject,
  referenceSubject,
  registry,
  requestSchema,
  survivors,
} from "@ocr/conformance";
import { describe, expect, it } from "vitest";
import { knownOptions } from "../src/mutants/options.ts";
import { strayMeanings } from "../src/mutants/schema.ts";

describe("false alarms", () => {
  // One seed here; `./run bench judge` takes three hundred.
  it("the reference, a provider that claims little and a server pass; every check applies to one of them", async () => {
    const full = await judge(referenceSubject());
    const modest = await judge(referenceSubject(modestProvider));
    const server = await judge(referenceServerSubject());
    const alarms = [full, modest, server].flatMap(({ results }) =>
      results.filter(({ status }) => status !== "pass" && status !== "not-applicable"),
    );
    expect(alarms).toEqual([]);
    const idle = full.results.filter(
      ({ status }, i) =>
        status === "not-applicable" && [modest, server].every(({ results }) => results[i]?.status !== "pass"),
    );
    expect(idle.map((result) => result.id)).toEqual([]);
  });
});

describe("mutants", () => {
  it("every check has one", () => {
    expect(checksWithoutMutant()).toEqual([]);
    expect(mutants.length).toBeGreaterThanOrEqual(600);
  });

  it("each has a name of its own among those of its check and reason", () => {
    const names = mutants.map(({ because, kills, name }) => `${name} ${kills} ${String(because)}`);
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
  });

  it("are made for every leaf of the response and every option of the request", () => {
    expect(strayMeanings).toEqual([]);
    const options = Object.keys(requestSchema.properties).filter((option) => option !== "document");
    expect([...knownOptions].toSorted()).toEqual(options.toSorted());
  });

  // One seed here; `./run bench judge` takes twenty.
  it("each is killed by its own check, for its stated reason", async () => {
    expect(await survivors([4])).toEqual([]);
  });

  it("no check objects to what the contract allows, and each such fault says why", async () => {
    const profiles = "contract refusals text usage tables images margins blocks confidence annotations".split(" ");
    expect(
      await foundEquivalents(
        [4],
        registry.map((check) => check.profile).filter((name) => profiles.includes(name)),
      ),
    ).toEqual([]);
    expect(equivalents.filter(({ why }) => why.length < 15)).toEqual([]);
  });
});
