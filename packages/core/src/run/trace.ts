/** Spans: made only where a tracer listens, because most programs have none. */
import * as Effect from "effect/Effect";
import * as Tracer from "effect/Tracer";

/** What a span is told about. */
export type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

const told = (attributes: Attributes) =>
  Object.fromEntries(Object.entries(attributes).filter(([, value]) => value !== undefined));

/** Runs something as a span. */
export const inSpan = <A, E, R>(
  name: string,
  attributes: Attributes,
  effect: Effect.Effect<A, E, R>,
): Effect.Effect<A, E, R> =>
  Effect.flatMap(Effect.tracer, (tracer) =>
    tracer === Tracer.nativeTracer
      ? effect
      : Effect.withSpan(effect, name, { attributes: told(attributes), captureStackTrace: false }),
  );

/** Adds to the span that {@link inSpan} has made around this. */
export const addToSpan = (attributes: () => Attributes): Effect.Effect<void> =>
  Effect.flatMap(Effect.tracer, (tracer) =>
    tracer === Tracer.nativeTracer ? Effect.void : Effect.annotateCurrentSpan(told(attributes())),
  );
