/** Answers that are broken. */
import type { Check } from "../check.ts";
import { expect, NotConcerned, NotExercised } from "../verdict.ts";
import { callsOf, type Context } from "../context.ts";
import type { Fault } from "../port/fault.ts";
import type { Answer } from "../subject.ts";
import { failureAfter } from "./errors.ts";

type Definition = Omit<Check, "profile" | "level"> & { readonly level?: Check["level"] };
const needs = "faults";

/** An answer in which the fault was met. */
export const askWith = async (context: Context, fault: Fault, timeoutMs?: number): Promise<Answer> => {
  const answer = await context.ask("single", {}, { fault, ...(timeoutMs === undefined ? {} : { timeoutMs }) });
  if (!callsOf(answer).some((call) => call.struck)) throw new NotExercised("the injected fault was not met");
  return answer;
};

/** How many calls the fault struck. */
export const struckCount = (answer: Answer): number => callsOf(answer).filter((call) => call.struck).length;

const broken = (id: string, title: string, change: (text: string) => string, contentType?: string): Definition => ({
  id,
  clause: "RSL-6",
  title,
  needs,
  run: async (context) => {
    const type = contentType === undefined ? {} : { contentType };
    const { reason } = await failureAfter(context, { kind: "body", times: Infinity, change, ...type });
    expect(reason === "ResponseInvalid", `it is told as ${reason}, not as ResponseInvalid`);
  },
});

/** The first half of a body. */
export const half = (text: string): string => text.slice(0, Math.floor(text.length / 2));

/** Checks of the profile resilience that are about broken answers and aborted calls. */
export const brokenAnswers: ReadonlyArray<Definition> = [
  broken("cut-body", "A body that is cut off again and again is an invalid response", half),
  broken("null-body", "A body that is null again and again is an invalid response", () => "null"),
  broken("empty-body", "An empty body again and again is an invalid response", () => ""),
  broken("html-body", "A page of HTML with status 200 is an invalid response", () => "<html>busy</html>", "text/html"),
  broken("other-shape", "JSON of another shape is an invalid response", () => '{"hello":"world"}'),
  {
    id: "shape-no-retry",
    clause: "RSL-6",
    title: "JSON of another shape is not paid for twice",
    needs,
    run: async (context) => {
      const answer = await askWith(context, { kind: "body", times: Infinity, change: () => '{"hello":"world"}' });
      expect(answer.failure !== undefined, "another shape was taken for a response");
      expect(struckCount(answer) === 1, `it was asked for ${struckCount(answer)} times`);
    },
  },
  {
    id: "broken-off",
    clause: "USE-5",
    level: "SHOULD",
    title: "What a vendor has read counts as paid, also when the connection breaks in its answer",
    needs,
    run: async (context) => {
      const answer = await askWith(context, { kind: "break" });
      const { attempts = [], failedUsd } = answer.meta ?? {};
      if (answer.usdPerPage === undefined) throw new NotConcerned("the price is not known");
      // Who fetches the same answer again has not paid for another one.
      if (attempts.length < 2) throw new NotConcerned("the answer was fetched again, and not read again");
      expect((failedUsd ?? 0) > 0, "the page was read twice, and one reading is not in the costs");
    },
  },
];
