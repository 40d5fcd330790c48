/** One question to a backend of the framework, with a fault port below it and a virtual clock around it. */
import { createOcr, Ocr, type Backend, type OcrEvent, type OcrInput, type OcrResult, type Provider } from "@ocr/core";
import * as Clock from "effect/Clock";
import * as Effect from "effect/Effect";
import { faultPort } from "../port/fault-fetch.ts";
import { watchingTimers } from "../port/short-timers.ts";
import { virtualClock } from "../port/virtual-clock.ts";
import type { Answer, AskOptions } from "../subject.ts";
import { captured } from "./console-capture.ts";
import { failureOf, writtenOf } from "./failure.ts";
import { rehearse } from "./rehearsal.ts";
import { routerOf } from "./stand-in.ts";

/** Who is asked, and what is below. */
export interface Asked {
  readonly provider: Provider;
  /** The model to name in questions that name none; undefined for the provider's own choice. */
  readonly model: string | undefined;
  readonly network: typeof globalThis.fetch;
  /** Whether everything below goes through `network`; else the question runs on the real clock. */
  readonly usesFetch: boolean;
}

const silent: typeof globalThis.fetch = () => Promise.reject(new TypeError("fetch failed"));

/** The model that a provider is asked for when nobody names one. */
export const modelOf = ({ model, provider }: Pick<Asked, "model" | "provider">): string =>
  model ?? Object.keys(provider.models)[0] ?? "";

const successOf = ({ meta, response }: OcrResult, provider: Provider): Pick<Answer, "body" | "meta" | "usdPerPage"> => {
  const { attempts, cost, failedCost, model, warnings } = meta;
  const price = provider.models[model]?.price;
  return {
    body: response,
    meta: {
      provider: meta.provider,
      model,
      warnings,
      attempts: attempts.map((attempt) => ({ provider: attempt.provider, outcome: attempt.outcome })),
      ...(cost === undefined ? {} : { cost: { usd: cost.usd, source: cost.source } }),
      ...(failedCost === undefined ? {} : { failedUsd: failedCost.usd }),
    },
    ...(price === undefined ? {} : { usdPerPage: price.usdPerPage }),
  };
};

// A day.
const mostMs = 86_400_000;

/** The layer closes what it was given with each question; the provider stays open. */
const kept = (backend: Backend): Backend => ({ ...backend, close: async () => undefined });

const ask = async (who: Asked, request: unknown, options: AskOptions): Promise<Answer> => {
  const { provider, usesFetch } = who;
  const { fault, hosted, onCall, route, signal, timeoutMs, vendor, watch = false } = options;
  const clock = virtualClock();
  const port = faultPort(usesFetch ? who.network : silent, clock, fault, onCall);
  const routed = route === undefined ? undefined : routerOf(route, provider, modelOf(who));
  const client = {
    provider: routed?.backend ?? provider,
    fetch: port.fetch,
    ...(who.model === undefined || routed !== undefined ? {} : { model: who.model }),
    // Core fetches for providers that take no address.
    ...(hosted === undefined ? {} : { fetchDocument: async () => hosted }),
  };
  const named = route?.model === undefined ? {} : { model: route.model.replace("{}", modelOf(who)) };
  const input = (route === undefined ? request : { ...(request as object), ...named }) as OcrInput;
  const events: Array<OcrEvent> = [];
  const more = {
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
    ...(vendor === undefined ? {} : { vendor }),
    ...(watch ? { onEvent: (event: OcrEvent) => void events.push(event) } : {}),
  };
  const startedAt = clock.now();
  const read = (): Promise<OcrResult> => {
    if (signal !== undefined) return createOcr(client).process(input, { ...more, signal });
    if (!usesFetch) return createOcr(client).process(input, more);
    return Effect.runPromise(
      Effect.flatMap(Ocr, (ocr) => ocr.process(input, more)).pipe(
        // Who never gives up would otherwise never end: in virtual time a day is over at once.
        Effect.timeoutOrElse({ duration: mostMs, orElse: () => Effect.die(new Error("no answer in a day")) }),
        Effect.provide(Ocr.layer({ ...client, provider: kept(client.provider) })),
        Effect.provideService(Clock.Clock, clock.clock),
        Effect.scoped,
      ),
    );
  };
  const run = () =>
    read().then(
      (result) => ({ result, outcome: successOf(result, provider) }),
      (error: unknown) => ({ result: undefined, outcome: { failure: failureOf(error) } }),
    );
  const { lines, value } = watch ? await captured(run) : { lines: "", value: await run() };
  const { outcome, result } = value;
  const shown = {
    error: "failure" in outcome ? outcome.failure.text : "",
    // What the vendor itself sent is there because it was asked for.
    meta: result === undefined ? "" : writtenOf({ ...result.meta, native: undefined }),
    events: writtenOf(events),
    console: lines,
    provider: writtenOf(provider),
  };
  return {
    ...outcome,
    ...(usesFetch ? { calls: port.calls, ...(signal === undefined ? { ms: clock.now() - startedAt } : {}) } : {}),
    ...(watch ? { shown } : {}),
    ...(routed === undefined ? {} : { standIns: routed.asked }),
    secrets: port.secrets,
  };
};

/** Asks. Never rejects for what the provider does. */
export const askProvider = async (who: Asked, request: unknown, options: AskOptions = {}): Promise<Answer> => {
  await rehearse();
  return watchingTimers(() => ask(who, request, options));
};
