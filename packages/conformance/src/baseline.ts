/**
 * What an adapter knows to be broken: checks with a reason and a link, in a file of its repository. A baseline keeps
 * a build green and tells when an entry is stale; it never changes the verdict, the report or the badge.
 */
import type { Check } from "./check.ts";
import type { Report, Result } from "./report/report.ts";

/** A check that is known not to pass. */
export interface BaselineEntry {
  /** The id of one check. */
  readonly id: string;
  /** Why it does not pass. */
  readonly reason: string;
  /** Where the work on it is followed, such as the address of an issue. */
  readonly link: string;
  /** It passes now and then; only for checks at SHOULD, which score quality. */
  readonly flaky?: boolean;
}

/** The content of a baseline file. */
export interface Baseline {
  readonly format: "ocr-conformance-baseline/1";
  readonly checks: ReadonlyArray<BaselineEntry>;
}

/** What a baseline makes of a report. */
export interface BaselineVerdict {
  /** The exit code: 0 when everything that did not pass is known, 1 for news and for a baseline that is out of date. */
  readonly exitCode: 0 | 1 | 2 | 3;
  /** Entries that did not pass, as expected. */
  readonly known: ReadonlyArray<BaselineEntry>;
  /** Results that decide the outcome and are not in the baseline. */
  readonly news: ReadonlyArray<Result>;
  /** What has to be changed in the baseline, in sentences. */
  readonly faults: ReadonlyArray<string>;
}

const format = "ocr-conformance-baseline/1";
const fields = new Set(["id", "reason", "link", "flaky"]);

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const entryOf = (value: unknown, name: string): BaselineEntry => {
  const { flaky, id, link, reason } = isRecord(value) ? value : {};
  if (typeof id !== "string" || id === "") throw new Error(`${name}: an entry has no id`);
  const strange = Object.keys(value as object).find((field) => !fields.has(field));
  if (strange !== undefined) throw new Error(`${name}: ${id} has the unknown field ${strange}`);
  if (typeof reason !== "string" || reason.trim() === "") throw new Error(`${name}: ${id} needs a reason`);
  if (typeof link !== "string" || !/^https?:\/\/\S+$/.test(link))
    throw new Error(`${name}: ${id} needs a link, the address of an issue for instance`);
  if (flaky !== undefined && typeof flaky !== "boolean") throw new Error(`${name}: flaky of ${id} is true or false`);
  return { id, reason, link, ...(flaky === undefined ? {} : { flaky }) };
};

/** Reads the value of a baseline file. Throws with a sentence for people when it is none; `name` is the file's. */
export const baselineOf = (value: unknown, name = "the baseline"): Baseline => {
  if (!isRecord(value) || value["format"] !== format || !Array.isArray(value["checks"]))
    throw new Error(`${name} is no baseline: it needs "format": "${format}" and "checks"`);
  const checks = value["checks"].map((entry: unknown) => entryOf(entry, name));
  const twice = checks.find(({ id }, i) => checks.findIndex((other) => other.id === id) !== i);
  if (twice !== undefined) throw new Error(`${name} names ${twice.id} twice`);
  return { format, checks };
};

const decides = ({ provisional, status }: Result): boolean =>
  provisional !== true && (status === "fail" || status === "could-not-run");

const faultOf = (entry: BaselineEntry, check: Check | undefined, result: Result | undefined): string | undefined => {
  if (check === undefined) return `${entry.id}: there is no such check`;
  if (entry.flaky === true && check.level === "MUST")
    return `${entry.id}: flaky is only for checks of quality, at SHOULD; this one is a MUST`;
  // Not selected in this run: nothing can be said of it.
  if (result === undefined) return undefined;
  if (result.status === "pass" && entry.flaky !== true) return `${entry.id}: it passes now; take it out`;
  if (result.status === "not-applicable") return `${entry.id}: it does not concern the subject; take it out`;
  return undefined;
};

/**
 * Holds a report against a baseline. `registry` holds every check that exists.
 *
 * @example
 * ```ts
 * import { baselineOf, baselineVerdict, judge, referenceSubject, registry } from "@ocr/conformance";
 *
 * const entry = { id: "usage.size", reason: "the vendor rounds", link: "https://example.com/issues/1" };
 * const baseline = baselineOf({ format: "ocr-conformance-baseline/1", checks: [entry] });
 * const report = await judge(referenceSubject(), { profiles: ["usage"] });
 * console.log(baselineVerdict(baseline, report, registry).faults); // ["usage.size: it passes now; take it out"]
 * ```
 */
export const baselineVerdict = (
  { checks }: Baseline,
  report: Report,
  registry: ReadonlyArray<Check>,
): BaselineVerdict => {
  const results = new Map(report.results.map((result) => [result.id, result]));
  const known = checks.filter(({ id }) => {
    const status = results.get(id)?.status ?? "pass";
    return status !== "pass" && status !== "not-applicable" && status !== "suite-error";
  });
  const expected = new Set(known.map(({ id }) => id));
  const news = report.results.filter((result) => decides(result) && !expected.has(result.id));
  const faults = checks.flatMap((entry) => {
    const check = registry.find(({ id }) => id === entry.id);
    const fault = faultOf(entry, check, results.get(entry.id));
    return fault === undefined ? [] : [fault];
  });
  const exitCode = (): BaselineVerdict["exitCode"] => {
    if (report.outcome === "suite-error") return 2;
    if (faults.length > 0 || news.some(({ status }) => status === "fail")) return 1;
    // Also a run that examined nothing: no entry can excuse it.
    const examined = report.results.some(({ status }) => ["pass", "warn", "fail"].includes(status));
    return news.length > 0 || !examined ? 3 : 0;
  };
  return { exitCode: exitCode(), known, news, faults };
};

/**
 * A baseline of everything that did not pass and decides the outcome, to be filled in: entries that are already known
 * keep their words, new ones have empty ones, with which the file is refused.
 */
export const baselineSkeleton = (report: Report, known?: Baseline): Baseline => ({
  format,
  checks: report.results.filter(decides).map(({ id }) => {
    const entry = known?.checks.find((found) => found.id === id);
    return entry ?? { id, reason: "", link: "" };
  }),
});
