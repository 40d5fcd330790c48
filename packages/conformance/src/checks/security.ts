/** Keys and contents stay where they belong: what is looked through is errors, observations, events, the console. */
import { type Check, checksOf } from "../check.ts";
import { expect } from "../verdict.ts";
import { type Context, responseOf } from "../context.ts";
import type { Fault } from "../port/fault.ts";
import type { Answer } from "../subject.ts";
import { addressChecks } from "./security-addresses.ts";
import { replyChecks } from "./security-replies.ts";
import { needsUpstream } from "./upstream.ts";

type Definition = Omit<Check, "profile" | "level">;

/** A secret in the forms in which it would still be one. */
const formsOf = (secret: string): ReadonlyArray<string> => [
  secret,
  encodeURIComponent(secret),
  Buffer.from(secret).toString("base64"),
];

/** The places where a text stands, of those where people look. */
export const placesOf = ({ failure, shown = {} }: Answer, texts: ReadonlyArray<string>): ReadonlyArray<string> =>
  Object.entries({ error: failure?.text ?? "", ...shown }).flatMap(([place, written]) =>
    texts.some((text) => text !== "" && written.includes(text)) ? [place] : [],
  );

const watched = (context: Context, fault?: Fault): Promise<Answer> =>
  context.ask("single", {}, { watch: true, fresh: true, ...(fault === undefined ? {} : { fault }) });

/** Holds one question against a place; a subject that shows no key has none to lose. */
const keyKept = (id: string, title: string, place: string, faults: ReadonlyArray<Fault | undefined>): Definition => ({
  id,
  clause: "SEC-1",
  title,
  run: async (context) => {
    needsUpstream(context);
    for (const fault of faults) {
      const answer = await watched(context, fault);
      if (answer.secrets.length === 0) context.unobserved("a key: the upstream was shown none");
      expect(!placesOf(answer, answer.secrets.flatMap(formsOf)).includes(place), `the key stands in ${place}`);
    }
  },
});

const quoting: Fault = {
  kind: "status",
  status: 401,
  times: Infinity,
  body: (secrets) => ({ message: `no such key: ${secrets[0] ?? ""}`, error: { message: secrets[0] ?? "" } }),
};
const quotingPage: Fault = {
  kind: "body",
  times: Infinity,
  contentType: "text/html",
  change: () => "<html>busy</html>",
};
const reset: Fault = { kind: "reset", times: Infinity };
const busyOnce: Fault = { kind: "status", status: 503 };

/** A word that stands in no document. */
const sentinel = "quagga-7f31-parchment";

/** Contents of the document that must not be told again: its first bytes as base64, and a sentence of its text. */
const contentsOf = async (context: Context): Promise<ReadonlyArray<string>> => {
  const { bytes } = await context.fixture("single");
  return [Buffer.from(bytes).toString("base64").slice(400, 460), sentinel];
};

/** Answers in which a vendor repeats what it was sent, or breaks off in the middle of what it read. */
const repeating = (contents: ReadonlyArray<string>): ReadonlyArray<Fault> => [
  {
    kind: "status",
    status: 422,
    times: Infinity,
    body: () => ({ detail: [{ type: "value_error", loc: ["body"], msg: "unfit", input: contents }] }),
  },
  { kind: "body", times: Infinity, change: () => `{"pages":[{"index":0,"markdown":"${sentinel}" ${sentinel}` },
  {
    kind: "body",
    times: Infinity,
    change: () => JSON.stringify({ pages: sentinel, analyzeResult: sentinel, status: "succeeded" }),
  },
];

const contentsKept = (id: string, title: string, places: ReadonlyArray<string>): Definition => ({
  id,
  clause: "SEC-2",
  title,
  run: async (context) => {
    needsUpstream(context);
    const contents = await contentsOf(context);
    for (const fault of [...repeating(contents), undefined]) {
      const answer = await watched(context, fault);
      const place = placesOf(answer, contents).find((found) => places.includes(found));
      expect(place === undefined, `the document stands in ${place}`);
    }
  },
});

export const securityChecks = checksOf("security", [
  keyKept("key-error", "A key stands nowhere in an error, however it is written out", "error", [
    quoting,
    reset,
    quotingPage,
  ]),
  keyKept("key-meta", "A key stands nowhere beside an answer", "meta", [undefined, busyOnce]),
  keyKept("key-events", "No event tells a key", "events", [busyOnce, quoting]),
  keyKept("key-console", "A key is not written to the console", "console", [undefined, busyOnce, quoting]),
  keyKept("key-provider", "A provider that is written out does not show its key", "provider", [undefined]),
  contentsKept("document-error", "The document stands nowhere in an error, not in its causes either", ["error"]),
  contentsKept("document-events", "No event tells of the document's contents", ["events"]),
  contentsKept("document-console", "The document is not written to the console", ["console"]),
  {
    id: "page-text-silent",
    clause: "SEC-2",
    title: "What was read is written to the console no more than the document",
    run: async (context) => {
      const answer = await watched(context);
      const [page] = responseOf(answer).pages;
      const words = (page?.markdown ?? "")
        .split("\n")
        .filter((line) => line.length > 20)
        .slice(0, 5);
      const place = placesOf(answer, words).find((found) => found === "console" || found === "events");
      expect(place === undefined, `the text of the page stands in ${place}`);
    },
  },
  ...addressChecks,
  ...replyChecks,
]);
