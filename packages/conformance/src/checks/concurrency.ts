/** Many questions at the same time, and the framework's batch. */
import { checksOf } from "../check.ts";
import { expect, NotConcerned } from "../verdict.ts";
import { callsOf, type Context } from "../context.ts";
import type { FixtureName } from "../fixture/fixtures.ts";
import type { WireOptions } from "../wire.ts";
import { batchChecks, textsOf } from "./concurrency-batch.ts";
import { needsUpstream } from "./upstream.ts";

type Question = readonly [name: FixtureName, options: WireOptions];

const questions: ReadonlyArray<Question> = [
  ["single", {}],
  ["plain", {}],
  ["report", {}],
  ["report", { pages: [2] }],
  ["plain", { pages: [1] }],
  ["long", { pages: "3-4" }],
];

/** The texts of questions that are asked at the same time must be those of the same questions asked alone. */
const ownAnswers = async (context: Context, asked: ReadonlyArray<Question>): Promise<void> => {
  const both = await Promise.all(asked.map(([name, options]) => context.ask(name, options, { fresh: true })));
  for (const [i, [name, options]] of asked.entries()) {
    const together = both[i];
    const alone = textsOf(await context.ask(name, options));
    expect(
      together !== undefined && textsOf(together) === alone,
      `question ${i + 1} of ${asked.length} got another text than alone`,
    );
  }
};

export const concurrencyChecks = checksOf("concurrency", [
  {
    id: "own-answers",
    clause: "CON-1",
    title: "Six questions at the same time each get their own answer",
    run: (context) => ownAnswers(context, questions),
  },
  {
    id: "same-twice",
    clause: "CON-1",
    title: "The same question twice at the same time gets the same answer twice",
    run: (context) =>
      ownAnswers(context, [
        ["single", {}],
        ["single", {}],
      ]),
  },
  {
    id: "own-options",
    clause: "CON-1",
    title: "Options of one question do not reach another one about the same document",
    run: (context) =>
      ownAnswers(context, [
        ["report", {}],
        ["report", { pages: [0] }],
        ["report", { pages: [1] }],
      ]),
  },
  {
    id: "abort-one",
    clause: "CON-2",
    title: "Who leaves does not disturb the others",
    run: async (context) => {
      const leaver = new AbortController();
      const left = context.ask("plain", {}, { signal: leaver.signal });
      const stayed = context.ask("single", {}, { fresh: true });
      leaver.abort(new Error("the user left"));
      const text = textsOf(await stayed);
      expect((await left).failure !== undefined, "the question that was left was answered");
      expect(text === textsOf(await context.ask("single")), "who stayed got another text than alone");
    },
  },
  {
    id: "failure-alone",
    clause: "CON-2",
    title: "A failure stays with its own question",
    run: async (context) => {
      needsUpstream(context);
      const failing = context.ask("plain", {}, { fault: { kind: "status", status: 401, times: Infinity } });
      const fine = context.ask("single", {}, { fresh: true });
      const text = textsOf(await fine);
      expect((await failing).failure?.reason === "Unauthorized", "the question that was refused was not told so");
      expect(text === textsOf(await context.ask("single")), "the other question got another text than alone");
    },
  },
  {
    id: "retries-apart",
    clause: "CON-2",
    title: "Questions at the same time are each tried again by themselves",
    run: async (context) => {
      needsUpstream(context);
      const names = ["single", "plain", "single"] as const;
      const asked = names.map((name) => context.ask(name, {}, { fault: { kind: "status", status: 503 } }));
      for (const [i, answer] of (await Promise.all(asked)).entries()) {
        expect(
          textsOf(answer) === textsOf(await context.ask(names[i] ?? "single")),
          `question ${i + 1} got another text`,
        );
        const struck = callsOf(answer).filter((call) => call.struck).length;
        expect(struck === 1, `question ${i + 1} met ${struck} failures that were meant for one`);
      }
    },
  },
  {
    id: "release",
    clause: "CON-3",
    title: "A provider that is closed while it works ends its calls cleanly, and works again when it is asked",
    run: async (context) => {
      const { release } = context.subject;
      if (release === undefined) throw new NotConcerned("there is nothing to close over HTTP");
      const working = context.ask("plain", {}, { fresh: true });
      await release();
      const { body, failure } = await working;
      expect(
        body !== undefined || failure?.reason !== undefined,
        `a call under way ended as ${failure?.name}: ${failure?.message}`,
      );
      const again = await context.ask("single", {}, { fresh: true });
      expect(again.failure === undefined, `after it was closed it answers ${again.failure?.reason}`);
      await release();
      await release();
    },
  },
  ...batchChecks,
]);
