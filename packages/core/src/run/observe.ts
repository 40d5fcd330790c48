/** Metrics of the pipeline; their names are a promise, see the table in docs/observability.md. */
import * as Effect from "effect/Effect";
import * as Metric from "effect/Metric";
import type { Attempt } from "../events.ts";

const milliseconds = Metric.exponentialBoundaries({ start: 10, factor: 2.5, count: 12 });

const metrics = {
  requests: Metric.counter("ocr_requests", { description: "Finished calls, by outcome", incremental: true }),
  requestDuration: Metric.histogram("ocr_request_duration_ms", {
    description: "Time of a call with all its attempts and waits",
    boundaries: milliseconds,
  }),
  attempts: Metric.counter("ocr_attempts", { description: "Calls of providers, by outcome", incremental: true }),
  attemptDuration: Metric.histogram("ocr_attempt_duration_ms", {
    description: "Time of one call of a provider",
    boundaries: milliseconds,
  }),
  retries: Metric.counter("ocr_retries", { description: "Attempts that were repeated", incremental: true }),
  pages: Metric.counter("ocr_pages", { description: "Pages delivered", incremental: true }),
  cost: Metric.counter("ocr_cost_usd", { description: "US dollars of delivered pages, where the price is known" }),
  running: Metric.gauge("ocr_running", { description: "Calls under way" }),
  circuits: Metric.counter("ocr_circuit_changes", { description: "Changes of circuits, by state", incremental: true }),
  queue: Metric.histogram("ocr_queue_ms", {
    description: "Time that calls waited for a member of a router",
    boundaries: milliseconds,
  }),
};

/** Notes one attempt. */
export const observeAttempt = ({ durationMs, model, outcome, provider }: Attempt): Effect.Effect<void> => {
  const attributes = { provider, model, outcome };
  return Effect.andThen(
    Metric.update(Metric.withAttributes(metrics.attempts, attributes), 1),
    Metric.update(Metric.withAttributes(metrics.attemptDuration, { provider, model }), durationMs),
  );
};

/** Notes a repeated attempt. */
export const observeRetry = (provider: string, reason: string): Effect.Effect<void> =>
  Metric.update(Metric.withAttributes(metrics.retries, { provider, reason }), 1);

/** Notes a finished call. */
export const observeDone = (
  outcome: string,
  durationMs: number,
  pages: number,
  usd: number | undefined,
): Effect.Effect<void> =>
  Effect.gen(function* () {
    yield* Metric.update(Metric.withAttributes(metrics.requests, { outcome }), 1);
    yield* Metric.update(metrics.requestDuration, durationMs);
    if (pages > 0) yield* Metric.update(metrics.pages, pages);
    if (usd !== undefined && usd > 0) yield* Metric.update(metrics.cost, usd);
  });

let running = 0;

/** Counts a call as under way while it runs. */
export const observeRunning = <A, E, R>(call: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
  Effect.suspend(() => {
    running += 1;
    return Effect.ensuring(
      Effect.andThen(Metric.update(metrics.running, running), call),
      Effect.suspend(() => {
        running -= 1;
        return Metric.update(metrics.running, running);
      }),
    );
  });

/** Notes a change of a circuit. */
export const observeCircuit = (router: string, member: string, state: string): Effect.Effect<void> =>
  Metric.update(Metric.withAttributes(metrics.circuits, { router, member, state }), 1);

/** Notes how long a call waited for a member. */
export const observeQueue = (router: string, waitedMs: number): Effect.Effect<void> =>
  Metric.update(Metric.withAttributes(metrics.queue, { router }), waitedMs);
