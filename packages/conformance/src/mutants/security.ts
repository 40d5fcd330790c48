/** Mutants of the profile security. */
import * as Effect from "effect/Effect";
import type { OcrError, Provider } from "@ocr/core/provider";
import { referenceKey } from "../reference/backend.ts";
import { modestProvider, referenceProvider, referenceSubject } from "../reference/provider.ts";
import type { Answer, Subject } from "../subject.ts";
import { alters, asks, misjudges, type Mutant } from "./mutant.ts";

const id = (name: string): string => `security.${name}`;

/** A provider that is careless in its own way. */
const careless = (
  kills: string,
  because: RegExp,
  name: string,
  change: (provider: Provider) => Provider,
): (() => Mutant) => {
  const make = () => referenceSubject(change(referenceProvider));
  return () => ({ name, kills: id(kills), because, make });
};

type Fetch = typeof globalThis.fetch;

/** A provider that does something of its own around each request. */
const around = (kills: string, because: RegExp, name: string, change: (fetch: Fetch) => Fetch) =>
  careless(kills, because, name, (provider) => ({
    ...provider,
    process: (call) => provider.process({ ...call, fetch: change(call.fetch) }),
  }));

/** A provider that remembers the last reply, and does something with it. */
const quoting = (
  kills: string,
  because: RegExp,
  name: string,
  {
    heard = () => undefined,
    told = (error) => error,
  }: {
    readonly heard?: (reply: string) => void;
    readonly told?: (error: OcrError, reply: string) => OcrError;
  },
) =>
  careless(kills, because, name, (provider) => ({
    ...provider,
    process: (call) => {
      let last = "";
      const fetch: Fetch = async (...args) => {
        const reply = await call.fetch(...args);
        last = await reply.clone().text();
        heard(last);
        return reply;
      };
      return Effect.mapError(provider.process({ ...call, fetch }), (error) => told(error, last));
    },
  }));

/** Shows something in one of the places where people look. */
const shows = (kills: string, because: RegExp, place: string, what: "key" | "document") =>
  alters(
    id(kills),
    because,
    (answer, request, secrets) => {
      if (answer.shown === undefined) return;
      answer.shown[place] =
        `${answer.shown[place]} ${what === "key" ? secrets.join() : JSON.stringify(request["document"])}`;
    },
    `shows the ${what} in ${place}`,
  );

const addresses = [
  "loopback",
  "ipv6",
  "mapped",
  "decimal",
  "octal",
  "unspecified",
  "metadata",
  "private",
  "file",
  "other-scheme",
];

/** A subject that fetches by itself, and whose answers are altered. */
const fetching =
  (kills: string, because: RegExp, name: string, answered: (answer: Answer) => Answer) => (): Mutant => ({
    name,
    kills: id(kills),
    because,
    make: (): Subject => {
      const subject = referenceSubject(modestProvider);
      return { ...subject, ask: async (request, options) => answered(await subject.ask(request, options)) };
    },
  });

const told = (kills: string, reason: string, because = new RegExp(`told as ${reason}`)) =>
  alters(
    id(kills),
    because,
    ({ failure }) => {
      if (failure !== undefined) failure.reason = reason;
    },
    `tells ${reason}`,
  );

const readsOn = (kills: string) =>
  alters(
    id(kills),
    /600 MiB of one body were read/,
    (answer) => {
      if (answer.calls?.[0] !== undefined) answer.calls[0].readBytes = 600 * 2 ** 20;
    },
    "reads a body to its end",
  );

const follows: (fetch: Fetch) => Fetch = (fetch) => (url, init) => fetch(url, { ...init, redirect: "follow" });
const followsWithKey: (fetch: Fetch) => Fetch = (fetch) => (url, init) => {
  const headers = new Headers(init?.headers);
  headers.set("x-api-key", referenceKey);
  return fetch(url, { ...init, headers, redirect: "follow" });
};

const badKey = (because: RegExp, name: string, change: (answer: Answer) => Answer) => (): Mutant => ({
  name,
  kills: id("key-header"),
  because,
  make: () => {
    const subject = referenceSubject();
    const ask: Subject["ask"] = async (request, options) =>
      change((await subject.withKey?.("bad\nkey").ask(request, options)) ?? { secrets: [] });
    return { ...subject, withKey: () => ({ ...subject, ask }) };
  },
});

export const securityMutants = [
  misjudges(
    id("key-error"),
    /key stands in error/,
    (error) => error.with({ cause: { sent: `Bearer ${referenceKey}` } }),
    "keeps the headers that it sent as a cause",
  ),
  misjudges(
    id("key-error"),
    /key stands in error/,
    (error) => error.with({ message: Buffer.from(referenceKey).toString("base64") }),
    "tells the key in base64",
  ),
  shows("key-meta", /key stands in meta/, "meta", "key"),
  shows("key-events", /key stands in events/, "events", "key"),
  around("key-console", /key stands in console/, "logs its headers", (fetch) => (url, init) => {
    console.debug("asking", url, init?.headers);
    return fetch(url, init);
  }),
  careless("key-provider", /key stands in provider/, "keeps its key where it can be seen", (provider) =>
    Object.assign({ ...provider }, { options: { apiKey: referenceKey } }),
  ),
  quoting("document-error", /document stands in error/, "quotes the reply in the cause", {
    told: (error, reply) => error.with({ cause: new SyntaxError(reply) }),
  }),
  shows("document-error", /document stands in error/, "error", "document"),
  shows("document-events", /document stands in events/, "events", "document"),
  quoting("document-console", /document stands in console/, "logs what it gets", {
    heard: (reply) => console.log(reply),
  }),
  shows("document-console", /document stands in console/, "console", "document"),
  quoting("page-text-silent", /text of the page stands in console/, "logs what it reads", {
    heard: (reply) => console.info(JSON.parse(reply)),
  }),

  ...addresses.map((name) =>
    fetching(`address-${name}`, /told as Network: it was tried/, "tries any address", (answer) => ({
      ...answer,
      failure: { message: "no connection", text: "", ...answer.failure, reason: "Network" },
    })),
  ),
  ...addresses.map((name) =>
    fetching(`address-${name}`, /was read/, "reads any address", () => ({ body: {}, secrets: [] })),
  ),
  fetching("address-loopback", /was asked 1 times before/, "hands private addresses on", (answer) => ({
    ...answer,
    calls: [{ atMs: 0, struck: false }],
  })),

  ...["redirect-host", "redirect-private"].flatMap((name) => [
    around(name, /document was taken to/, "follows redirects", follows),
    around(name, /key was shown to/, "follows redirects with its key", followsWithKey),
  ]),
  ...["endless-body", "swelling-body", "endless-error"].map(readsOn),
  ...["endless-body", "swelling-body", "endless-error"].map((name) => told(name, "Internal")),
  asks(
    id("slow-drip"),
    /told as (undefined|Internal)/,
    (options) => ({ ...options, timeoutMs: Infinity }),
    "waits for ever",
  ),
  alters(id("slow-drip"), /it took 3600 s/, (answer) => (answer.ms = 3_600_000), "waits for an hour"),
  ...["clock-ahead", "clock-behind"].map((name) =>
    misjudges(
      id(name),
      /second try came after [45]\d\d ms/,
      (error) => error.with({ retryAfterMs: 0 }),
      "takes a date for the past",
    ),
  ),
  misjudges(
    id("clock-ahead"),
    /subject failed/,
    (error) => error.with({ retryAfterMs: 3_609_000 }),
    "believes its own clock",
  ),
  ...["retry-after-negative", "retry-after-words"].flatMap((name) => [
    misjudges(id(name), /subject failed/, (error) => error.with({ retryAfterMs: 9e9 }), "takes nonsense for an age"),
    alters(id(name), /it waited 90 s/, (answer) => (answer.ms = 90_000), "waits too long"),
  ]),
  ...["html-body", "picture-body", "deep-body"].map((name) => told(name, "Internal")),
  alters(
    id("prototype"),
    /every object now has/,
    () => {
      Object.assign(Object.prototype, { polluted: "yes" });
    },
    "merges what it gets into every object",
  ),
  badKey(/key was taken/, "takes any key", () => ({ body: {}, secrets: [] })),
  badKey(/told as Internal/, "lets fetch find out", ({ failure, ...answer }) => ({
    ...answer,
    failure: { message: "", text: "", ...failure, reason: "Internal" },
  })),
  badKey(/vendor was asked/, "sends any key", (answer) => ({ ...answer, calls: [{ atMs: 0, struck: false }] })),
  badKey(/key stands in the error/, "quotes the key", ({ failure, ...answer }) => ({
    ...answer,
    failure: { message: "", ...failure, text: "key-5d1c" },
  })),
];
