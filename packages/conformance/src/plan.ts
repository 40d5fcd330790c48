/**
 * How many pages a run bills. The plan is counted before the start, by the same checks on the reference provider with the
 * same seed and claims; while a run goes on, a question that would exceed the limit is not asked.
 */
import { listenedTo, type Question } from "./meter.ts";
import { claimingSubject } from "./reference/claiming.ts";
import { evidenceLog } from "./report/evidence.ts";
import { judge, type RunOptions } from "./run.ts";
import type { Subject } from "./subject.ts";

/** What one check asks. */
interface PlannedCheck {
  readonly id: string;
  /** Pages of the questions that no check before it asked. */
  readonly pages: number;
  /** Its questions, also those that others ask too. */
  readonly keys: ReadonlySet<string>;
}

/** The part of a run that fits below a limit. */
export interface PlanSelection {
  /** Whether a question may be asked. */
  readonly allows: (question: Question) => boolean;
  /** The ids of the checks that cannot be examined. */
  readonly left: ReadonlyArray<string>;
}

/** What a run is going to ask. */
export interface Plan {
  readonly questions: number;
  /** Pages that a subject bills which keeps the contract. */
  readonly pages: number;
  /** By the ids of the checks that ask first, for those that bill something. */
  readonly checks: ReadonlyArray<{ readonly id: string; readonly pages: number }>;
  /** The pages that one question bills. */
  readonly pagesOf: (question: Question) => Promise<number>;
  /** As many checks as fit into so many pages: first the questions with which the most can be examined for a page. */
  readonly within: (limit: number) => PlanSelection;
}

/** A subject whose pages are counted. */
export interface Metered extends Subject {
  /** Pages that were billed until now. */
  readonly billed: () => number;
}

/** What an answer billed: what it told, or for a question that may have been left what it asked for. */
const billedBy = async (question: Question, told: number | undefined, due: () => Promise<number>): Promise<number> =>
  told ?? (question.mayBeLeft ? due() : 0);

/** Chooses checks below a limit. `totals` are the pages of each question over the whole run. */
const within = (
  checks: ReadonlyArray<PlannedCheck>,
  totals: ReadonlyMap<string, number>,
  limit: number,
): PlanSelection => {
  const allowed = new Set<string>();
  const free = ({ keys }: PlannedCheck, more?: ReadonlySet<string>): boolean =>
    [...keys].every((key) => allowed.has(key) || more?.has(key) === true || totals.get(key) === 0);
  let spent = 0;
  let waiting = checks;
  /** The check whose questions let the most checks be examined for each page that they add. */
  const best = (): { readonly check: PlannedCheck; readonly added: number } | undefined => {
    let found: { readonly check: PlannedCheck; readonly added: number; readonly worth: number } | undefined;
    for (const check of waiting) {
      const missing = [...check.keys].filter((key) => !allowed.has(key));
      const added = missing.reduce((sum, key) => sum + (totals.get(key) ?? 0), 0);
      if (spent + added > limit) continue;
      const worth = waiting.filter((other) => free(other, check.keys)).length / Math.max(added, 0.01);
      if (found === undefined || worth > found.worth) found = { check, added, worth };
    }
    return found;
  };
  for (let next = best(); next !== undefined; next = best()) {
    spent += next.added;
    for (const key of next.check.keys) allowed.add(key);
    waiting = waiting.filter((check) => !free(check));
  }
  return {
    // Nobody planned it: only the limit itself stands against it.
    allows: ({ key }) => allowed.has(key) || !totals.has(key),
    left: waiting.map(({ id }) => id),
  };
};

/**
 * Counts what a run with these options would ask this subject. The subject itself is not asked.
 *
 * @example
 * ```ts
 * import { judge, metered, planOf, referenceSubject } from "@ocr/conformance";
 *
 * const subject = referenceSubject();
 * const plan = await planOf(subject, { profiles: ["usage"] });
 * console.log(plan.pages); // the pages that a run will bill
 * const { outcome } = await judge(metered(subject, plan, plan.pages), { profiles: ["usage"] });
 * console.log(outcome); // conformant
 * ```
 */
export const planOf = async (subject: Subject, options: RunOptions = {}): Promise<Plan> => {
  const expected = new Map<string, number>();
  const totals = new Map<string, number>();
  const keyOf = new WeakMap<object, string>();
  const checks: Array<PlannedCheck> = [];
  let questions = 0;
  let pages = 0;
  let before = 0;
  let keys = new Set<string>();
  const counted = listenedTo(claimingSubject(subject), {
    before: async () => undefined,
    after: async (question, told, answer) => {
      const due = await billedBy(question, told, question.pages);
      const { key } = question;
      expected.set(key, Math.max(due, expected.get(key) ?? 0));
      totals.set(key, due + (totals.get(key) ?? 0));
      if (answer !== undefined) keyOf.set(answer, key);
      keys.add(key);
      questions += 1;
      pages += due;
    },
  });
  const { onStart: _started, ...rest } = options;
  const evidence = evidenceLog();
  await judge(counted, {
    ...rest,
    evidence: {
      ...evidence,
      // Told of earlier answers too, which nobody has to ask for again.
      note: ({ answer }) => {
        const key = keyOf.get(answer);
        if (key !== undefined) keys.add(key);
      },
    },
    onResult: ({ id }) => {
      checks.push({ id, pages: pages - before, keys });
      before = pages;
      keys = new Set();
    },
  });
  return {
    questions,
    pages,
    checks: checks.filter((check) => check.pages > 0).map(({ id, pages: own }) => ({ id, pages: own })),
    pagesOf: async (question) => expected.get(question.key) ?? (await question.pages()),
    within: (limit) => within(checks, totals, limit),
  };
};

/** Counts the pages of a subject. Questions that would bill more than `limit` pages in all are not asked. */
export const metered = (
  subject: Subject,
  plan: Pick<Plan, "pagesOf"> & Partial<Pick<Plan, "within">>,
  limit = Infinity,
): Metered => {
  const selection = plan.within?.(limit);
  const dues = new Map<Question, number>();
  let billed = 0;
  const listened = listenedTo(subject, {
    before: async (question) => {
      const due = await plan.pagesOf(question);
      if (due === 0) return undefined;
      if (selection?.allows(question) === false)
        return `the limit of ${limit} pages: others fit below it, but not this one`;
      if (billed + due > limit)
        return `the limit of ${limit} pages: ${billed} are billed, this question would bill ${due} more`;
      // Counted at once, because other questions may be on their way.
      billed += due;
      dues.set(question, due);
      return undefined;
    },
    after: async (question, told) => {
      const due = dues.get(question) ?? 0;
      dues.delete(question);
      billed += (await billedBy(question, told, async () => due)) - due;
    },
  });
  return { ...listened, billed: () => billed };
};
