/** The two doors: `createOcr` for Promise users, the `Ocr` service for Effect users. */
import * as Cause from "effect/Cause";
import * as Context from "effect/Context";
import * as Effect from "effect/Effect";
import * as Exit from "effect/Exit";
import * as Layer from "effect/Layer";
import { type AnnotationSchemas, type Annotations, annotationOptions, parseAnnotations } from "./annotation.ts";
import { type BatchInput, type BatchOptions, type BatchOutcome, runBatch, streamBatch } from "./batch.ts";
import { isOcrError, OcrError } from "./error.ts";
import { type Estimate, estimateJob } from "./estimate.ts";
import type { OcrInput, ProcessOptions } from "./input.ts";
import type { OcrResult } from "./meta.ts";
import { jobOf, type PipelineSettings, runPipeline } from "./pipeline.ts";
import { step } from "./run/step.ts";
import { type OcrOptions, settingsOf } from "./settings.ts";

/** A result with its annotations parsed. */
export type AnnotatedResult<D, B> = OcrResult & Annotations<D, B>;

/** The object of Promise users. No Effect type stands in it. */
export interface OcrClient extends AsyncDisposable {
  /**
   * Reads a document. The first argument is the request of `POST /v1/ocr`, in the wire's own names; `document` may also
   * be what `fileDocument` returns. Rejects with `OcrError`.
   */
  readonly process: (input: OcrInput, options?: ProcessOptions) => Promise<OcrResult>;
  /**
   * Reads a document and annotates it by zod schemas; the annotations come back typed. An annotation that does not fit
   * rejects with `ResponseInvalid`: its text is in `cause`, and what was read is in `partial`.
   */
  readonly annotate: <D = undefined, B = undefined>(
    input: OcrInput,
    schemas: AnnotationSchemas<D, B>,
    options?: ProcessOptions,
  ) => Promise<AnnotatedResult<D, B>>;
  /** What a call would take, without sending anything to a vendor. Rejects as the call itself would on bad input. */
  readonly estimate: (input: OcrInput, options?: ProcessOptions) => Promise<Estimate>;
  /** Reads many documents; one outcome each, in the order of the input. */
  readonly batch: (input: BatchInput, options?: BatchOptions) => Promise<Array<BatchOutcome>>;
  /** Reads many documents; outcomes come as they finish. Leaving the loop stops what is still under way. */
  readonly stream: (input: BatchInput, options?: BatchOptions) => AsyncIterable<BatchOutcome>;
  /** Frees what the providers hold, such as threads. A later call starts them again. */
  readonly close: () => Promise<void>;
}

/** Interruption by the caller's signal becomes our error; so does anything that was never meant to happen. */
const errorOf = (cause: Cause.Cause<OcrError>, signal: AbortSignal | undefined): OcrError => {
  if (signal?.aborted && Cause.hasInterrupts(cause))
    return new OcrError({ reason: "Aborted", message: "the call was aborted", cause: signal.reason });
  const error = Cause.squash(cause);
  if (isOcrError(error)) return error;
  return new OcrError({ reason: "Internal", message: "an unexpected failure", cause: error });
};

const promiseOf = async <A>(effect: Effect.Effect<A, OcrError>, signal: AbortSignal | undefined): Promise<A> => {
  const exit = await Effect.runPromiseExit(effect, signal === undefined ? {} : { signal });
  if (Exit.isSuccess(exit)) return exit.value;
  throw errorOf(exit.cause, signal);
};

const parsed = <D, B>(result: OcrResult, schemas: AnnotationSchemas<D, B>): AnnotatedResult<D, B> => {
  try {
    return { ...result, ...parseAnnotations(schemas, result.response) };
  } catch (error) {
    // The pages are read and paid for: they come with the error.
    if (isOcrError(error)) throw error.with({ partial: { response: result.response, missingPages: [] } });
    throw error;
  }
};

const annotate = <D, B>(
  input: OcrInput,
  schemas: AnnotationSchemas<D, B>,
  options: Omit<ProcessOptions, "signal">,
  settings: PipelineSettings,
): Effect.Effect<AnnotatedResult<D, B>, OcrError> =>
  step(() => annotationOptions(schemas)).pipe(
    Effect.flatMap((wanted) => runPipeline({ ...input, ...wanted }, options, settings)),
    Effect.flatMap((result) => step(() => parsed(result, schemas))),
  );

/**
 * Makes a client over one provider (a router is a provider too). Throws `InvalidRequest` when it is none.
 *
 * @example
 * ```ts
 * import { createOcr } from "@ocr/core";
 * import { fileDocument } from "@ocr/core/node";
 * import { local } from "@ocr/provider-local";
 *
 * const ocr = createOcr({ provider: local() });
 * const { response } = await ocr.process({ document: await fileDocument("examples/documents/invoice.pdf") });
 * console.log(response.pages[0]?.markdown);
 * await ocr.close();
 * ```
 */
export const createOcr = (options: OcrOptions): OcrClient => {
  const settings = settingsOf(options);
  const process: OcrClient["process"] = (input, { signal, ...rest } = {}) =>
    promiseOf(runPipeline(input, rest, settings), signal);
  const close = async () => options.provider.close?.();
  return {
    process,
    annotate: (input, schemas, { signal, ...rest } = {}) => promiseOf(annotate(input, schemas, rest, settings), signal),
    estimate: (input, { signal, ...rest } = {}) =>
      promiseOf(
        Effect.flatMap(jobOf(input, rest, settings), (job) => estimateJob(settings.backend, job)),
        signal,
      ),
    batch: (input, batchOptions) => runBatch(process, input, batchOptions),
    stream: (input, batchOptions) => streamBatch(process, input, batchOptions),
    close,
    [Symbol.asyncDispose]: close,
  };
};

/**
 * The service of Effect users.
 *
 * @example
 * ```ts
 * import { Ocr } from "@ocr/core";
 * import { local } from "@ocr/provider-local";
 * import * as Effect from "effect/Effect";
 *
 * export const firstPage = (bytes: Uint8Array) =>
 *   Effect.gen(function* () {
 *     const ocr = yield* Ocr;
 *     const { response } = yield* ocr.process({ document: { bytes }, pages: 0 });
 *     return response.pages[0]?.markdown;
 *   }).pipe(Effect.provide(Ocr.layer({ provider: local() })));
 * ```
 */
export class Ocr extends Context.Service<
  Ocr,
  {
    /** Reads a document; interruption stops the work. */
    readonly process: (input: OcrInput, options?: Omit<ProcessOptions, "signal">) => Effect.Effect<OcrResult, OcrError>;
    /** Reads a document and annotates it by zod schemas, as `annotate` of {@link OcrClient} does. */
    readonly annotate: <D = undefined, B = undefined>(
      input: OcrInput,
      schemas: AnnotationSchemas<D, B>,
      options?: Omit<ProcessOptions, "signal">,
    ) => Effect.Effect<AnnotatedResult<D, B>, OcrError>;
    /** What a call would take, without sending anything to a vendor. */
    readonly estimate: (input: OcrInput, options?: Omit<ProcessOptions, "signal">) => Effect.Effect<Estimate, OcrError>;
  }
>()("@ocr/core/Ocr") {
  /** The service over a provider; the provider is closed with the layer's scope. */
  static readonly layer = (options: OcrOptions): Layer.Layer<Ocr> =>
    Layer.effect(
      Ocr,
      Effect.acquireRelease(
        Effect.sync(() => serviceOf(settingsOf(options))),
        () => Effect.promise(async () => options.provider.close?.()),
      ),
    );
}

const serviceOf = (settings: PipelineSettings): Ocr["Service"] =>
  Ocr.of({
    process: (input, options = {}) => runPipeline(input, options, settings),
    annotate: (input, schemas, options = {}) => annotate(input, schemas, options, settings),
    estimate: (input, options = {}) =>
      Effect.flatMap(jobOf(input, options, settings), (job) => estimateJob(settings.backend, job)),
  });
