/** One request's way through the members of a router: who is asked, when to wait, when to give up. */
import * as Clock from "effect/Clock";
import * as Effect from "effect/Effect";
import * as Random from "effect/Random";
import { OcrError, type Reason } from "../error.ts";
import { parsePages } from "../pages.ts";
import { defaultPatience, delayAfter } from "../resilience/patience.ts";
import type { Answer, Job } from "../run/job.ts";
import { tell } from "../run/tell.ts";
import { mergeResponses } from "../split/merge.ts";
import { choose, type Strategy } from "./choice.ts";
import type { Member } from "./member.ts";
import { pickFrom, type Turn } from "./pick.ts";
import type { Queue, Waiter } from "./queue.ts";
import { isFinal } from "./verdict.ts";
import { enterMember, leaveMember, runVisit, type Visit } from "./visit.ts";

/** How a router takes its turns. */
export interface TurnOptions {
  readonly router: string;
  readonly queue: Queue;
  readonly strategy: Strategy;
  /**
   * `inside`: a member is tried with all its patience, and then left for good. `between`: after each failure another
   * member is asked at once; one that failed is asked again only when its wait is over and nobody fresher is free.
   */
  readonly patience: "inside" | "between";
}

/**
 * What a request takes from a limit on pages. Counting opens the document, so it is done only where there is such a
 * limit; a document that cannot be counted is taken for one page.
 */
const pagesOfJob = (job: Job, members: ReadonlyArray<Member>): Effect.Effect<number> =>
  Effect.promise(async () => {
    if (!members.some((member) => member.limiter.countsPages())) return 1;
    const selection = parsePages(job.request.pages);
    return selection === "all" ? ((await job.shelf.countIfKnown()) ?? 1) : selection.length;
  }).pipe(Effect.catchDefect(() => Effect.succeed(1)));

const noMember = (router: string, asked: string) =>
  new OcrError({
    reason: "Unsupported",
    message: `${router}: no member knows the model ${asked}; map it with "models"`,
    provider: router,
  });

const noneFree = (router: string, waitMs: number) =>
  new OcrError({
    reason: "RateLimited",
    message: `${router}: no member is free within the deadline`,
    provider: router,
    retryAfterMs: Number.isFinite(waitMs) ? Math.ceil(waitMs) : undefined,
  });

/** The failure that tells most: one that a caller can act on comes before trouble that may pass. */
const mostTelling = (errors: ReadonlyArray<OcrError>): OcrError | undefined =>
  errors.findLast((error) => !error.retryable && error.reason !== "Unsupported") ?? errors.at(-1);

/** Answers of several members that completed each other, as one. */
const joinAnswers = (answers: ReadonlyArray<Answer>, job: Job): Answer => {
  const [first] = answers;
  if (first === undefined) throw new Error("there is no answer to join");
  if (answers.length === 1) return first;
  const size = first.response.usage_info.doc_size_bytes ?? null;
  const { response, warnings } = mergeResponses(
    answers.map((answer) => answer.response),
    size,
  );
  const names = [...new Set(answers.map((answer) => answer.provider))].join("+");
  job.trail.warnings.push(...warnings, {
    code: "providers-mixed",
    message: `the pages were read by ${names}, because one of them failed part of the way`,
  });
  return { ...first, response, provider: names, pageReports: answers.flatMap((answer) => answer.pageReports) };
};

/** The pages that earlier members could not read, as a job of their own. */
const withPages = (job: Job, pages: ReadonlyArray<number> | undefined): Job =>
  pages === undefined ? job : { ...job, request: { ...job.request, pages: [...pages] } };

const tellRoute = (
  { at, member: { name: member }, probe }: Visit,
  { trail }: Job,
  router: string,
  { after, askedAt }: { readonly after?: Reason; readonly askedAt: number },
): Effect.Effect<void> => {
  const why = after === undefined ? {} : { after };
  const { requestId } = trail;
  const route = tell(trail, { type: "route", requestId, router, member, waitedMs: at - askedAt, ...why });
  if (!probe) return route;
  return Effect.flatMap(tell(trail, { type: "circuit", router, member, state: "half-open" }), () => route);
};

/** Routes a job over members. */
export const takeTurns = Effect.fnUntraced(function* (
  members: ReadonlyArray<Member>,
  job: Job,
  options: TurnOptions,
): Effect.fn.Return<Answer, OcrError> {
  const { request, settings } = job;
  const { queue, router, strategy } = options;
  const turns: ReadonlyArray<Turn> = members
    .filter((member) => member.knows(request.model))
    .map((member) => ({ member, tries: 0, notBefore: 0, out: false }));
  if (turns.length === 0) return yield* noMember(router, String(request.model));
  const startedAt = yield* Clock.currentTimeMillis;
  const patience = { ...defaultPatience, ...settings.patience, ...job.patience };
  const endsAt = startedAt + patience.deadlineMs;
  const number = queue.number();
  const errors: Array<OcrError> = [];
  const done: Array<Answer> = [];
  let missing: ReadonlyArray<number> | undefined;
  let after: Reason | undefined;

  while (turns.some((turn) => !turn.out)) {
    const askedAt = yield* Clock.currentTimeMillis;
    const random = yield* Random.next;
    const asked = withPages(job, missing);
    const pages = yield* pagesOfJob(asked, members);
    let turn: Turn | undefined;
    const waiter: Waiter<Visit> = {
      number,
      endsAt,
      look: (now, reserved) => pickFrom(turns, pages, now, reserved) ?? { until: Number.POSITIVE_INFINITY },
      enter: (free, now) => {
        const context = { now, random, model: request.model, prices: settings.prices };
        const candidates = free.map(({ member }) => member);
        const chosen = choose(candidates, strategy, context);
        turn = free.find(({ member }) => member === chosen);
        if (turn === undefined) throw new Error("there is nobody to go to");
        return enterMember(turn.member, pages, now);
      },
    };
    const waited = { askedAt, ...(after === undefined ? {} : { after }) };
    const visiting = (visit: Visit) => {
      // A failure sends the request on, so that one attempt is all a member gets at a time.
      const deadlineMs = Math.min(visit.member.patience.deadlineMs ?? Number.POSITIVE_INFINITY, endsAt - visit.at);
      const inner = options.patience === "between" ? { attempts: 1, deadlineMs } : {};
      return Effect.flatMap(tellRoute(visit, asked, router, waited), () =>
        runVisit(visit, asked, inner, queue.advance),
      );
    };
    const outcome = yield* Effect.result(
      queue.pass(waiter, visiting, (visit, exit) => leaveMember(visit, job, router, exit, queue.advance)),
    );
    if (outcome._tag === "Success") {
      if (!("until" in outcome.success)) return joinAnswers([...done, outcome.success], job);
      if (errors.length === 0) errors.push(noneFree(router, outcome.success.until - askedAt));
      break;
    }
    const error = outcome.failure;
    errors.push(error);
    after = error.reason;
    if (isFinal(error) || turn === undefined) break;
    if (error.partial !== undefined && error.partial.missingPages.length > 0) {
      // What was read is paid for: the next member gets only the pages that are missing.
      const { missingPages, response } = error.partial;
      done.push({ response, provider: error.provider ?? turn.member.name, model: response.model, pageReports: [] });
      missing = missingPages;
    }
    turn.tries += 1;
    const tries = options.patience === "inside" ? 1 : { ...patience, ...turn.member.patience }.attempts;
    turn.out = !error.retryable || turn.tries >= tries || (error.retryAfterMs ?? 0) > patience.retryAfterCapMs;
    turn.notBefore = (yield* Clock.currentTimeMillis) + (yield* delayAfter(turn.tries, error, patience));
  }
  const telling = mostTelling(errors) ?? noMember(router, String(request.model));
  if (done.length === 0) return yield* telling;
  const { response } = joinAnswers(done, job);
  return yield* telling.with({ partial: { response, missingPages: missing ?? [] } });
});
