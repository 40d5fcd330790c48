/** The walk of one request, one step a line. */
import * as Clock from "effect/Clock";
import * as Effect from "effect/Effect";
import { shelve } from "./document/shelf.ts";
import type { OcrError } from "./error.ts";
import { checkOptions, parseInput, type OcrInput, type ProcessOptions } from "./input.ts";
import { type Meta, metaOf, type OcrResult } from "./meta.ts";
import { type Backend, runBackend } from "./run/backend.ts";
import type { Job, Settings } from "./run/job.ts";
import { finish } from "./run/finish.ts";
import { observeRunning } from "./run/observe.ts";
import { step } from "./run/step.ts";
import { inSpan } from "./run/trace.ts";
import { startTrail, type Trail } from "./run/trail.ts";

export type { Meta, OcrResult };

/** What the pipeline runs on. */
export interface PipelineSettings extends Settings {
  readonly backend: Backend;
  readonly model: string | undefined;
  readonly maxCostUsd: number | undefined;
  readonly newId: () => string;
}

type Options = Omit<ProcessOptions, "signal">;

const newTrail = ({ onEvent }: Options, { newId }: PipelineSettings): Effect.Effect<Trail> =>
  Effect.map(Clock.currentTimeMillis, (now) => startTrail(newId(), now, onEvent));

/** Makes a job of an input. Throws `InvalidRequest` when it does not fit the contract. */
const jobOn = (trail: Trail, input: OcrInput, options: Options, settings: PipelineSettings): Job => {
  const { document, id: _, ...request } = parseInput(input);
  checkOptions(options);
  const limit = options.timeoutMs;
  return {
    request: { ...request, model: request.model ?? settings.model },
    shelf: shelve(document, settings.fetchDocument),
    settings,
    trail,
    patience: { ...options.patience, ...(limit === undefined ? {} : { attemptTimeoutMs: limit }) },
    maxCostUsd: options.maxCostUsd ?? settings.maxCostUsd,
    vendor: options.vendor ?? {},
    tags: options.tags ?? {},
  };
};

/** Makes a job that only looks ahead. Fails with `InvalidRequest` when the input does not fit the contract. */
export const jobOf = Effect.fnUntraced(function* (
  input: OcrInput,
  options: Options,
  settings: PipelineSettings,
): Effect.fn.Return<Job, OcrError> {
  const trail = yield* newTrail(options, settings);
  return yield* step(() => jobOn(trail, input, options, settings));
});

const walk = Effect.fnUntraced(function* (
  input: OcrInput,
  options: Options,
  settings: PipelineSettings,
): Effect.fn.Return<OcrResult, OcrError> {
  const trail = yield* newTrail(options, settings);
  const job = step(() => jobOn(trail, input, options, settings));
  const answer = yield* finish(
    trail,
    Effect.flatMap(job, (made) => runBackend(settings.backend, made)),
  );
  return { response: answer.response, meta: yield* metaOf(trail, answer) };
});

/** Runs one request. Bad input fails before anything is sent. */
export const runPipeline = (
  input: OcrInput,
  options: Options,
  settings: PipelineSettings,
): Effect.Effect<OcrResult, OcrError> => observeRunning(inSpan("ocr.process", {}, walk(input, options, settings)));
