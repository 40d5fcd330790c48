/** Mutants of the profile security: keys and contents where people look, and addresses from strangers. */
import * as Effect from "effect/Effect";
import type { OcrError } from "@ocr/core/provider";
import { referenceKey } from "../reference/backend.ts";
import { modestProvider, referenceSubject } from "../reference/provider.ts";
import type { Answer, Subject } from "../subject.ts";
import { around, careless, type Fetch } from "./careless.ts";
import { alters, misjudges, type Mutant } from "./mutant.ts";

const id = (name: string): string => `security.${name}`;

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
];
