/**
 * How many pages a run bills. The plan is counted before the start, by the same checks on the reference provider with the
 * same seed and claims; while a run goes on, a question that would exceed the limit is not asked.
 */
import { NotExercised } from "./check.ts";
import { listenedTo, type Question } from "./meter.ts";
import { claimingSubject } from "./reference/claiming.ts";
import { judge, type RunOptions } from "./run.ts";
import type { Subject } from "./subject.ts";

/** What a run is going to ask. */
export interface Plan {
  readonly questions: number;
  /** Pages that a subject bills which keeps the contract. */
  readonly pages: number;
  /** By the ids of the checks that ask, for those that bill something. A question that several ask counts for the first. */
  readonly checks: ReadonlyArray<{ readonly id: string; readonly pages: number }>;
  /** The pages that one question bills. */
  readonly pagesOf: (question: Question) => Promise<number>;
  /** The stand-in for the subject, which was asked. */
  readonly standIn: Subject;
}

/** A subject whose pages are counted. */
export interface Metered extends Subject {
  /** Pages that were billed until now. */
  readonly billed: () => number;
}

/** What an answer billed: what it told, or for a question that may have been left what it asked for. */
const billedBy = async (question: Question, told: number | undefined, due: () => Promise<number>): Promise<number> =>
  told ?? (question.mayBeLeft ? due() : 0);

/** Counts what a run with these options would ask this subject. The subject itself is not asked. */
export const planOf = async (subject: Subject, options: RunOptions = {}): Promise<Plan> => {
  const expected = new Map<string, number>();
  const checks: Array<{ readonly id: string; readonly pages: number }> = [];
  let questions = 0;
  let pages = 0;
  let before = 0;
  const standIn = claimingSubject(subject);
  const counted = listenedTo(standIn, {
    before: async () => undefined,
    after: async (question, told) => {
      const due = await billedBy(question, told, question.pages);
      expected.set(question.key, Math.max(due, expected.get(question.key) ?? 0));
      questions += 1;
      pages += due;
    },
  });
  const { evidence: _, onResult: _told, onStart: _started, ...rest } = options;
  await judge(counted, {
    ...rest,
    onResult: ({ id }) => {
      if (pages > before) checks.push({ id, pages: pages - before });
      before = pages;
    },
  });
  const pagesOf: Plan["pagesOf"] = async (question) => expected.get(question.key) ?? (await question.pages());
  return { questions, pages, checks, pagesOf, standIn };
};

/** Counts the pages of a subject. Questions that would bill more than `limit` pages in all are not asked. */
export const metered = (subject: Subject, { pagesOf }: Pick<Plan, "pagesOf">, limit = Infinity): Metered => {
  let billed = 0;
  const dues = new Map<Question, number>();
  const listened = listenedTo(subject, {
    before: async (question) => {
      const due = await pagesOf(question);
      if (billed + due > limit)
        throw new NotExercised(
          `the limit of ${limit} pages: ${billed} are billed, this question would bill ${due} more`,
        );
      // Counted at once, because other questions may be on their way.
      billed += due;
      dues.set(question, due);
    },
    after: async (question, told) => {
      const due = dues.get(question) ?? 0;
      dues.delete(question);
      billed += (await billedBy(question, told, async () => due)) - due;
    },
  });
  return { ...listened, billed: () => billed };
};
