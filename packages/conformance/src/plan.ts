/**
 * How many pages a run bills. The plan is counted before the start, by the same checks on the reference provider with the
 * same seed and claims; while a run goes on, a question that would exceed the limit is not asked.
 */
import { createHash } from "node:crypto";
import { NotExercised } from "./check.ts";
import { documentPages } from "./fixture/document-pages.ts";
import { claimingSubject } from "./reference/claiming.ts";
import { judge, type RunOptions } from "./run.ts";
import type { Answer, AskOptions, Subject } from "./subject.ts";

/** What a run is going to ask. */
export interface Plan {
  readonly questions: number;
  /** Pages that a subject bills which keeps the contract. */
  readonly pages: number;
  /** By the ids of the checks that ask, for those that bill something. A question that several ask counts for the first. */
  readonly checks: ReadonlyArray<{ readonly id: string; readonly pages: number }>;
  /** The pages that one question bills. */
  readonly pagesOf: (request: unknown, options?: AskOptions) => Promise<number>;
  /** The stand-in for the subject, which was asked. */
  readonly standIn: Subject;
}

/** A subject whose pages are counted. */
export interface Metered extends Subject {
  /** Pages that were billed until now. */
  readonly billed: () => number;
}

const hashOf = (data: string | Uint8Array): string => createHash("sha256").update(data).digest("hex");

const keyOf = (request: unknown, { fault, signal }: AskOptions = {}): string =>
  hashOf(
    JSON.stringify([request ?? null, fault ?? null, signal !== undefined], (_, value: unknown) =>
      value instanceof Uint8Array ? hashOf(value) : value,
    ),
  );

/** The pages that an answer says it used; undefined when it does not say, as a failure. */
const pagesIn = ({ body }: Answer): number | undefined => {
  const usage = (body as { readonly usage_info?: { readonly pages_processed?: unknown } } | null | undefined)
    ?.usage_info;
  const pages = usage?.pages_processed;
  return typeof pages === "number" && pages >= 0 ? pages : undefined;
};

/** Counts what a run with these options would ask this subject. The subject itself is not asked. */
export const planOf = async (
  subject: Pick<Subject, "claims" | "faults" | "forms" | "kind">,
  options: RunOptions = {},
): Promise<Plan> => {
  const expected = new Map<string, number>();
  const checks: Array<{ readonly id: string; readonly pages: number }> = [];
  let questions = 0;
  let pages = 0;
  let before = 0;
  const stand = claimingSubject(subject);
  const ask: Subject["ask"] = async (request, more) => {
    const answer = await stand.ask(request, more);
    // Nobody knows whether a call that is left is billed.
    const left = more?.signal === undefined ? 0 : await documentPages(request, more.hosted?.bytes);
    const due = pagesIn(answer) ?? left;
    const key = keyOf(request, more);
    expected.set(key, Math.max(due, expected.get(key) ?? 0));
    questions += 1;
    pages += due;
    return answer;
  };
  const { evidence: _, onResult: _told, onStart: _started, ...rest } = options;
  await judge(
    { ...stand, ask },
    {
      ...rest,
      onResult: ({ id }) => {
        if (pages > before) checks.push({ id, pages: pages - before });
        before = pages;
      },
    },
  );
  const pagesOf: Plan["pagesOf"] = async (request, more) =>
    expected.get(keyOf(request, more)) ?? (await documentPages(request, more?.hosted?.bytes));
  return { questions, pages, checks, pagesOf, standIn: stand };
};

/** Counts the pages of a subject. Questions that would bill more than `limit` pages in all are not asked. */
export const metered = (subject: Subject, { pagesOf }: Pick<Plan, "pagesOf">, limit = Infinity): Metered => {
  let billed = 0;
  const ask: Subject["ask"] = async (request, more) => {
    const due = await pagesOf(request, more);
    if (billed + due > limit)
      throw new NotExercised(`the limit of ${limit} pages: ${billed} are billed, this question would bill ${due} more`);
    // Counted at once, because other questions may be on their way.
    billed += due;
    const answer = await subject.ask(request, more);
    const told = pagesIn(answer) ?? (more?.signal === undefined ? 0 : due);
    billed += told - due;
    return answer;
  };
  return { ...subject, ask, billed: () => billed };
};
