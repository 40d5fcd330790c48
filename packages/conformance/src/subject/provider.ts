/** A provider in this process as a subject: asked through core, with a fault port below it and a virtual clock around it. */
import { createOcr, isOcrError, Ocr, type OcrInput, type OcrResult, type Provider } from "@ocr/core";
import * as Clock from "effect/Clock";
import * as Effect from "effect/Effect";
import { faultPort } from "../port/fault-fetch.ts";
import { virtualClock } from "../port/virtual-clock.ts";
import type { Answer, AskOptions, Failure, Subject } from "../subject.ts";
import { rehearse } from "./rehearsal.ts";

/** A provider to judge. */
export interface ProviderSubjectOptions {
  readonly provider: Provider;
  /** Where the provider's requests end: the network when left out, or the vendor's dialect spoken in this process. */
  readonly upstream?: typeof globalThis.fetch;
  /** The model to judge; default is the provider's first one. What it claims other than the provider counts. */
  readonly model?: string;
  /** False for a provider that reaches nothing by `fetch`, such as an embedded engine. It then runs on the real clock. */
  readonly usesFetch?: boolean;
  /**
   * Puts a document at an https address from where the upstream can fetch it. Left out: a provider that hands addresses on
   * is not examined with them.
   */
  readonly host?: (url: string, bytes: Uint8Array, mediaType: string) => void;
}

/** Everything that a careless log would show: message, fields, causes, stack. */
const textOf = (error: unknown): string => {
  const parts: Array<string> = [];
  const seen = new Set<unknown>();
  const walk = (value: unknown): void => {
    if (typeof value !== "object" || value === null || seen.has(value)) {
      parts.push(String(value));
      return;
    }
    seen.add(value);
    if (value instanceof Error) parts.push(`${value.name}: ${value.message}`);
    for (const key of Object.keys(value)) walk((value as Record<string, unknown>)[key]);
    if (value instanceof Error && value.cause !== undefined) walk(value.cause);
  };
  walk(error);
  return parts.join("\n");
};

const failureOf = (error: unknown): Failure => {
  const text = textOf(error);
  if (!isOcrError(error))
    return { name: error instanceof Error ? error.name : typeof error, message: String(error), text };
  const { cause, message, name, provider, reason, requestId, retryable, retryAfterMs, status } = error;
  const known = { provider, status, requestId, retryAfterMs, cause };
  const given = Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined));
  return { reason, name, message, retryable, text, ...given };
};

const successOf = ({ meta, response }: OcrResult, provider: Provider): Pick<Answer, "body" | "meta" | "usdPerPage"> => {
  const { cost, model, warnings } = meta;
  const price = provider.models[model]?.price;
  return {
    body: response,
    meta: { warnings, ...(cost === undefined ? {} : { cost: { usd: cost.usd, source: cost.source } }) },
    ...(price === undefined ? {} : { usdPerPage: price.usdPerPage }),
  };
};

// A day.
const mostMs = 86_400_000;

const silent: typeof globalThis.fetch = () => Promise.reject(new TypeError("fetch failed"));

/**
 * Makes a subject of a provider.
 *
 * @example
 * ```ts
 * import { judge, providerSubject } from "@ocr/conformance";
 * import { compatible } from "@ocr/core/compatible";
 *
 * const provider = compatible({ name: "house", baseURL: "https://ocr.example.com", models: { "ocr-1": {} } });
 * export const report = () => judge(providerSubject({ provider }), { seed: 1 });
 * ```
 */
export const providerSubject = (subject: ProviderSubjectOptions): Subject => {
  const { provider, upstream, usesFetch = true } = subject;
  const model = subject.model ?? Object.keys(provider.models)[0] ?? "";
  const handsOn = provider.capabilities.documents.includes("url") || !provider.capabilities.documents.includes("bytes");
  const network: typeof globalThis.fetch = upstream ?? ((...args) => globalThis.fetch(...args));

  const ask = async (request: unknown, options: AskOptions = {}): Promise<Answer> => {
    await rehearse();
    const { fault, hosted, onCall, signal, timeoutMs, vendor } = options;
    if (hosted !== undefined) subject.host?.(hosted.url, hosted.bytes, hosted.mediaType);
    const clock = virtualClock();
    const port = faultPort(usesFetch ? network : silent, clock, fault, onCall);
    const client = {
      provider,
      fetch: port.fetch,
      ...(subject.model === undefined ? {} : { model }),
      // Core fetches for providers that take no address.
      ...(hosted === undefined ? {} : { fetchDocument: async () => hosted }),
    };
    const input = request as OcrInput;
    const more = { ...(timeoutMs === undefined ? {} : { timeoutMs }), ...(vendor === undefined ? {} : { vendor }) };
    const startedAt = clock.now();
    const read = (): Promise<OcrResult> => {
      if (signal !== undefined) return createOcr(client).process(input, { ...more, signal });
      if (!usesFetch) return createOcr(client).process(input, more);
      return Effect.runPromise(
        Effect.flatMap(Ocr, (ocr) => ocr.process(input, more)).pipe(
          // Who never gives up would otherwise never end: in virtual time a day is over at once.
          Effect.timeoutOrElse({ duration: mostMs, orElse: () => Effect.die(new Error("no answer in a day")) }),
          // The layer would close the provider after each question.
          Effect.provide(Ocr.layer({ ...client, provider: { ...provider, close: async () => undefined } })),
          Effect.provideService(Clock.Clock, clock.clock),
          Effect.scoped,
        ),
      );
    };
    const outcome = await read().then(
      (result) => successOf(result, provider),
      (error: unknown) => ({ failure: failureOf(error) }),
    );
    const seen = usesFetch
      ? { calls: port.calls, ...(signal === undefined ? { ms: clock.now() - startedAt } : {}) }
      : {};
    return { ...outcome, ...seen, secrets: port.secrets };
  };
  return {
    name: subject.model === undefined ? provider.name : `${provider.name}/${model}`,
    kind: "module",
    claims: { ...provider.capabilities, ...provider.models[model]?.capabilities },
    faults: usesFetch,
    forms: handsOn && subject.host === undefined ? ["bytes"] : ["bytes", "url"],
    ask,
    close: async () => provider.close?.(),
  };
};
