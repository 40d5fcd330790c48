/** What can be seen of a call: spans, metrics, events and logs, as docs/observability.md says. */
import { balance, createOcr, memoryCache, Ocr, type OcrEvent, type OcrInput, type OcrOptions } from "@ocr/core";
import { compatible } from "@ocr/core/compatible";
import { OcrError } from "@ocr/core/provider";
import { SpanStatusCode } from "@opentelemetry/api";
import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from "@opentelemetry/sdk-trace-base";
import * as Effect from "effect/Effect";
import * as Logger from "effect/Logger";
import * as Metric from "effect/Metric";
import * as References from "effect/References";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { echo, onePage, pages } from "./echo.ts";
import { member } from "./members.ts";
import { readTraced } from "./otel-effect.ts";
import { processTraced } from "./otel-promise.ts";

const page = readFileSync(join(import.meta.dirname, "../../../docs/observability.md"), "utf8");

/** The code words in the first column of the tables below a heading. */
const named = (heading: string): ReadonlyArray<string> => {
  const section = page.split(/^## /m).find((part) => part.startsWith(heading)) ?? "";
  return [...section.matchAll(/^\| `([^`]+)`/gm)].map((match) => match[1] ?? "");
};

const flaky = () => {
  let calls = 0;
  return echo(() => {
    calls += 1;
    if (calls === 1) throw new OcrError({ reason: "Upstream", message: "not now", status: 503 });
    return pages(1);
  });
};

const sdk = () => {
  const exporter = new InMemorySpanExporter();
  return { exporter, provider: new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] }) };
};

const quick = { patience: { baseDelayMs: 1 } };

describe("OpenTelemetry", () => {
  it("shows a span for the call and one for each attempt, with the user's own SDK", async () => {
    const { exporter, provider } = sdk();
    const { meta } = await readTraced(provider, { provider: flaky(), ...quick }, onePage);
    const spans = exporter.getFinishedSpans();
    expect(spans.map(({ name }) => name)).toEqual(["ocr.attempt", "ocr.attempt", "ocr.process"]);
    const [first, second, process] = spans;
    for (const attempt of [first, second])
      expect(attempt?.parentSpanContext?.spanId).toBe(process?.spanContext().spanId);
    expect(first?.attributes).toMatchObject({
      "ocr.provider": "echo",
      "ocr.model": "echo-1",
      "ocr.outcome": "Upstream",
      "http.response.status_code": 503,
    });
    expect(first?.status.code).toBe(SpanStatusCode.ERROR);
    expect(second?.attributes).toMatchObject({ "ocr.outcome": "succeeded", "ocr.cost_usd": 0.002 });
    expect(process?.attributes).toMatchObject({
      "ocr.request_id": meta.requestId,
      "ocr.outcome": "succeeded",
      "ocr.provider": "echo",
      "ocr.pages": 1,
      "ocr.cost_usd": 0.002,
    });
    const known = new Set(named("Spans"));
    for (const span of spans)
      for (const name of [span.name, ...Object.keys(span.attributes).filter((key) => /^(ocr|http)/.test(key))])
        expect(known).toContain(name);
  });

  it("works for Promise users too, from events", async () => {
    const { exporter, provider } = sdk();
    const ocr = createOcr({ provider: flaky(), ...quick });
    await processTraced(provider.getTracer("test"), ocr, { document: { bytes: onePage } });
    const spans = exporter.getFinishedSpans();
    expect(spans.map(({ attributes, name }) => [name, attributes["ocr.outcome"]])).toEqual([
      ["ocr.attempt", "Upstream"],
      ["ocr.attempt", "succeeded"],
      ["ocr.process", "succeeded"],
    ]);
    expect(spans[0]?.parentSpanContext?.spanId).toBe(spans[2]?.spanContext().spanId);
  });

  it.each(["otel-effect.ts", "otel-promise.ts"])("%s stands in the docs as it is tested", (file) => {
    const code = readFileSync(join(import.meta.dirname, file), "utf8");
    expect(page).toContain(`\`\`\`ts\n${code}\`\`\``);
  });
});

/** Runs calls through everything that can be counted: a cache, a router, retries, a circuit that opens and closes. */
const busy = Effect.gen(function* () {
  const events: Array<OcrEvent> = [];
  const calls = (options: OcrOptions, times: number) =>
    Effect.gen(function* () {
      const ocr = yield* Ocr;
      for (let n = 0; n < times; n += 1) {
        yield* Effect.ignore(
          ocr.process({ document: { bytes: onePage } }, { onEvent: (event) => void events.push(event) }),
        );
        yield* Effect.promise(() => new Promise((resolve) => setTimeout(resolve, 2)));
      }
    }).pipe(Effect.provide(Ocr.layer(options)));
  yield* calls({ provider: flaky(), ...quick, cache: memoryCache() }, 2);
  let dead = true;
  const sick = { provider: member("sick", () => (dead ? "Upstream" : "ok")), circuit: { failures: 1, openMs: 3 } };
  yield* calls({ provider: balance([sick, member("well", "ok")], { strategy: "weighted" }), ...quick }, 20);
  dead = false;
  yield* calls({ provider: balance([sick, member("well", "ok")], { strategy: "weighted" }), ...quick }, 2);
  const reporting = echo(({ report }) => {
    report({ index: 0 }, 1, 1);
    return pages(1);
  });
  yield* calls({ provider: reporting, ledger: { record: () => Promise.reject(new Error("full")) } }, 1);
  return events;
});

const withOwnMetrics = <A, E>(program: Effect.Effect<A, E>) =>
  Effect.gen(function* () {
    const result = yield* program;
    return { result, metrics: yield* Metric.snapshot };
  }).pipe(Effect.provideService(Metric.MetricRegistry, new Map()));

describe("metrics and events", () => {
  it("are those that the docs name, no more and no less", async () => {
    const { metrics, result } = await Effect.runPromise(withOwnMetrics(busy));
    expect([...new Set(metrics.map(({ id }) => id))].toSorted()).toEqual(named("Metrics").toSorted());
    expect([...new Set(result.map(({ type }) => type))].toSorted()).toEqual(named("Events").toSorted());
  });

  it.each([
    ["an unknown option", { document: { bytes: onePage }, colour: 1 } as OcrInput, {}, "InvalidRequest"],
    ["no document", {} as OcrInput, {}, "InvalidRequest"],
    ["a page that is not there", { document: { bytes: onePage }, pages: [7] }, {}, "InvalidRequest"],
    ["a budget that is too small", { document: { bytes: onePage } }, { maxCostUsd: 0 }, "BudgetExceeded"],
    ["success", { document: { bytes: onePage } }, {}, "succeeded"],
  ])("a call with %s ends with exactly one event done", async (_, input, options, outcome) => {
    const events: Array<OcrEvent> = [];
    const ocr = createOcr({ provider: echo(() => pages(1)) });
    const onEvent = (event: OcrEvent) => void events.push(event);
    await ocr.process(input, { ...options, onEvent }).catch(() => undefined);
    expect(events.flatMap((event) => (event.type === "done" ? event.outcome : []))).toEqual([outcome]);
    expect(events.at(-1)?.type).toBe("done");
  });

  it("count what happened", async () => {
    const options: OcrOptions = { provider: flaky(), ...quick, cache: memoryCache() };
    const program = Effect.gen(function* () {
      const ocr = yield* Ocr;
      yield* ocr.process({ document: { bytes: onePage } });
      yield* ocr.process({ document: { bytes: onePage } });
    }).pipe(Effect.provide(Ocr.layer(options)));
    const { metrics } = await Effect.runPromise(withOwnMetrics(program));
    const valueOf = (id: string, attributes: Record<string, string> = {}) => {
      const found = metrics.find(
        (metric) =>
          metric.id === id && Object.entries(attributes).every(([key, value]) => metric.attributes?.[key] === value),
      );
      return found?.state;
    };
    expect(valueOf("ocr_requests", { outcome: "succeeded" })).toMatchObject({ count: 2 });
    expect(valueOf("ocr_attempts", { provider: "echo", model: "echo-1", outcome: "Upstream" })).toMatchObject({
      count: 1,
    });
    expect(valueOf("ocr_attempts", { outcome: "succeeded" })).toMatchObject({ count: 1 });
    expect(valueOf("ocr_retries", { provider: "echo", reason: "Upstream" })).toMatchObject({ count: 1 });
    expect(valueOf("ocr_cache_hits", { provider: "echo", source: "store" })).toMatchObject({ count: 1 });
    expect(valueOf("ocr_pages")).toMatchObject({ count: 2 });
    expect(valueOf("ocr_cost_usd")).toMatchObject({ count: 0.002 });
    expect(valueOf("ocr_attempt_duration_ms", { provider: "echo" })).toMatchObject({ count: 2 });
  });
});

describe("logs", () => {
  const logged = async (options: OcrOptions, level: "Debug" | "Info") => {
    const lines: Array<{ readonly message: string; readonly annotations: Record<string, unknown> }> = [];
    const logger = Logger.make(({ fiber, message }) => {
      lines.push({ message: String(message), annotations: { ...fiber.getRef(References.CurrentLogAnnotations) } });
    });
    const program = Effect.gen(function* () {
      const ocr = yield* Ocr;
      yield* Effect.ignore(ocr.process({ document: { bytes: onePage, name: "private-name.pdf" } }));
    }).pipe(
      Effect.provide(Ocr.layer(options)),
      Effect.provide(Logger.layer([logger])),
      Effect.provideService(References.MinimumLogLevel, level),
    );
    await Effect.runPromise(program);
    return lines;
  };

  it("say at debug level what the events say", async () => {
    const lines = await logged({ provider: flaky(), ...quick }, "Debug");
    expect(lines.map(({ message }) => message)).toEqual(["ocr.attempt", "ocr.retry", "ocr.attempt", "ocr.done"]);
    expect(lines[0]?.annotations).toMatchObject({
      provider: "echo",
      model: "echo-1",
      outcome: "Upstream",
      status: 503,
    });
    expect(lines[3]?.annotations).toMatchObject({ outcome: "succeeded", pages: 1, usd: 0.002 });
    expect(new Set(lines.map(({ annotations }) => annotations["requestId"])).size).toBe(1);
  });

  it("are silent unless they are asked for", async () => {
    expect(await logged({ provider: flaky(), ...quick }, "Info")).toEqual([]);
  });

  it("hold no contents and no secrets, and neither do events and spans", async () => {
    const key = "sk-very-secret-key-123456";
    const seen: Array<unknown> = [];
    const fetch = async () =>
      Response.json({
        pages: [{ index: 0, markdown: "private words" }],
        model: "m",
        usage_info: { pages_processed: 1 },
      });
    const house = compatible({
      name: "house",
      baseURL: "https://ocr.example.com",
      apiKey: key,
      models: { m: {} },
      fetch,
    });
    seen.push(await logged({ provider: house }, "Debug"));
    const bytes = onePage;
    const onEvent = (event: OcrEvent) => void seen.push(event);
    await createOcr({ provider: house }).process({ document: { bytes, name: "private-name.pdf" } }, { onEvent });
    const { exporter, provider } = sdk();
    await readTraced(provider, { provider: house }, bytes);
    seen.push(exporter.getFinishedSpans().map(({ attributes, events, name }) => ({ attributes, events, name })));
    const text = JSON.stringify(seen);
    expect(text.length).toBeGreaterThan(500);
    for (const secret of [key, "private words", "private-name"]) expect(text).not.toContain(secret);
  });
});
