/** Holds a report against itself and against this suite: whether its outcome follows from what it says was found. */
import { Ajv2020 } from "ajv/dist/2020.js";
import type { Check } from "../check.ts";
import { lockHash } from "../fixture/lock.ts";
import { registry as wholeRegistry } from "../registry.ts";
import { type RequirementSet, requirementSet, requirementSets } from "../requirements/requirements.ts";
import { normaliserVersion } from "../score/normaliser.ts";
import { countsOf, outcomeOf, outcomesOf } from "./outcome.ts";
import type { Report, Result } from "./report.ts";
import { reportSchema } from "./schema.ts";
import { canonicalJson, hashOf } from "./seal.ts";
import { suiteVersion } from "./suite.ts";

/** What the report is held against. */
export interface VerifyOptions {
  /** The promises; default is the whole registry. */
  readonly registry?: ReadonlyArray<Check>;
  /** The hash of the locked documents; default is that of this suite. */
  readonly lock?: string;
}

const fits = new Ajv2020({ allErrors: true }).compile<Report>(reportSchema);

const most = 20;

/** What is wrong with the form of a value that should be a report. */
export const reportFaults = (value: unknown): ReadonlyArray<string> =>
  fits(value)
    ? []
    : (fits.errors ?? []).slice(0, most).map(({ instancePath, message = "" }) => `${instancePath || "/"} ${message}`);

const setOf = (report: Report): RequirementSet | undefined =>
  requirementSets.some((name) => name === report.requirements) ? requirementSet(report.requirements ?? "") : undefined;

/** The ids that a run with this selection had to emit. */
const selectedIn = ({ selection }: Report, registry: ReadonlyArray<Check>): ReadonlyArray<string> => {
  const { checks, profiles } = selection;
  if (checks !== undefined) return registry.filter(({ id }) => checks.includes(id)).map(({ id }) => id);
  return registry.filter(({ profile }) => profiles?.includes(profile) ?? true).map(({ id }) => id);
};

const idFaults = (report: Report, registry: ReadonlyArray<Check>): ReadonlyArray<string> => {
  const wanted = new Set(selectedIn(report, registry));
  const ids = report.results.map(({ id }) => id);
  const twice = [...new Set(ids.filter((id, i) => ids.indexOf(id) !== i))];
  const missing = [...wanted].filter((id) => !ids.includes(id));
  const strange = [...new Set(ids)].filter((id) => !wanted.has(id));
  const named = (report.selection.checks ?? []).filter((id) => !registry.some((check) => check.id === id));
  return [
    ...named.map((id) => `there is no check ${id}, which was selected`),
    ...twice.map((id) => `${id} is reported more than once`),
    ...missing.map((id) => `${id} was selected, but is not reported`),
    ...strange.map((id) => `${id} is reported, but was not selected or does not exist`),
  ];
};

/** Whether a result says of its check what the suite says of it, and has a status that such a check can have. */
const resultFaults = (
  report: Report,
  result: Result,
  check: Check,
  set: RequirementSet | undefined,
): ReadonlyArray<string> => {
  const { id, level, profile, provisional = false, reason = "", status } = result;
  const promise = set?.checks.find((requirement) => requirement.id === id);
  const truth = { title: check.title, profile: check.profile, clause: check.clause, level: check.level, ...promise };
  const wrong = (["clause", "level", "profile", "title"] as const).filter((key) => result[key] !== truth[key]);
  const faults = wrong.map((key) => `${id} has the ${key} "${result[key]}", not "${truth[key]}"`);
  if (provisional !== (set !== undefined && promise === undefined))
    faults.push(`${id} is ${provisional ? "" : "not "}provisional, against its set of requirements`);
  if ((status === "fail" && level !== "MUST") || (status === "warn" && level !== "SHOULD"))
    faults.push(`${id} cannot have the status ${status}: its level is ${level}`);
  if (status !== "pass" && reason === "") faults.push(`${id} has the status ${status} without a reason`);
  if (status !== "not-applicable" && !report.profiles.includes(profile))
    faults.push(`${id} has the status ${status}, but ${profile} was not examined`);
  return faults;
};

const originFaults = (report: Report, { lock = lockHash() }: VerifyOptions): ReadonlyArray<string> => {
  const { normaliser, requirements, suite } = report;
  const unknownSet = requirements !== undefined && setOf(report) === undefined;
  return [
    ...(suite === suiteVersion ? [] : [`it was made by version ${suite} of the suite; this is ${suiteVersion}`]),
    ...(normaliser === normaliserVersion
      ? []
      : [`its normaliser is ${normaliser}; this suite has ${normaliserVersion}`]),
    ...(report.lock === lock ? [] : ["its documents are not those that this suite has locked"]),
    ...(unknownSet ? [`there are no requirements ${requirements}`] : []),
  ];
};

const sameJson = (a: unknown, b: unknown): boolean => canonicalJson(a) === canonicalJson(b);

const outcomeFaults = (report: Report, registry: ReadonlyArray<Check>): ReadonlyArray<string> => {
  const { counts, outcome, outcomes, profiles, results, selection } = report;
  const follows = outcomeOf(results, selectedIn(report, registry));
  const claims = selection.profiles === undefined || sameJson(selection.profiles, profiles);
  return [
    ...(sameJson(counts, countsOf(results)) ? [] : ["its counts are not those of its results"]),
    ...(outcome === follows ? [] : [`its outcome is ${outcome}, but ${follows} follows from its results`]),
    ...(sameJson(outcomes, outcomesOf(results, profiles))
      ? []
      : ["the outcomes of its profiles do not follow from its results"]),
    ...(claims ? [] : ["the profiles that it examined are not those that were selected"]),
  ];
};

const hashFaults = (report: Report): ReadonlyArray<string> => {
  if (report.hash === undefined) return ["it has no hash: it was not sealed"];
  return report.hash === hashOf(report) ? [] : ["its hash is not that of its contents: it was changed"];
};

/**
 * What is wrong with a report, each in one sentence; nothing when it is in order. It cannot tell whether the run ever
 * took place: for that, run its `command` again.
 *
 * @example
 * ```ts
 * import { judge, referenceSubject, sealed, verify } from "@ocr/conformance";
 *
 * const report = await judge(referenceSubject(), { profiles: ["usage"] });
 * const whole = sealed(report, { command: "ocr-conformance --module ./acme.js", date: "2026-11-20T09:00:00Z" });
 * console.log(verify(whole)); // []
 * console.log(verify({ ...whole, subject: "other" })); // ["its hash is not that of its contents: it was changed"]
 * ```
 */
export const verify = (value: unknown, options: VerifyOptions = {}): ReadonlyArray<string> => {
  const registry = options.registry ?? wholeRegistry;
  const form = reportFaults(value);
  if (form.length > 0) return form;
  const report = value as Report;
  const set = setOf(report);
  const results = report.results.flatMap((result) => {
    const check = registry.find(({ id }) => id === result.id);
    return check === undefined ? [] : resultFaults(report, result, check, set);
  });
  return [
    ...hashFaults(report),
    ...originFaults(report, options),
    ...idFaults(report, registry),
    ...results,
    ...outcomeFaults(report, registry),
  ];
};
