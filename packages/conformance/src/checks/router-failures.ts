/** Members that fail: who is asked next, who is not, and who bills. */
import type { Check } from "../check.ts";
import { expect } from "../verdict.ts";
import { responseOf } from "../context.ts";
import type { Fault } from "../port/fault.ts";
import type { RoutePlan } from "../subject.ts";
import { answeredBy, askedOf, house, inOrder, other, routed } from "./router-exchange.ts";

type Definition = Omit<Check, "profile" | "level">;

const needs = "faults";

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

/** Checks of the profile router that are about failures. */
export const failureChecks: ReadonlyArray<Definition> = [
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
];
