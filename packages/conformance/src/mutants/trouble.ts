/** Mutants of the profiles errors and resilience. */
import type { Provider } from "@ocr/core/provider";
import { referenceProvider, referenceSubject } from "../reference/provider.ts";
import { alters, asks, bends, misjudges, type Mutant, patient } from "./mutant.ts";

const reason = (kills: string, because: RegExp, value = "Internal") =>
  alters(kills, because, ({ failure }) => {
    if (failure !== undefined) failure.reason = value;
  });

const error = (id: string) => `errors.${id}`;
const resilience = (id: string) => `resilience.${id}`;
const statuses = [400, 401, 402, 403, 404, 413, 422, 429, 500, 502, 503, 504];
const bounded = ["bounded-500", "bounded-429", "bounded-reset", "bounded-hang"];
const retries = ["429", "500", "502", "503", "504", "reset", "hang", "cut", "null", "empty"];
const waits = ["retry-after-seconds", "retry-after-503", "retry-after-date"];

/** Does not hand the signal of the call on to the vendor's request. */
const deaf = (kills: string) => (): Mutant => {
  const process: Provider["process"] = (call) =>
    referenceProvider.process({ ...call, fetch: (url, init) => call.fetch(url, { ...init, signal: null }) });
  const make = () => referenceSubject({ ...referenceProvider, process });
  return { name: "does not hand the signal on", kills, because: /goes on/, make };
};

/** Does not say when the vendor has done its work. */
const silent = (): Mutant => {
  const process: Provider["process"] = (call) => referenceProvider.process({ ...call, markBilled: () => undefined });
  const make = () => referenceSubject({ ...referenceProvider, process });
  return { name: "does not mark what is billed", kills: resilience("broken-off"), because: /not in the costs/, make };
};

export const troubleMutants = [
  silent,
  ...statuses.map((status) => reason(error(`status-${status}`), /is told as Internal/)),
  alters(error("status-kept"), /carries undefined/, ({ failure }) => Reflect.deleteProperty(failure ?? {}, "status")),
  alters(error("provider-named"), /names no provider/, ({ failure }) =>
    Reflect.deleteProperty(failure ?? {}, "provider"),
  ),
  alters(error("request-id"), /carries the id/, ({ failure }) => Reflect.deleteProperty(failure ?? {}, "requestId")),
  ...["flat", "detail", "detail-list", "nested"].map((shape) =>
    alters(error(`sentence-${shape}`), /sentence is lost/, ({ failure }) => {
      if (failure !== undefined) failure.message = "the vendor failed";
    }),
  ),
  reason(error("not-json"), /told as ResponseInvalid/, "ResponseInvalid"),
  ...["bearer", "prose", "quoted"].map((how) =>
    alters(error(`key-quoted-${how}`), /key stands in the error/, ({ failure }, _, secrets) => {
      if (failure !== undefined) failure.text += secrets.join();
    }),
  ),
  alters(error("document-quoted"), /document stands in the error/, ({ failure }, request) => {
    if (failure !== undefined) failure.text += JSON.stringify(request["document"]);
  }),

  ...retries.map((what) => patient(resilience(`retry-${what}`), /subject failed/, { attempts: 1 }, "gives up at once")),
  ...waits.map((id) =>
    misjudges(
      resilience(id),
      // Chance spreads the usual wait of half a second.
      /second try came after \d{3} ms, not within/,
      (found) => found.with({ retryAfterMs: undefined }),
      "ignores Retry-After",
    ),
  ),
  ...waits.map((id) =>
    misjudges(
      resilience(id),
      /second try came after \d{5} ms/,
      (found) => found.with({ retryAfterMs: (found.retryAfterMs ?? 0) * 3 }),
      "waits three times as long as asked",
    ),
  ),
  patient(resilience("retry-after-cap"), /it waited/, { retryAfterCapMs: Infinity }, "waits for hours"),
  alters(resilience("retry-after-cap"), /error tells undefined/, ({ failure }) =>
    Reflect.deleteProperty(failure ?? {}, "retryAfterMs"),
  ),
  ...bounded.map((id) => patient(resilience(id), /tried 12 times/, { attempts: 12 }, "hardly ever gives up")),
  ...bounded.map((id) => patient(resilience(id), /tried 1 times/, { attempts: 1 }, "gives up at once")),
  ...bounded.map((id) => reason(resilience(id), /told as Internal/)),
  asks(resilience("timeout"), /was left after/, (options) => ({ ...options, timeoutMs: 200_000 }), "waits too long"),
  patient(resilience("default-timeout"), /was left after/, { attemptTimeoutMs: 10_000_000 }, "waits for hours"),
  patient(resilience("default-timeout"), /no second try/, { attemptTimeoutMs: Infinity }, "waits for ever"),
  ...[400, 401, 402, 403, 404, 413, 422].map((status) =>
    misjudges(
      resilience(`no-retry-${status}`),
      /was tried 4 times/,
      (found) => found.with({ retryable: true }),
      "tries everything again",
    ),
  ),
  ...["cut-body", "null-body", "empty-body", "html-body", "other-shape"].map((id) =>
    reason(resilience(id), /told as Internal/),
  ),
  misjudges(
    resilience("shape-no-retry"),
    /asked for 4 times/,
    (found) => found.with({ retryable: true }),
    "tries everything again",
  ),
  reason(resilience("abort"), /told as Internal/),
  alters(resilience("abort"), /name is OcrError/, ({ failure }) => {
    if (failure !== undefined) failure.name = "OcrError";
  }),
  alters(resilience("abort"), /reason of the abort is lost/, ({ failure }) => {
    if (failure !== undefined) failure.cause = undefined;
  }),
  deaf(resilience("abort-stops-request")),
  deaf(resilience("timeout-stops-request")),
  alters(resilience("aborted-before"), /was asked/, (answer) => (answer.calls = [{ atMs: 0, struck: false }])),
  bends(resilience("aborted-before"), /told as InvalidRequest/, (request) => void (request["colour"] = 1)),
];
