/** Runs a call on a virtual clock that moves whenever everything waits: exact, instant, and independent of load. */
import {
  isOcrError,
  Ocr,
  type OcrError,
  type OcrInput,
  type OcrOptions,
  type OcrResult,
  type ProcessOptions,
} from "@ocr/core";
import * as Clock from "effect/Clock";
import * as Effect from "effect/Effect";
import * as Fiber from "effect/Fiber";
import { TestClock } from "effect/testing";

/** The time that a call took, and how it ended. */
export interface Run {
  readonly ms: number;
  readonly result?: OcrResult;
  readonly error?: OcrError;
}

/** Lets promises and timers of zero length settle. */
export const settle = Effect.promise(async () => {
  for (let turn = 0; turn < 4; turn += 1) await new Promise((resolve) => setImmediate(resolve));
});

/** Moves the clock in steps until a fiber has ended, at most for so many virtual milliseconds. */
export const runUntilDone = <A, E>(effect: Effect.Effect<A, E>, mostMs: number, stepMs = 250): Effect.Effect<A, E> =>
  Effect.gen(function* () {
    const fiber = yield* Effect.forkChild(effect);
    for (let passed = 0; passed <= mostMs; passed += stepMs) {
      yield* settle;
      if (fiber.pollUnsafe() !== undefined) break;
      yield* TestClock.adjust(stepMs);
    }
    return yield* Fiber.join(fiber);
  });

/** One call in virtual time. */
export const timed = (
  options: OcrOptions,
  input: OcrInput,
  callOptions: Omit<ProcessOptions, "signal"> = {},
  { mostMs = 3_600_000, stepMs = 250 }: { readonly mostMs?: number; readonly stepMs?: number } = {},
): Promise<Run> => {
  const program = Effect.gen(function* () {
    const ocr = yield* Ocr;
    const startedAt = yield* Clock.currentTimeMillis;
    const outcome = yield* Effect.result(runUntilDone(ocr.process(input, callOptions), mostMs, stepMs));
    const ms = (yield* Clock.currentTimeMillis) - startedAt;
    if (outcome._tag === "Success") return { ms, result: outcome.success };
    if (!isOcrError(outcome.failure)) throw outcome.failure;
    return { ms, error: outcome.failure };
  }).pipe(Effect.provide(Ocr.layer(options)));
  return Effect.runPromise(Effect.scoped(program).pipe(Effect.provide(TestClock.layer())));
};
