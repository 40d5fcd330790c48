/** Who leaves a question, or whose time is over, leaves nothing behind. */
import type { Check } from "../check.ts";
import { callsOf } from "../context.ts";
import { expect } from "../verdict.ts";
import { askWith } from "./broken-answers.ts";

const needs = "faults";

/** Leaving: by an abort, and by the time limit. */
export const leavingChecks: ReadonlyArray<Omit<Check, "profile" | "level">> = [
  {
    id: "abort",
    clause: "RSL-7",
    title: "A call that is aborted ends as Aborted, with the reason of the abort",
    needs,
    run: async (context) => {
      const controller = new AbortController();
      const why = new Error("the user left");
      const more = { signal: controller.signal, onCall: () => controller.abort(why), fault: { kind: "hang" } as const };
      const { failure } = await context.ask("single", {}, more);
      expect(failure !== undefined, "the call was not aborted");
      expect(failure?.reason === "Aborted", `it is told as ${failure?.reason}`);
      expect(failure?.name === "AbortError", `the error's name is ${failure?.name}`);
      expect(failure?.cause === why, "the reason of the abort is lost");
    },
  },
  {
    id: "aborted-before",
    clause: "RSL-7",
    title: "A call that was aborted before it began asks nobody",
    needs,
    run: async (context) => {
      const answer = await context.ask("single", {}, { signal: AbortSignal.abort() });
      expect(answer.failure?.reason === "Aborted", `it is told as ${answer.failure?.reason}`);
      expect(callsOf(answer).length === 0, "the vendor was asked");
    },
  },
  {
    id: "abort-stops-request",
    clause: "RSL-8",
    title: "The request of a call that is aborted is stopped",
    needs,
    run: async (context) => {
      const controller = new AbortController();
      const onCall = () => controller.abort(new Error("the user left"));
      const answer = await context.ask("single", {}, { signal: controller.signal, onCall, fault: { kind: "hang" } });
      const [call] = callsOf(answer);
      expect(call !== undefined, "the vendor was not asked");
      expect(call?.left ?? false, "the request to the vendor goes on");
    },
  },
  {
    id: "timeout-stops-request",
    clause: "RSL-8",
    title: "The request whose time is over is stopped before it is tried again",
    needs,
    run: async (context) => {
      const answer = await askWith(context, { kind: "hang" }, 20_000);
      const call = callsOf(answer).find(({ struck }) => struck);
      expect(call !== undefined, "the vendor was not asked");
      expect(call?.left ?? false, "the silent request goes on");
    },
  },
];
