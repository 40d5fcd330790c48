/** Mutants of the profile router. */
import { referenceSubject } from "../reference/provider.ts";
import type { RoutePlan } from "../subject.ts";
import { alters, asks, misjudges, type Mutant, patient } from "./mutant.ts";

const id = (name: string): string => `router.${name}`;

/** Goes another way than was planned. */
const replans = (name: string, because: RegExp, what: string, change: (plan: RoutePlan) => RoutePlan) =>
  asks(
    id(name),
    because,
    (options) => (options.route === undefined ? options : { ...options, route: change(options.route) }),
    what,
  );

/** Alters the answers of routers only. */
const spoils = (
  name: string,
  because: RegExp,
  what: string,
  spoil: (answer: Parameters<Parameters<typeof alters>[2]>[0]) => void,
) =>
  alters(
    id(name),
    because,
    (answer) => {
      if (answer.standIns !== undefined) spoil(answer);
    },
    what,
  );

const alone = (plan: RoutePlan): RoutePlan => ({
  ...plan,
  members: plan.members.filter(({ who }) => who === "subject"),
});

const reason = (name: string, value: string) =>
  spoils(name, new RegExp(`told as ${value}`), `tells ${value}`, ({ failure }) => {
    if (failure !== undefined) failure.reason = value;
  });

const anonymous = (name: string) =>
  spoils(name, /the answer names router/, "names itself", ({ meta }) => {
    if (meta !== undefined) meta.provider = "router";
  });

export const routerMutants = [
  asks(
    id("hanging-left"),
    /it was left after \d{6,} ms/,
    (options) => ({ ...options, timeoutMs: 300_000 }),
    "has the patience of the router",
  ),
  replans("hanging-left", /subject failed: Timeout/, "has nobody else", alone),
  replans("hedge", /it answered after \d{5,} ms/, "waits for the first to fail", (plan) => ({
    ...plan,
    kind: "fallback",
  })),
  replans("unable-skipped", /the answer names modest/, "sends what cannot be done", (plan) => ({
    ...plan,
    members: plan.members.map((member) => (member.who === "modest" ? { ...member, who: "able" } : member)),
  })),
  spoils("unable-skipped", /cannot do it was asked/, "asks first", ({ standIns }) => {
    if (standIns !== undefined) standIns["modest"] = 1;
  }),
  (): Mutant => ({
    name: "does what it does not claim",
    kills: id("unable-skipped"),
    because: /the answer names reference, not other/,
    make: () => ({ ...referenceSubject(), claims: {} }),
  }),
  anonymous("answerer-named"),
  spoils("answerer-named", /first one on record is undefined/, "keeps no record", ({ meta }) => {
    if (meta !== undefined) meta.attempts = [];
  }),
  spoils("answerer-named", /its end is on record as succeeded/, "embellishes the record", ({ meta }) => {
    for (const attempt of meta?.attempts ?? []) attempt.outcome = "succeeded";
  }),
  replans("model-mapped", /subject failed/, "forgets what models stand for", (plan) => ({
    ...plan,
    members: plan.members.map(({ name, who }) => ({ name, who })),
  })),
  spoils(
    "model-mapped",
    /the response names the model house-model/,
    "answers by the name that was asked for",
    ({ body }) => {
      Object.assign(body as object, { model: "house-model" });
    },
  ),
  spoils("model-mapped", /house-model was asked/, "passes the name on", ({ meta }) => {
    if (meta !== undefined) meta.model = "house-model";
  }),
  spoils("prefix", /house\/reference-1 was asked/, "leaves the prefix on", ({ meta }) => {
    if (meta !== undefined) meta.model = "house/reference-1";
  }),
  replans("prefix", /the answer names other/, "goes to another one", (plan) => ({
    ...plan,
    model: "other/stand-in-1",
  })),
  misjudges(
    id("refused-key"),
    /was asked 4 times/,
    (error) => error.with({ retryable: true }),
    "tries a refused key again",
  ),
  ...["refused-key", "trouble", "unreadable"].map((name) => replans(name, /subject failed/, "has nobody else", alone)),
  ...["refused-key", "trouble", "unreadable"].map((name) =>
    spoils(name, /no attempt that ended as/, "keeps no record", ({ meta }) => {
      if (meta !== undefined) meta.attempts = [];
    }),
  ),
  patient(id("trouble"), /was asked 12 times/, { attempts: 12 }, "hardly ever gives up"),
  misjudges(
    id("unreadable"),
    /was asked 4 times/,
    (error) => error.with({ retryable: true }),
    "pays for the unreadable again",
  ),
  replans("busy-passed", /it answered after \d{5,} ms/, "waits for who is busy", (plan) => ({
    ...plan,
    kind: "fallback",
  })),
  misjudges(
    id("bad-request"),
    /another member was asked/,
    (error) => error.with({ reason: "Upstream" }),
    "takes its caller's fault for its own",
  ),
  reason("bad-request", "Internal"),
  spoils("billed-once", /it costs [\d.]+, and alone/, "bills who failed", ({ meta }) => {
    if (meta?.cost !== undefined) meta.cost.usd *= 2;
  }),
  spoils("billed-once", /the one who failed bills 1/, "bills a failure", ({ meta }) => {
    if (meta?.provider === "other") meta.failedUsd = 1;
  }),
  reason("abort", "Timeout"),
  spoils("abort", /next member was asked/, "goes on without its caller", ({ standIns }) => {
    if (standIns !== undefined) standIns["other"] = 1;
  }),
];
