/** One request's way through the members of a router: who is asked, what is learnt, when to wait, when to give up. */
import * as Clock from "effect/Clock";
import * as Effect from "effect/Effect";
import * as Exit from "effect/Exit";
import * as Cause from "effect/Cause";
import * as Random from "effect/Random";
import { isOcrError, OcrError, type Reason } from "../error.ts";
import { parsePages } from "../pages.ts";
import { mergeResponses } from "../split/merge.ts";
import { defaultPatience, delayAfter, type Patience } from "../resilience/patience.ts";
import { runBackend } from "../run/backend.ts";
import type { Answer, Job } from "../run/job.ts";
import { observeCircuit, observeQueue } from "../run/observe.ts";
import { choose, type Strategy } from "./choice.ts";
import type { Member } from "./member.ts";
import { healthOf, isFinal } from "./verdict.ts";

/** How a router takes its turns. */
export interface TurnOptions {
  readonly router: string;
  readonly strategy: Strategy;
  /**
   * `inside`: a member is tried with all its patience, and then left for good. `between`: after each failure another
   * member is asked at once; one that failed is asked again only when its wait is over and nobody fresher is free.
   */
  readonly patience: "inside" | "between";
}

/** What a request remembers of a member. */
interface Turn {
  readonly member: Member;
  tries: number;
  /** Not before this time. */
  notBefore: number;
  /** Out for this request. */
  out: boolean;
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

/** The failure that tells most: one that a caller can act on comes before trouble that may pass. */
const mostTelling = (errors: ReadonlyArray<OcrError>): OcrError | undefined =>
  errors.findLast((error) => !error.retryable && error.reason !== "Unsupported") ?? errors.at(-1);

/** Runs a job at one member; notes on circuit, limiter and pace what comes of it. */
const visit = (member: Member, job: Job, pages: number, probe: boolean, options: TurnOptions) =>
  Effect.suspend(() => {
    const inner: Partial<Patience> = options.patience === "between" ? { attempts: 1 } : {};
    const asked = job.request.model;
    let startedAt = 0;
    const visiting: Job = {
      ...job,
      request: { ...job.request, model: member.modelFor(asked) ?? (member.knows(asked) ? asked : undefined) },
      patience: { ...member.patience, ...job.patience, ...inner },
      onLimits: (limits) => {
        member.limiter.learn(limits, Effect.runSync(Clock.currentTimeMillis));
        job.onLimits?.(limits);
      },
    };
    member.running += 1;
    const timed = Effect.flatMap(Clock.currentTimeMillis, (now) => {
      startedAt = now;
      return runBackend(member.backend, visiting);
    });
    return Effect.onExit(timed, (exit) =>
      Effect.flatMap(Clock.currentTimeMillis, (now) => {
        member.running -= 1;
        const error = Exit.isFailure(exit) ? Cause.squash(exit.cause) : undefined;
        const failure = isOcrError(error) ? error : undefined;
        const interrupted = Exit.isFailure(exit) && Cause.hasInterrupts(exit.cause);
        if (Exit.isSuccess(exit)) {
          const pace = (now - startedAt) / Math.max(1, pages);
          member.pace = member.pace === undefined ? pace : 0.8 * member.pace + 0.2 * pace;
        }
        if (failure?.reason === "RateLimited") member.limiter.pauseUntil(now + (failure.retryAfterMs ?? 1000));
        const outcome = interrupted || (Exit.isFailure(exit) && failure === undefined) ? "unknown" : healthOf(failure);
        const state = member.circuit.leave(outcome, probe, now);
        if (state === undefined) return Effect.void;
        job.trail.emit({ type: "circuit", router: options.router, member: member.name, state });
        return observeCircuit(options.router, member.name, state);
      }),
    );
  });

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

/** Routes a job over members. */
export const takeTurns = Effect.fnUntraced(function* (
  members: ReadonlyArray<Member>,
  start: Job,
  options: TurnOptions,
): Effect.fn.Return<Answer, OcrError> {
  const asked = start.request.model;
  const turns: ReadonlyArray<Turn> = members
    .filter((member) => member.knows(asked))
    .map((member) => ({ member, tries: 0, notBefore: 0, out: false }));
  if (turns.length === 0) return yield* noMember(options.router, String(asked));
  const startedAt = yield* Clock.currentTimeMillis;
  const patience = { ...defaultPatience, ...start.settings.patience, ...start.patience };
  const pages = yield* pagesOfJob(start, members);
  const errors: Array<OcrError> = [];
  const done: Array<Answer> = [];
  let job = start;
  let after: Reason | undefined;

  for (;;) {
    const now = yield* Clock.currentTimeMillis;
    const left = turns.filter((turn) => !turn.out);
    if (left.length === 0) break;
    const readyAt = ({ member, notBefore }: Turn) => Math.max(notBefore, member.limiter.freeAt(pages, now));
    const ready = left.filter((turn) => readyAt(turn) <= now);
    const closed = ready.filter(({ member }) => member.circuit.state(now) === "closed");
    const probes = ready.filter(
      ({ member }) => member.circuit.state(now) === "open" && member.circuit.probeAt() <= now,
    );
    // A probe goes first, so that a member that is well again is found; an open one is the last resort.
    const resort = left.some(({ member }) => member.circuit.state(now) === "closed") ? [] : ready;
    const [pool = []] = [probes, closed, resort].filter((list) => list.length > 0);
    if (pool.length === 0) {
      const next = Math.min(
        ...left.filter(({ member }) => resort.length > 0 || member.circuit.state(now) === "closed").map(readyAt),
      );
      const until = Number.isFinite(next) ? next : Math.min(...left.map(readyAt));
      if (until - startedAt > patience.deadlineMs) break;
      yield* Effect.sleep(Math.max(1, until - now));
      continue;
    }
    const fewest = Math.min(...pool.map((turn) => turn.tries));
    const fresh = pool.filter((turn) => turn.tries === fewest);
    const random = yield* Random.next;
    const { prices } = job.settings;
    const member = choose(
      fresh.map((turn) => turn.member),
      options.strategy,
      { now, random, model: asked, prices },
    );
    const turn = fresh.find((candidate) => candidate.member === member);
    if (turn === undefined || member === undefined) break;
    const probe = member.circuit.enter(now);
    member.limiter.take(pages, now);
    yield* observeQueue(options.router, now - startedAt);
    const { requestId } = job.trail;
    job.trail.emit({
      type: "route",
      requestId,
      router: options.router,
      member: member.name,
      ...(after === undefined ? {} : { after }),
    });
    const outcome = yield* Effect.result(visit(member, job, pages, probe, options));
    if (outcome._tag === "Success") return yield* Effect.sync(() => joinAnswers([...done, outcome.success], job));
    const error = outcome.failure;
    errors.push(error);
    after = error.reason;
    if (isFinal(error)) break;
    if (error.partial !== undefined && error.partial.missingPages.length > 0) {
      // What was read is paid for: the next member gets only the pages that are missing.
      const { missingPages, response } = error.partial;
      done.push({ response, provider: error.provider ?? member.name, model: response.model, pageReports: [] });
      job = { ...job, request: { ...job.request, pages: [...missingPages] } };
    }
    turn.tries += 1;
    const tries = options.patience === "inside" ? 1 : { ...patience, ...member.patience }.attempts;
    if (!error.retryable || turn.tries >= tries || (error.retryAfterMs ?? 0) > patience.retryAfterCapMs)
      turn.out = true;
    else turn.notBefore = (yield* Clock.currentTimeMillis) + (yield* delayAfter(turn.tries, error, patience));
  }
  const telling = mostTelling(errors) ?? noMember(options.router, String(asked));
  if (done.length === 0) return yield* telling;
  const { response } = joinAnswers(done, job);
  const missing = Array.isArray(job.request.pages) ? job.request.pages.filter((page) => typeof page === "number") : [];
  return yield* telling.with({ partial: { response, missingPages: missing } });
});
