/** Mutants of the profile security: what comes from outside, and a key that writes headers. */
import { referenceKey } from "../reference/backend.ts";
import { referenceSubject } from "../reference/provider.ts";
import type { Answer, Subject } from "../subject.ts";
import { around, type Fetch } from "./careless.ts";
import { alters, asks, misjudges, type Mutant } from "./mutant.ts";

const id = (name: string): string => `security.${name}`;

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

export const securityReplyMutants = [
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
