/** The subject as a member of the framework's routers, beside stand-ins that are able, modest or broken. */
import { type Check, checksOf, expect, NotExercised } from "../check.ts";
import { callsOf, type Context, responseOf } from "../context.ts";
import type { Claims } from "../claims.ts";
import type { Fault } from "../port/fault.ts";
import type { Answer, AskOptions, RoutePlan } from "../subject.ts";
import type { WireOptions } from "../wire.ts";

type Definition = Omit<Check, "profile" | "level">;
type Member = RoutePlan["members"][number];

const needs = "faults";
const house: Member = { name: "house", who: "subject" };
const other: Member = { name: "other", who: "able" };

const routed = (
  context: Context,
  route: RoutePlan,
  options: WireOptions = {},
  more: AskOptions = {},
): Promise<Answer> => context.ask("single", options, { ...more, route });

const inOrder = (...members: ReadonlyArray<Member>): RoutePlan => ({ kind: "fallback", members });

const askedOf = ({ standIns = {} }: Answer, name: string): number => standIns[name] ?? 0;

/** Holds an answer against its place: the response is there, and it names who gave it. */
const answeredBy = (answer: Answer, name: string): void => {
  responseOf(answer);
  expect(answer.meta?.provider === name, `the answer names ${answer.meta?.provider}, not ${name}`);
};

/** The name of the subject's provider, as its own answers give it. */
const ownName = async (context: Context): Promise<string> => {
  const { meta } = await context.ask("single");
  if (meta?.provider === undefined) throw new NotExercised("the answer does not name its provider");
  return meta.provider;
};

/** Options of which the subject cannot do the first, and those of which only the subject is asked. */
const missing = (claims: Claims): WireOptions | undefined => {
  if (!claims.confidences?.includes("word")) return { confidence_scores_granularity: "word" };
  if (!claims.documentAnnotation) return { document_annotation_format: format };
  return claims.bboxAnnotation ? undefined : { bbox_annotation_format: format };
};

const format = { type: "json_schema", json_schema: { name: "summary", schema: { type: "object", properties: {} } } };

const present = (claims: Claims): WireOptions | undefined => {
  if (claims.confidences?.includes("page")) return { confidence_scores_granularity: "page" };
  if (claims.documentAnnotation) return { document_annotation_format: format };
  return claims.bboxAnnotation ? { bbox_annotation_format: format } : undefined;
};

const movesOn = (id: string, title: string, fault: Fault, reason: string, most: number): Definition => ({
  id,
  clause: "RTR-3",
  title,
  needs,
  run: async (context) => {
    const answer = await routed(context, inOrder(house, other), {}, { fault: { ...fault, times: Infinity } });
    answeredBy(answer, "other");
    const own = (answer.meta?.attempts ?? []).filter((attempt) => attempt.provider !== "other");
    expect(
      own.some((attempt) => attempt.outcome === reason),
      `no attempt that ended as ${reason} is on record`,
    );
    expect(own.length <= most, `the one that failed was asked ${own.length} times`);
  },
});

const stops = (id: string, title: string, fault: Fault): Definition => ({
  id,
  clause: "RTR-4",
  title,
  needs,
  run: async (context) => {
    const answer = await routed(context, inOrder(house, other), {}, { fault: { ...fault, times: Infinity } });
    expect(askedOf(answer, "other") === 0, "another member was asked for what no member can mend");
    expect(answer.failure?.reason === "InvalidRequest", `it is told as ${answer.failure?.reason}`);
  },
});

export const routerChecks = checksOf("router", [
  {
    id: "hanging-left",
    clause: "RTR-1",
    title: "A member that is silent is left after its own time, and the next one answers",
    needs,
    run: async (context) => {
      const plan = inOrder({ ...house, timeoutMs: 20_000 }, other);
      const answer = await routed(context, plan, {}, { fault: { kind: "hang", times: Infinity } });
      answeredBy(answer, "other");
      const ms = answer.ms ?? 0;
      expect(ms >= 20_000 && ms <= 60_000, `it was left after ${Math.round(ms)} ms`);
    },
  },
  {
    id: "hedge",
    clause: "RTR-1",
    title: "A hedge asks the next member while the first is silent, and does not wait for it",
    needs,
    run: async (context) => {
      const plan: RoutePlan = { kind: "hedge", members: [house, other] };
      const answer = await routed(context, plan, {}, { fault: { kind: "hang", times: Infinity } });
      answeredBy(answer, "other");
      expect((answer.ms ?? 0) <= 10_000, `it answered after ${Math.round(answer.ms ?? 0)} ms`);
    },
  },
  {
    id: "unable-skipped",
    clause: "RTR-2",
    title: "A member that cannot do what is asked is skipped, and not asked first",
    needs,
    run: async (context) => {
      const { claims } = context;
      const can = present(claims);
      if (can !== undefined) {
        const answer = await routed(context, inOrder({ name: "modest", who: "modest" }, house), can);
        answeredBy(answer, await ownName(context));
        expect(askedOf(answer, "modest") === 0, "the member that cannot do it was asked");
      }
      const cannot = missing(claims);
      if (cannot === undefined) return;
      const answer = await routed(context, inOrder(house, other), cannot);
      answeredBy(answer, "other");
      expect(callsOf(answer).length === 0, `its vendor was asked ${callsOf(answer).length} times all the same`);
    },
  },
  {
    id: "answerer-named",
    clause: "RTR-5",
    title: "The answer names the member's provider that gave it, and those that were asked before",
    needs,
    run: async (context) => {
      const answer = await routed(context, inOrder({ name: "broken", who: "broken" }, house));
      answeredBy(answer, await ownName(context));
      const [first] = answer.meta?.attempts ?? [];
      expect(first?.provider === "broken", `the first one on record is ${first?.provider}, not broken`);
      expect(first?.outcome === "Upstream", `its end is on record as ${first?.outcome}`);
    },
  },
  {
    id: "model-mapped",
    clause: "RTR-6",
    title: "A model that stands for another one at a member is asked for by that name",
    needs,
    run: async (context) => {
      const alone = await context.ask("single");
      const plan: RoutePlan = {
        kind: "fallback",
        members: [{ ...house, models: { "house-model": "" } }],
        model: "house-model",
      };
      const answer = await routed(context, plan);
      const { model } = responseOf(answer);
      expect(answer.meta?.model === alone.meta?.model, `${answer.meta?.model} was asked, not ${alone.meta?.model}`);
      expect(model === responseOf(alone).model, `the response names the model ${model}`);
    },
  },
  {
    id: "prefix",
    clause: "RTR-6",
    title: "The prefix of a model picks the member, which is asked without it",
    needs,
    run: async (context) => {
      const alone = await context.ask("single");
      const answer = await routed(context, { kind: "route", members: [other, house], model: "house/{}" });
      answeredBy(answer, await ownName(context));
      expect(askedOf(answer, "other") === 0, "the other member was asked");
      expect(answer.meta?.model === alone.meta?.model, `${answer.meta?.model} was asked, not ${alone.meta?.model}`);
    },
  },
  movesOn(
    "refused-key",
    "A member whose key is refused is left at once, and the next one answers",
    { kind: "status", status: 401 },
    "Unauthorized",
    1,
  ),
  movesOn(
    "trouble",
    "A member in trouble is left after its tries, and the next one answers",
    { kind: "status", status: 503 },
    "Upstream",
    6,
  ),
  movesOn(
    "unreadable",
    "A member whose answer cannot be read is left, and the next one answers",
    { kind: "body", change: () => '{"hello":"world"}' },
    "ResponseInvalid",
    1,
  ),
  {
    id: "busy-passed",
    clause: "RTR-3",
    title: "In a balance, a member that asks to be left alone does not keep the request waiting",
    needs,
    run: async (context) => {
      const fault: Fault = { kind: "status", status: 429, times: Infinity, headers: { "retry-after": "30" } };
      const plan: RoutePlan = { kind: "balance", members: [house, other] };
      const answer = await routed(context, plan, {}, { fault });
      responseOf(answer);
      expect((answer.ms ?? 0) <= 10_000, `it answered after ${Math.round(answer.ms ?? 0)} ms`);
    },
  },
  stops("bad-request", "What the vendor refuses as a bad request goes to no other member", {
    kind: "status",
    status: 400,
  }),
  {
    id: "billed-once",
    clause: "RTR-7",
    title: "Who failed bills nothing: the cost is that of the one who answered",
    needs,
    run: async (context) => {
      const alone = await context.ask("single");
      const after = await routed(context, inOrder({ name: "broken", who: "broken" }, house));
      responseOf(after);
      const [own, together] = [alone.meta?.cost?.usd, after.meta?.cost?.usd];
      expect(own === together, `it costs ${together}, and alone ${own}`);
      const fault: Fault = { kind: "status", status: 503, times: Infinity };
      const instead = await routed(context, inOrder(house, other), {}, { fault });
      answeredBy(instead, "other");
      expect(instead.meta?.failedUsd === undefined, `the one who failed bills ${instead.meta?.failedUsd}`);
    },
  },
  {
    id: "abort",
    clause: "RTR-4",
    title: "Who leaves is not sent on to the next member",
    needs,
    run: async (context) => {
      const controller = new AbortController();
      const more = {
        signal: controller.signal,
        onCall: () => controller.abort(new Error("the user left")),
        fault: { kind: "hang", times: Infinity },
      } as const;
      const answer = await routed(context, inOrder(house, other), {}, more);
      expect(answer.failure?.reason === "Aborted", `it is told as ${answer.failure?.reason}`);
      expect(askedOf(answer, "other") === 0, "the next member was asked");
    },
  },
]);
