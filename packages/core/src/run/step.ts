/** Plain code as a step of an Effect: what it throws becomes our one error. */
import * as Effect from "effect/Effect";
import { isOcrError, OcrError } from "../error.ts";

/** A thrown value as our error. */
export const asOcrError = (cause: unknown): OcrError =>
  isOcrError(cause) ? cause : new OcrError({ reason: "Internal", message: "an unexpected failure", cause });

/** A step that throws is a step that fails. */
export const step = <A>(run: () => A): Effect.Effect<A, OcrError> => Effect.try({ try: run, catch: asOcrError });

/** A step that rejects is a step that fails. */
export const asyncStep = <A>(run: (signal: AbortSignal) => Promise<A>): Effect.Effect<A, OcrError> =>
  Effect.tryPromise({ try: run, catch: asOcrError });
