/** The subject as a member of the framework's routers, beside stand-ins that are able, modest or broken. */
import { checksOf } from "../check.ts";
import { expect } from "../verdict.ts";
import type { Claims } from "../claims.ts";
import { callsOf, responseOf } from "../context.ts";
import type { RoutePlan } from "../subject.ts";
import type { WireOptions } from "../wire.ts";
import { answeredBy, askedOf, house, inOrder, other, ownName, routed } from "./router-exchange.ts";
import { failureChecks } from "./router-failures.ts";

const needs = "faults";

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
  ...failureChecks,
]);
