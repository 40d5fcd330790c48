/** Metrics of the pipeline; their names are a promise, see the table in docs/observability.md. */
import * as Effect from "effect/Effect";
import * as Metric from "effect/Metric";
import type { OcrEvent } from "../events.ts";

const milliseconds = Metric.exponentialBoundaries({ start: 10, factor: 2.5, count: 12 });

/**
 * A metric with labels. Its series are made once for each combination: to make one costs more than to count. Names of
 * models come from callers, so only so many combinations are remembered.
 */
const labelled = <State>(metric: Metric.Metric<number, State>, ...names: ReadonlyArray<string>) => {
  const known = new Map<string, Metric.Metric<number, State>>();
  return (...values: ReadonlyArray<string>): Metric.Metric<number, State> => {
    const key = values.join("\0");
    const found = known.get(key);
    if (found !== undefined) return found;
    const made = Metric.withAttributes(metric, Object.fromEntries(names.map((name, n) => [name, values[n] ?? ""])));
    if (known.size < 1000) known.set(key, made);
    return made;
  };
};

const counter = (name: string, description: string) => Metric.counter(name, { description, incremental: true });
const histogram = (name: string, description: string) =>
  Metric.histogram(name, { description, boundaries: milliseconds });

const metrics = {
  requests: labelled(counter("ocr_requests", "Finished calls, by outcome"), "outcome"),
  requestDuration: histogram("ocr_request_duration_ms", "Time of a call with all its attempts and waits"),
  attempts: labelled(counter("ocr_attempts", "Calls of providers, by outcome"), "provider", "model", "outcome"),
  attemptDuration: labelled(
    histogram("ocr_attempt_duration_ms", "Time of one call of a provider"),
    "provider",
    "model",
  ),
  retries: labelled(counter("ocr_retries", "Attempts that were repeated"), "provider", "reason"),
  pages: counter("ocr_pages", "Pages delivered"),
  cost: Metric.counter("ocr_cost_usd", { description: "US dollars of delivered pages, where the price is known" }),
  running: Metric.gauge("ocr_running", { description: "Calls under way" }),
  circuits: labelled(counter("ocr_circuit_changes", "Changes of circuits, by state"), "router", "member", "state"),
  circuit: labelled(
    Metric.gauge("ocr_circuit_state", { description: "0: closed, 1: half-open, 2: open" }),
    "router",
    "member",
  ),
  queue: labelled(histogram("ocr_queue_ms", "Time that calls waited for a member of a router"), "router"),
  ledgerFailures: labelled(counter("ocr_ledger_failures", "Entries that the ledger did not take"), "provider"),
  cacheHits: labelled(counter("ocr_cache_hits", "Results that were known already"), "provider", "source"),
};

type Note = (metric: Metric.Metric<number, unknown>, value: number) => void;

const update = (note: (to: Note) => void): Effect.Effect<void> =>
  Effect.map(Effect.context(), (context) => {
    note((metric, value) => metric.updateUnsafe(value, context));
  });

const circuitState = { closed: 0, "half-open": 1, open: 2 } as const;

/** Counts an event. */
export const observe = (event: OcrEvent): Effect.Effect<void> =>
  update((note) => {
    switch (event.type) {
      case "page":
        break;
      case "attempt": {
        const { durationMs, model, outcome, provider } = event.attempt;
        note(metrics.attempts(provider, model, outcome), 1);
        note(metrics.attemptDuration(provider, model), durationMs);
        break;
      }
      case "retry":
        note(metrics.retries(event.provider, event.reason), 1);
        break;
      case "route":
        note(metrics.queue(event.router), event.waitedMs);
        break;
      case "circuit":
        note(metrics.circuits(event.router, event.member, event.state), 1);
        note(metrics.circuit(event.router, event.member), circuitState[event.state]);
        break;
      case "cache":
        note(metrics.cacheHits(event.provider, event.source), 1);
        break;
      case "ledger":
        note(metrics.ledgerFailures(event.provider), 1);
        break;
      case "done":
        note(metrics.requests(event.outcome), 1);
        note(metrics.requestDuration, event.durationMs);
        if (event.pages !== undefined) note(metrics.pages, event.pages);
        if (event.usd !== undefined) note(metrics.cost, event.usd);
        break;
    }
  });

let running = 0;

/** Counts a call as under way while it runs. */
export const observeRunning = <A, E, R>(call: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> => {
  const changed = (by: number) => update((note) => note(metrics.running, (running += by)));
  return Effect.flatMap(changed(1), () => Effect.ensuring(call, changed(-1)));
};
