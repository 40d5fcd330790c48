/** What happens when the vendor is slow, full, silent or broken. Times are virtual, so windows are exact. */
import { type Check, checksOf } from "../check.ts";
import { expect } from "../verdict.ts";
import { callsOf, responseOf } from "../context.ts";
import type { Fault } from "../port/fault.ts";
import type { Answer } from "../subject.ts";
import { askWith, brokenAnswers, half, struckCount } from "./broken-answers.ts";
import { leavingChecks } from "./leaving.ts";

type Definition = Omit<Check, "profile" | "level">;
const needs = "faults";

/** Milliseconds between the first struck call and the next one. */
const gapOf = (answer: Answer): number => {
  const calls = callsOf(answer);
  const first = calls.findIndex((call) => call.struck);
  const next = calls[first + 1];
  expect(next !== undefined, "there was no second try");
  return (next?.atMs ?? 0) - (calls[first]?.atMs ?? 0);
};

const recovers = (id: string, clause: string, title: string, fault: Fault, timeoutMs?: number): Definition => ({
  id,
  clause,
  title,
  needs,
  run: async (context) => {
    const answer = await askWith(context, fault, timeoutMs);
    const { pages } = responseOf(answer);
    expect(pages.length === 1, `after the second try there are ${pages.length} pages`);
  },
});

const waits = (id: string, title: string, fault: Fault, seconds: number): Definition => ({
  id,
  clause: "RSL-2",
  title,
  needs,
  run: async (context) => {
    const answer = await askWith(context, fault);
    const gap = gapOf(answer);
    const [least, most] = [seconds * 1000, seconds * 1100];
    expect(
      gap >= least && gap <= most,
      `the second try came after ${Math.round(gap)} ms, not within ${least} to ${most}`,
    );
    responseOf(answer);
  },
});

const once = (status: number): Definition => ({
  id: `no-retry-${status}`,
  clause: "RSL-4",
  title: `A ${status} is told at once, without a second try`,
  needs,
  run: async (context) => {
    const answer = await askWith(context, { kind: "status", status, times: Infinity });
    expect(answer.failure !== undefined, "the call succeeded although the vendor refused it");
    expect(struckCount(answer) === 1, `a ${status} was tried ${struckCount(answer)} times`);
  },
});

const bounded = (id: string, title: string, fault: Fault, reason: string, timeoutMs?: number): Definition => ({
  id,
  clause: "RSL-3",
  title,
  needs,
  run: async (context) => {
    const answer = await askWith(context, fault, timeoutMs);
    expect(answer.failure !== undefined, "the call succeeded although the vendor never answered");
    const tries = struckCount(answer);
    expect(tries >= 2 && tries <= 6, `it was tried ${tries} times`);
    expect(answer.failure?.reason === reason, `it is told as ${answer.failure?.reason}, not as ${reason}`);
  },
});

export const resilienceChecks = checksOf("resilience", [
  recovers("retry-429", "RSL-1", "After one 429 it tries again and answers", { kind: "status", status: 429 }),
  recovers("retry-500", "RSL-1", "After one 500 it tries again and answers", { kind: "status", status: 500 }),
  recovers("retry-502", "RSL-1", "After one 502 it tries again and answers", { kind: "status", status: 502 }),
  recovers("retry-503", "RSL-1", "After one 503 it tries again and answers", { kind: "status", status: 503 }),
  recovers("retry-504", "RSL-1", "After one 504 it tries again and answers", { kind: "status", status: 504 }),
  recovers("retry-reset", "RSL-1", "After a broken connection it tries again and answers", { kind: "reset" }),
  recovers("retry-hang", "RSL-5", "After one silence it tries again and answers", { kind: "hang" }, 20_000),
  recovers("retry-cut", "RSL-6", "After a body that was cut off it tries again and answers", {
    kind: "body",
    change: half,
  }),
  recovers("retry-null", "RSL-6", "After a body that is null it tries again and answers", {
    kind: "body",
    change: () => "null",
  }),
  recovers("retry-empty", "RSL-6", "After an empty body it tries again and answers", {
    kind: "body",
    change: () => "",
  }),
  waits(
    "retry-after-seconds",
    "A Retry-After in seconds is waited out, and not for much longer",
    {
      kind: "status",
      status: 429,
      headers: { "retry-after": "7" },
    },
    7,
  ),
  waits(
    "retry-after-503",
    "A Retry-After with a 503 is waited out too",
    {
      kind: "status",
      status: 503,
      headers: { "retry-after": "11" },
    },
    11,
  ),
  waits(
    "retry-after-date",
    "A Retry-After that is a date is waited out",
    {
      kind: "status",
      status: 429,
      retryAfterDateSeconds: 9,
    },
    9,
  ),
  {
    id: "retry-after-cap",
    clause: "RSL-2",
    title: "A Retry-After of an hour is not waited for: the error tells it at once",
    needs,
    run: async (context) => {
      const fault: Fault = { kind: "status", status: 429, times: Infinity, headers: { "retry-after": "3600" } };
      const answer = await askWith(context, fault);
      expect(answer.failure?.reason === "RateLimited", `it is told as ${answer.failure?.reason}`);
      expect((answer.ms ?? 0) < 60_000, `it waited ${Math.round((answer.ms ?? 0) / 1000)} s`);
      expect(answer.failure?.retryAfterMs === 3_600_000, `the error tells ${answer.failure?.retryAfterMs} ms`);
    },
  },
  bounded(
    "bounded-500",
    "Endless 500s end after a few tries",
    { kind: "status", status: 500, times: Infinity },
    "Upstream",
  ),
  bounded(
    "bounded-429",
    "Endless 429s end after a few tries",
    { kind: "status", status: 429, times: Infinity },
    "RateLimited",
  ),
  bounded(
    "bounded-reset",
    "A vendor that cannot be reached is given up after a few tries",
    { kind: "reset", times: Infinity },
    "Network",
  ),
  bounded(
    "bounded-hang",
    "Endless silence ends as a timeout after a few tries",
    { kind: "hang", times: Infinity },
    "Timeout",
    20_000,
  ),
  {
    id: "timeout",
    clause: "RSL-5",
    title: "A silent vendor is left when the time of the call is over",
    needs,
    run: async (context) => {
      const answer = await askWith(context, { kind: "hang" }, 20_000);
      const gap = gapOf(answer);
      expect(gap >= 20_000 && gap <= 30_000, `the silent call was left after ${Math.round(gap)} ms, not after 20000`);
    },
  },
  {
    id: "default-timeout",
    clause: "RSL-5",
    title: "A silent vendor is left some time, also when the caller sets no limit",
    needs,
    run: async (context) => {
      const answer = await askWith(context, { kind: "hang" });
      const gap = gapOf(answer);
      expect(gap > 0 && gap <= 900_000, `the silent call was left after ${Math.round(gap / 1000)} s`);
    },
  },
  ...[400, 401, 402, 403, 404, 413, 422].map(once),
  ...brokenAnswers,
  ...leavingChecks,
]);
