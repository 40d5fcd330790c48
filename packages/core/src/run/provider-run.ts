/** One provider's turn at a job: plan, look before paying, cut into parts, call with patience, put together. */
import * as Effect from "effect/Effect";
import type { OcrResponse } from "../contract/response.ts";
import { tooLarge } from "../document/shelf.ts";
import type { OcrError } from "../error.ts";
import { capabilitiesFor } from "../plan.ts";
import type { PageReport, Provider } from "../provider.ts";
import { defaultPatience, withPatience } from "../resilience/patience.ts";
import { simulate } from "../simulate.ts";
import { mergeResponses } from "../split/merge.ts";
import { documentOfPart, halves, type Part } from "../split/part.ts";
import { attemptPart, type PartAnswer } from "./attempt.ts";
import { checkBudget } from "./budget.ts";
import type { Answer, Job } from "./job.ts";
import { isOver, prepare, type Prepared } from "./prepare.ts";
import { asyncStep } from "./step.ts";
import { tell } from "./tell.ts";

/** Tells about finished pages, counted over all parts. */
const pageCounter = (job: Job, provider: Provider, parts: ReadonlyArray<Part>, known: number | undefined) => {
  let done = 0;
  return (part: Part) => (page: PageReport, _: number, total: number) => {
    done += 1;
    const index = part.cut ? (part.pages?.[page.index] ?? page.index) : page.index;
    const all = parts.length === 1 ? total : (known ?? total);
    job.trail.emit({ type: "page", provider: provider.name, page: { ...page, index }, done, total: all });
  };
};

/** Runs one part; one that turns out larger than the provider takes is halved. */
const runPart = Effect.fnUntraced(function* (
  provider: Provider,
  job: Job,
  prepared: Prepared,
  part: Part,
  reporter: ReturnType<typeof pageCounter>,
): Effect.fn.Return<ReadonlyArray<PartAnswer>, OcrError> {
  const { document: source, plan } = prepared;
  const { settings, trail } = job;
  const document = part.cut ? yield* asyncStep(() => documentOfPart(part, source, job.shelf)) : source;
  if (part.cut && isOver(document, provider)) {
    const [first, second] = halves(part) ?? [];
    if (first === undefined || second === undefined)
      return yield* tooLarge(provider, `page ${part.pages?.[0]} alone is larger than ${provider.name} takes`);
    const before: ReadonlyArray<PartAnswer> = yield* runPart(provider, job, prepared, first, reporter);
    return [...before, ...(yield* runPart(provider, job, prepared, second, reporter))];
  }
  const pageCount = part.pages?.length ?? prepared.pages;
  const call = { provider, plan, part, document, job, pageCount, report: reporter(part) };
  const patience = { ...defaultPatience, ...provider.patience, ...settings.patience, ...job.patience };
  const tried = withPatience(
    (limitMs) => Effect.andThen(checkBudget(job, provider, prepared), attemptPart(call, limitMs)),
    patience,
    settings.budgetOf(provider),
    ({ attempt, delayMs, error: { reason } }) =>
      tell(trail, { type: "retry", requestId: trail.requestId, provider: provider.name, attempt, reason, delayMs }),
  );
  if (settings.remember === undefined) return [yield* tried];
  const identity = {
    provider: provider.name,
    model: plan.model,
    document,
    pages: part.cut || part.pages === undefined ? ("all" as const) : part.pages,
    options: plan.options,
    vendor: job.vendor,
  };
  let knownFrom: "store" | "in-flight" | undefined;
  const answer = yield* settings.remember.through(identity, tried, (from) => (knownFrom = from));
  if (knownFrom !== undefined) {
    trail.cached += 1;
    yield* tell(trail, { type: "cache", requestId: trail.requestId, provider: provider.name, source: knownFrom });
  }
  return [answer];
});

/** Puts the answers of parts together; what the provider could not do itself is done here. */
const assemble = async (
  answers: ReadonlyArray<PartAnswer>,
  prepared: Prepared,
  provider: Provider,
  job: Job,
): Promise<Answer> => {
  const { document, plan } = prepared;
  const wasCut = prepared.parts.some((part) => part.cut);
  const size = wasCut && document.kind === "bytes" ? document.bytes.length : null;
  const merged = mergeResponses(
    answers.map((answer) => answer.response),
    size,
  );
  const finished = await simulate(merged.response, plan.wanted, capabilitiesFor(provider, plan.model));
  job.trail.warnings.push(...merged.warnings, ...finished.warnings);
  const natives = answers.map((answer) => answer.native).filter((native) => native !== undefined);
  return {
    response: finished.response,
    provider: provider.name,
    model: plan.model,
    pageReports: answers.flatMap((answer) => answer.pageReports),
    ...(natives.length === 0 ? {} : { native: natives.length === 1 ? natives[0] : natives }),
  };
};

const missingOf = (parts: ReadonlyArray<Part>, read: OcrResponse): ReadonlyArray<number> => {
  const got = new Set(read.pages.map((page) => page.index));
  return parts.flatMap((part) => part.pages ?? []).filter((page) => !got.has(page));
};

/**
 * Runs a job at a provider. When one part of several fails for good, no further part is sent, those under way are
 * awaited (they are paid for), and the error carries what was read and which pages are missing.
 */
export const runProvider = Effect.fnUntraced(function* (
  provider: Provider,
  job: Job,
): Effect.fn.Return<Answer, OcrError> {
  const prepared = yield* prepare(provider, job);
  const { parts, plan } = prepared;
  job.trail.warnings.push(...plan.warnings);
  const reporter = pageCounter(job, provider, parts, prepared.pages);
  let failed: OcrError | undefined;
  const outcomes = yield* Effect.forEach(
    parts,
    (part) =>
      Effect.suspend(() =>
        failed === undefined ? runPart(provider, job, prepared, part, reporter) : Effect.succeed([]),
      ).pipe(
        Effect.catch((error) => {
          failed ??= error;
          return Effect.succeed([] as ReadonlyArray<PartAnswer>);
        }),
      ),
    { concurrency: job.settings.partConcurrency },
  );
  const answers = outcomes.flat();
  if (failed === undefined) return yield* asyncStep(() => assemble(answers, prepared, provider, job));
  if (answers.length === 0) return yield* failed;
  const { response } = yield* asyncStep(() => assemble(answers, prepared, provider, job));
  return yield* failed.with({ partial: { response, missingPages: missingOf(parts, response) } });
});
