/** The words in which every form of a report speaks of outcomes, statuses and runs. */
import type { Profile } from "../profile.ts";
import type { Status } from "../verdict.ts";
import type { Outcome, Report, Result } from "./report.ts";

/** What an outcome means, in one sentence. */
export const outcomeMeaning: Readonly<Record<Outcome, string>> = {
  conformant: "every claimed promise that was examined is kept",
  nonconformant: "a promise is broken",
  "suite-error": "the judge itself is at fault; this says nothing about the subject",
  incomplete: "promises are claimed that could not be examined",
};

/** The name of an outcome. */
export const outcomeName: Readonly<Record<Outcome, string>> = {
  conformant: "conformant",
  nonconformant: "not conformant",
  "suite-error": "suite error",
  incomplete: "incomplete",
};

/** The name of a status. */
export const statusName: Readonly<Record<Status, string>> = {
  pass: "passed",
  fail: "failed",
  warn: "warned",
  "not-applicable": "not applicable",
  "could-not-run": "could not run",
  "suite-error": "suite error",
};

/** A sign for a status, for those who do not see colours. */
export const statusSign: Readonly<Record<Status, string>> = {
  pass: "✓",
  fail: "✗",
  warn: "!",
  "not-applicable": "–",
  "could-not-run": "?",
  "suite-error": "⚡",
};

/** The statuses, the worst first. */
export const statusOrder: ReadonlyArray<Status> = [
  "suite-error",
  "fail",
  "could-not-run",
  "warn",
  "pass",
  "not-applicable",
];

/** The results that need a word, the worst first. */
export const troubles = (report: Report): ReadonlyArray<Result> =>
  statusOrder
    .filter((status) => status !== "pass" && status !== "not-applicable")
    .flatMap((status) => report.results.filter((result) => result.status === status));

// From so many on, a reason is told once before the list: it is likely to be one cause.
const leastRepeats = 4;

/** The reasons that many results share, the most frequent first; nothing when each has its own. */
export const repeatedReasons = (
  found: ReadonlyArray<Result>,
): ReadonlyArray<readonly [reason: string, count: number]> => {
  const counts = new Map<string, number>();
  for (const { reason = "" } of found) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts].filter(([, count]) => count >= leastRepeats).toSorted(([, a], [, b]) => b - a);
};

/** How many results were examined: all but those that do not concern the subject. */
export const examinedIn = ({ counts, results }: Report): number => results.length - counts["not-applicable"];

/** How many of the examined profiles are conformant, and how many there are. */
export const profilesIn = ({ outcomes }: Report): { readonly good: number; readonly all: number } => {
  const found = Object.values(outcomes);
  return { good: found.filter((outcome) => outcome === "conformant").length, all: found.length };
};

/** The results of one profile. */
export interface ProfileSummary {
  readonly profile: Profile;
  readonly results: ReadonlyArray<Result>;
  readonly counts: Readonly<Record<Status, number>>;
  /** Left out when the profile was not examined. */
  readonly outcome?: Outcome;
}

/** The results by profile, in the order of the report. */
export const profileSummaries = (report: Report): ReadonlyArray<ProfileSummary> =>
  [...new Set(report.results.map((result) => result.profile))].map((profile) => {
    const results = report.results.filter((result) => result.profile === profile);
    const counts = Object.fromEntries(
      statusOrder.map((status) => [status, results.filter((result) => result.status === status).length]),
    ) as Record<Status, number>;
    const outcome = report.outcomes[profile];
    return { profile, results, counts, ...(outcome === undefined ? {} : { outcome }) };
  });

/** Without a command the report came from a program of its owner. */
const commandOf = ({ command }: Report): string => command ?? "ocr-conformance …";

/** The line that runs one check of a report again. */
export const againLine = (report: Report, id: string): string => {
  // Profiles that were named count as claimed; without the name the check might not concern the subject.
  const profile = report.selection.profiles === undefined ? "" : ` --profile ${id.split(".")[0]}`;
  return `${commandOf(report)}${profile} --check ${id} --seed ${report.seed}`;
};

/** The line that makes the whole run again. */
export const runLine = (report: Report): string => {
  const { checks = [], profiles = [] } = report.selection;
  const words = [
    ...(profiles.length === 0 ? [] : [`--profile ${profiles.join(",")}`]),
    ...checks.map((id) => `--check ${id}`),
    ...(report.requirements === undefined ? [] : [`--requirements ${report.requirements}`]),
    `--seed ${report.seed}`,
  ];
  return [commandOf(report), ...words].join(" ");
};

/** A number for people: at most four digits after the point. What is not quite a whole number never looks like one. */
export const figure = (value: number): string => {
  const short = Number(value.toFixed(4));
  if (!Number.isInteger(short) || short === value) return String(short);
  if (short === 0) return value > 0 ? "<0.0001" : ">-0.0001";
  return String(short > value ? short - 0.0001 : short + 0.0001);
};

const shortForms: Readonly<Record<string, string>> = { f1: "F1", tau: "τ", teds: "TEDS", iou: "IoU", cer: "CER" };

/** A metric for people: `character-error-rate` as `character error rate`. */
export const metricName = (metric: string): string =>
  metric
    .split("-")
    .map((word) => shortForms[word] ?? word)
    .join(" ");
