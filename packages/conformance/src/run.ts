/** Runs the checks on a subject and says what the result is worth. */
import type { Check } from "./check.ts";
import type { Profile } from "./profile.ts";
import { Broken, NotConcerned, NotExercised } from "./verdict.ts";
import { profilesOf } from "./claims.ts";
import { contextOf, type GivenDocument } from "./context.ts";
import { lockHash } from "./fixture/lock.ts";
import { registry } from "./registry.ts";
import { type EvidenceLog, evidenceLog, shownReason } from "./report/evidence.ts";
import { countsOf, outcomeOf, outcomesOf } from "./report/outcome.ts";
import type { Report, Result } from "./report/report.ts";
import { suiteVersion } from "./report/suite.ts";
import type { RequirementSet } from "./requirements/requirements.ts";
import { scoresOf } from "./quality/scores.ts";
import { normaliserVersion } from "./score/normaliser.ts";
import type { Subject } from "./subject.ts";

export { outcomeOf };

/** What to run. */
export interface RunOptions {
  /** Default 1. The same seed asks about the same documents. */
  readonly seed?: number;
  /** Only these profiles; they then count as claimed. Default: what the subject's claims lead to. */
  readonly profiles?: ReadonlyArray<Profile>;
  /** Only these checks, by id. */
  readonly checks?: ReadonlyArray<string>;
  /** The promises; default is the whole registry. */
  readonly registry?: ReadonlyArray<Check>;
  /** Told of each check before it begins, with its place among those that were selected. */
  readonly onStart?: (check: Check, place: { readonly index: number; readonly total: number }) => void;
  /** Told of each check when it has ended. */
  readonly onResult?: (result: Result) => void;
  /** The frozen set that decides: checks that it lacks are provisional, and its levels count. Default: every check decides. */
  readonly requirements?: RequirementSet;
  /** Collects what stands behind the results, for reports that show it. */
  readonly evidence?: EvidenceLog;
  /** Documents of the user, whose truth nobody knows: the profile `document` examines them beside those of the suite. */
  readonly documents?: ReadonlyArray<GivenDocument>;
}

const statusOf = async (check: Check, run: () => Promise<void>): Promise<Pick<Result, "status" | "reason">> => {
  try {
    await run();
    return { status: "pass" };
  } catch (error) {
    if (error instanceof Broken) return { status: check.level === "MUST" ? "fail" : "warn", reason: error.message };
    if (error instanceof NotConcerned) return { status: "not-applicable", reason: error.message };
    if (error instanceof NotExercised) return { status: "could-not-run", reason: error.message };
    return { status: "suite-error", reason: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
};

/**
 * Judges a subject.
 *
 * Throws when a check is named that does not exist: a run of nothing must not look green.
 */
export const judge = async (subject: Subject, options: RunOptions = {}): Promise<Report> => {
  const { evidence = evidenceLog(), onResult, registry: all = registry, seed = 1 } = options;
  const unknown = options.checks?.find((id) => !all.some((check) => check.id === id));
  if (unknown !== undefined) throw new Error(`there is no check ${unknown}`);
  const selected = all.filter(
    (check) =>
      (options.checks?.includes(check.id) ?? true) &&
      (options.checks !== undefined || (options.profiles?.includes(check.profile) ?? true)),
  );
  const claimed = options.profiles ?? profilesOf(subject.claims, subject.faults, subject.kind);
  const startedAt = performance.now();
  const results: Array<Result> = [];
  const notes: Array<string> = [];
  const context = contextOf(subject, seed, { notes, note: evidence.note, documents: options.documents ?? [] });

  const examine = async (check: Check): Promise<Pick<Result, "status" | "reason">> => {
    if (!claimed.includes(check.profile))
      return { status: "not-applicable", reason: `${check.profile} is not claimed` };
    if (check.applies?.(subject.claims) === false)
      return { status: "not-applicable", reason: "it does not concern what is claimed" };
    if (check.needs === "faults" && !subject.faults)
      return { status: "could-not-run", reason: "faults cannot be injected into this subject" };
    return statusOf(check, () => check.run(context));
  };
  const frozen = options.requirements;
  const promised = new Map(frozen?.checks.map((requirement) => [requirement.id, requirement]));
  for (const [index, registered] of selected.entries()) {
    const promise = promised.get(registered.id);
    const check = { ...registered, ...promise };
    const { clause, id, level, profile, title } = check;
    const provisional = frozen !== undefined && promise === undefined ? ({ provisional: true } as const) : {};
    options.onStart?.(check, { index, total: selected.length });
    const began = performance.now();
    notes.length = 0;
    const examined = await examine(check);
    const denied = subject.notAsked?.();
    const { reason, status } =
      denied === undefined ? examined : ({ status: "could-not-run", reason: denied } satisfies Partial<Result>);
    const found = { status, ...(reason === undefined ? {} : { reason: shownReason(reason, evidence) }) };
    const unobserved = notes.length === 0 ? {} : { unobserved: [...new Set(notes)] };
    const milliseconds = Math.round(performance.now() - began);
    const result: Result = { id, clause, level, profile, title, ...found, ...unobserved, ...provisional, milliseconds };
    results.push(result);
    evidence.keep(result);
    onResult?.(result);
  }
  // Who runs single checks wants their verdict, not figures of the few documents that they asked about.
  const scores = options.checks === undefined ? await scoresOf(context) : [];
  return {
    format: "ocr-conformance/1",
    spec: "ocr/1",
    suite: suiteVersion,
    subject: subject.name,
    kind: subject.kind,
    ...(frozen === undefined ? {} : { requirements: frozen.name }),
    seed,
    normaliser: normaliserVersion,
    lock: lockHash(),
    selection: {
      ...(options.profiles === undefined ? {} : { profiles: options.profiles }),
      ...(options.checks === undefined ? {} : { checks: options.checks }),
    },
    profiles: claimed,
    outcome: outcomeOf(
      results,
      selected.map((check) => check.id),
    ),
    outcomes: outcomesOf(results, claimed),
    counts: countsOf(results),
    milliseconds: Math.round(performance.now() - startedAt),
    results,
    ...(scores.length === 0 ? {} : { scores }),
    ...(evidence.spent.pages === 0 ? {} : { spent: evidence.spent }),
  };
};
