/** Replies that do harm to who reads them carelessly. Times are virtual, and no byte travels. */
import type { Check } from "../check.ts";
import { expect, NotConcerned, NotExercised } from "../verdict.ts";
import { callsOf, type Context, responseOf } from "../context.ts";
import type { Fault } from "../port/fault.ts";
import type { Answer } from "../subject.ts";
import { needsUpstream } from "./upstream.ts";

type Definition = Omit<Check, "profile" | "level"> & { readonly level?: Check["level"] };

/** An answer in which the fault was met. */
const met = async (context: Context, fault: Fault, timeoutMs?: number): Promise<Answer> => {
  needsUpstream(context);
  const answer = await context.ask("single", {}, { fault, ...(timeoutMs === undefined ? {} : { timeoutMs }) });
  if (!callsOf(answer).some((call) => call.struck)) throw new NotExercised("the injected fault was not met");
  return answer;
};

const staysHome = (id: string, title: string, location: string): Definition => ({
  id,
  clause: "SEC-4",
  title,
  run: async (context) => {
    const answer = await met(context, { kind: "redirect", location, times: Infinity });
    const { origin } = new URL(location);
    const there = callsOf(answer).filter((call) => call.origin === origin);
    expect(!there.some((call) => call.showsKey), `the key was shown to ${origin}`);
    expect(there.length === 0, `the document was taken to ${origin}`);
    expect(answer.failure !== undefined, "the call succeeded although the vendor only sent it elsewhere");
  },
});

// What anybody may read of one body before a limit must have struck; also the largest text that there can be.
const mostBytes = 512 * 1024 * 1024;

const bounded = (id: string, title: string, fault: Fault, reason: string): Definition => ({
  id,
  clause: "SEC-5",
  title,
  run: async (context) => {
    const { calls = [], failure } = await met(context, fault);
    const read = Math.max(...calls.map((call) => call.readBytes ?? 0));
    expect(read <= mostBytes, `${Math.round(read / 2 ** 20)} MiB of one body were read`);
    expect(failure !== undefined, "the call succeeded although the body has no end");
    expect(failure?.reason === reason, `it is told as ${failure?.reason}, not as ${reason}`);
  },
});

const skewed = (id: string, title: string, clockAheadSeconds: number): Definition => ({
  id,
  clause: "SEC-7",
  level: "SHOULD",
  title,
  run: async (context) => {
    const fault: Fault = { kind: "status", status: 429, retryAfterDateSeconds: 9, clockAheadSeconds };
    const answer = await met(context, fault);
    responseOf(answer);
    const [first, next] = callsOf(answer);
    const gap = (next?.atMs ?? 0) - (first?.atMs ?? 0);
    expect(gap >= 9000 && gap <= 9900, `the second try came after ${Math.round(gap)} ms, not within 9000 to 9900`);
  },
});

const nonsense = (id: string, title: string, value: string): Definition => ({
  id: `retry-after-${id}`,
  clause: "SEC-7",
  level: "SHOULD",
  title,
  run: async (context) => {
    const answer = await met(context, { kind: "status", status: 429, headers: { "retry-after": value } });
    responseOf(answer);
    expect((answer.ms ?? 0) <= 60_000, `it waited ${Math.round((answer.ms ?? 0) / 1000)} s`);
  },
});

const unread = (id: string, title: string, change: (text: string) => string, contentType: string): Definition => ({
  id,
  clause: "SEC-8",
  title,
  run: async (context) => {
    const { failure } = await met(context, { kind: "body", times: Infinity, change, contentType });
    expect(failure !== undefined, "it was taken for an answer");
    expect(failure?.reason === "ResponseInvalid", `it is told as ${failure?.reason}, not as ResponseInvalid`);
  },
});

const deep = (): string => `{"pages":[{"index":0,"markdown":"a","images":${"[".repeat(50_000)}${"]".repeat(50_000)}}]}`;

/** Checks of the profile security that are about what a vendor, or who stands in its place, sends. */
export const replyChecks: ReadonlyArray<Definition> = [
  staysHome(
    "redirect-host",
    "Who is sent to another host does not take the key or the document there",
    "https://elsewhere.example/v1/ocr",
  ),
  staysHome(
    "redirect-private",
    "Who is sent to a private address does not go there",
    "http://169.254.169.254/latest/meta-data/",
  ),
  bounded(
    "endless-body",
    "A body without end is cut at a limit",
    { kind: "flood", times: Infinity },
    "ResponseInvalid",
  ),
  bounded(
    "swelling-body",
    "A small body that swells when it is unpacked is cut at a limit",
    { kind: "flood", swells: true, times: Infinity },
    "ResponseInvalid",
  ),
  bounded(
    "endless-error",
    "An error without end is cut at a limit, and its status is told",
    { kind: "error-flood", status: 403, times: Infinity },
    "Forbidden",
  ),
  {
    id: "slow-drip",
    clause: "SEC-6",
    title: "A body that comes byte by byte is left when the time of the call is over",
    run: async (context) => {
      const answer = await met(context, { kind: "drip", everyMs: 15_000, times: Infinity }, 60_000);
      expect(answer.failure !== undefined, "the call succeeded although the body never came to its end");
      expect(answer.failure?.reason === "Timeout", `it is told as ${answer.failure?.reason}, not as Timeout`);
      expect((answer.ms ?? 0) <= 600_000, `it took ${Math.round((answer.ms ?? 0) / 1000)} s`);
    },
  },
  skewed("clock-ahead", "A Retry-After by a clock that is ahead is understood by the Date beside it", 3600),
  skewed("clock-behind", "A Retry-After by a clock that is behind is understood by the Date beside it", -3600),
  nonsense("negative", "A negative Retry-After does no harm", "-30"),
  nonsense("words", "A Retry-After that is neither number nor date does no harm", "soon"),
  unread(
    "html-body",
    "A page of HTML that says it is JSON is no answer",
    () => "<!doctype html><title>Log in</title>",
    "application/json",
  ),
  unread("picture-body", "A picture is no answer", () => "\u0089PNG\r\n\u001a\n\u0000\u0000\u0000\rIHDR", "image/png"),
  unread(
    "deep-body",
    "An answer that is nested without reason is an invalid response, not a breakdown",
    deep,
    "application/json",
  ),
  {
    id: "prototype",
    clause: "SEC-8",
    title: "Keys that reach for the prototype of objects change nothing",
    run: async (context) => {
      const change = (text: string): string =>
        text.replace("{", '{"__proto__":{"polluted":"yes"},"constructor":{"prototype":{"polluted":"yes"}},');
      await met(context, { kind: "body", times: Infinity, change });
      const fresh = {} as { readonly polluted?: string };
      const { polluted } = fresh;
      Reflect.deleteProperty(Object.prototype, "polluted");
      expect(polluted === undefined, "every object now has the key of the reply");
    },
  },
  {
    id: "key-header",
    clause: "SEC-9",
    title: "A key that would write headers of its own is refused before anything is sent",
    run: async (context) => {
      const { withKey } = context.subject;
      if (withKey === undefined) throw new NotConcerned("nobody said how to give it another key");
      const key = "key-5d1c\r\nx-injected: yes";
      const { calls, failure } = await withKey(key).ask(await context.request("single"));
      expect(failure !== undefined, "the key was taken");
      expect(failure?.reason === "Unauthorized", `it is told as ${failure?.reason}, not as Unauthorized`);
      expect((calls ?? []).length === 0, "the vendor was asked");
      expect(!(failure?.text ?? "").includes("key-5d1c"), "the key stands in the error");
    },
  },
];
