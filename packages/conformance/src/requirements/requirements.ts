/**
 * Frozen sets of requirements. A set names the checks that decide the outcome for one revision of the contract, each with
 * its clause and level. After its release nothing is added and nothing gets stricter: a set can only lose a check, with a
 * reason, so that who was conformant yesterday is so today.
 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Check } from "../check.ts";
import type { Level } from "../verdict.ts";

/** A check as a set froze it. */
export interface Requirement {
  readonly id: string;
  readonly clause: string;
  readonly level: Level;
}

/** A check that was taken out of a set after its release. */
export interface Removal extends Requirement {
  /** Why the check was wrong. */
  readonly reason: string;
}

/** A set of requirements. */
export interface RequirementSet {
  /** Such as `ocr-1.0`. */
  readonly name: string;
  /** The revision of the contract. */
  readonly spec: "ocr/1";
  /** The day of its release, such as `2026-12-01`; null before: then it may still be made anew. */
  readonly released: string | null;
  /** Of every check that the set ever had, removed ones included. It never changes after the release. */
  readonly sha256: string;
  readonly checks: ReadonlyArray<Requirement>;
  readonly removed: ReadonlyArray<Removal>;
}

/** The names of the sets. */
export const requirementSets = ["ocr-1.0"] as const;

/** The hash of the promises of a set; it does not change when one is removed with a reason. */
export const requirementsHash = ({ checks, removed }: Pick<RequirementSet, "checks" | "removed">): string => {
  const lines = [...checks, ...removed].map(({ clause, id, level }) => `${id} ${clause} ${level}\n`);
  return createHash("sha256").update(lines.toSorted().join("")).digest("hex");
};

/** Makes a set of checks that is not released yet. */
export const newRequirementSet = (name: string, checks: ReadonlyArray<Check>): RequirementSet => {
  const found = checks
    .map(({ clause, id, level }) => ({ id, clause, level }))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const set = { checks: found, removed: [] };
  return { name, spec: "ocr/1", released: null, sha256: requirementsHash(set), ...set };
};

/** What is wrong with a set: a changed promise, a check that is gone without a reason. Nothing, when it is in order. */
export const requirementFaults = (set: RequirementSet, registry: ReadonlyArray<Check>): ReadonlyArray<string> => {
  const known = new Set(registry.map((check) => check.id));
  const faults = set.checks.filter(({ id }) => !known.has(id)).map(({ id }) => `${id} is in the set, but no check`);
  const silent = set.removed.filter(({ reason }) => reason.trim() === "").map(({ id }) => `${id} was removed silently`);
  const hash = requirementsHash(set);
  const changed = hash === set.sha256 ? [] : [`the promises of ${set.name} were changed: their hash is ${hash}`];
  return [...faults, ...silent, ...changed];
};

/** An object on one line, as the formatter of the repository writes it. */
const lineOf = (value: object): string => {
  const fields = Object.entries(value).map(([name, entry]) => `${JSON.stringify(name)}: ${JSON.stringify(entry)}`);
  return `    { ${fields.join(", ")} }`;
};

const listOf = (values: ReadonlyArray<object>): string =>
  values.length === 0 ? "[]" : `[\n${values.map(lineOf).join(",\n")}\n  ]`;

/** The text of the file of a set: a line for each check. */
export const requirementsJson = ({ checks, removed, ...head }: RequirementSet): string => {
  const fields = Object.entries(head).map(([name, value]) => `  ${JSON.stringify(name)}: ${JSON.stringify(value)},\n`);
  return `{\n${fields.join("")}  "checks": ${listOf(checks)},\n  "removed": ${listOf(removed)}\n}\n`;
};

/**
 * The set of a name. Throws when there is none.
 *
 * @example
 * ```ts
 * import { judge, referenceSubject, requirementSet } from "@ocr/conformance";
 *
 * const requirements = requirementSet("ocr-1.0");
 * const { results } = await judge(referenceSubject(), { profiles: ["usage"], requirements });
 * console.log(results.filter((result) => result.provisional).length); // checks that are newer than the set
 * ```
 */
export const requirementSet = (name: string): RequirementSet => {
  if (!requirementSets.some((known) => known === name))
    throw new Error(`there are no requirements ${name}; there are ${requirementSets.join(", ")}`);
  const file = new URL(`../../requirements/${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, "utf8")) as RequirementSet;
};
