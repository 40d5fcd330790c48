/** Many questions at the same time, and the framework's batch. */
import { type Check, checksOf, expect, NotConcerned } from "../check.ts";
import { callsOf, type Context, responseOf } from "../context.ts";
import type { FixtureName } from "../fixture/fixtures.ts";
import type { Answer, BatchAnswer, BatchOptions } from "../subject.ts";
import type { WireOptions } from "../wire.ts";

type Definition = Omit<Check, "profile" | "level">;
type Question = readonly [name: FixtureName, options: WireOptions];

const questions: ReadonlyArray<Question> = [
  ["single", {}],
  ["plain", {}],
  ["report", {}],
  ["report", { pages: [2] }],
  ["plain", { pages: [1] }],
  ["long", { pages: "3-4" }],
];

const textsOf = (answer: Answer): string =>
  JSON.stringify(responseOf(answer).pages.map(({ index, markdown }) => [index, markdown]));

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

/** Turns away who is asked over HTTP: the batch is the framework's own. */
const batchOf = ({ subject: { batch } }: Context): NonNullable<typeof batch> => {
  if (batch === undefined) throw new NotConcerned("the framework's batch is not in between");
  return batch;
};

const needsUpstream = (context: Context): void => {
  if (!context.subject.faults) throw new NotConcerned("it has no upstream that could fail");
};

const idsOf = ({ outcomes }: BatchAnswer): string => outcomes.map(({ id }) => id).join();

/** Turns of the event loop without news, after which nobody more is let in; and those after which nobody more will come. */
const quietTurns = 60;
const mostTurns = 3000;

const turn = (): Promise<void> =>
  new Promise((next) => {
    setImmediate(next);
  });

/** Starts a batch of which every call hangs, waits until no further call begins, and then ends it. */
const hanging = async (
  context: Context,
  options: BatchOptions,
): Promise<{ readonly begun: number; readonly answer: BatchAnswer; readonly after: number }> => {
  const batch = batchOf(context);
  const stop = new AbortController();
  let begun = 0;
  let quiet = 0;
  const onCall = () => {
    begun += 1;
    quiet = 0;
  };
  const request = await context.request("single");
  const requests = ["a", "b", "c", "d", "e", "f"].map((id) => [id, request] as const);
  const work = batch(requests, { ...options, signal: stop.signal, onCall, fault: { kind: "hang", times: Infinity } });
  // Nothing ends by itself here, so that silence means that nobody else is allowed in.
  const full = () => begun >= (options.concurrency ?? 1) && quiet >= quietTurns;
  for (; !full() && quiet < mostTurns; quiet += 1) await turn();
  const before = begun;
  stop.abort(new Error("enough"));
  const answer = await work;
  return { begun: before, answer, after: begun - before };
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
  {
    id: "batch-order",
    clause: "CON-4",
    title: "A batch returns one outcome for each document, in the order of the documents",
    run: async (context) => {
      const batch = batchOf(context);
      const names = ["report", "single", "plain", "single"] as const;
      const requests = await Promise.all(
        names.map(async (name, i) => [`${name}-${i}`, await context.request(name)] as const),
      );
      const answer = await batch(requests, { concurrency: 3 });
      const wanted = requests.map(([id]) => id).join();
      expect(idsOf(answer) === wanted, `the outcomes are ${idsOf(answer)}, not ${wanted}`);
      for (const [i, { body, failure }] of answer.outcomes.entries()) {
        const alone = textsOf(await context.ask(names[i] ?? "single"));
        const together = textsOf({ body, ...(failure === undefined ? {} : { failure }), secrets: [] });
        expect(together === alone, `document ${i + 1} got another text than alone`);
      }
    },
  },
  {
    id: "batch-failure",
    clause: "CON-4",
    title: "A document that fails in a batch is told as failed, and no other one is lost",
    run: async (context) => {
      const good = await context.request("single");
      const requests = [
        ["first", good],
        ["bad", { ...good, pages: [] }],
        ["last", good],
      ] as const;
      const { outcomes } = await batchOf(context)(requests, { concurrency: 2 });
      const found = outcomes.map(({ id, status }) => `${id} ${status}`).join(", ");
      expect(found === "first succeeded, bad failed, last succeeded", `the outcomes are: ${found}`);
      const { failure } = outcomes[1] ?? {};
      expect(failure?.reason === "InvalidRequest", `the failure is told as ${failure?.reason}`);
    },
  },
  {
    id: "batch-bound",
    clause: "CON-5",
    title: "A batch has as many documents under way as it may, and not one more",
    run: async (context) => {
      needsUpstream(context);
      for (const concurrency of [1, 3]) {
        const { begun } = await hanging(context, { concurrency });
        expect(begun === concurrency, `${begun} documents were under way at a time, not ${concurrency}`);
      }
    },
  },
  {
    id: "batch-abort",
    clause: "CON-5",
    title: "A batch that is stopped tells each document as aborted, and asks nobody any more",
    run: async (context) => {
      needsUpstream(context);
      const { after, answer } = await hanging(context, { concurrency: 2 });
      expect(idsOf(answer) === "a,b,c,d,e,f", `the outcomes are ${idsOf(answer)}`);
      const strange = answer.outcomes.find(({ failure }) => failure?.reason !== "Aborted");
      expect(strange === undefined, `${strange?.id} is told as ${strange?.failure?.reason ?? strange?.status}`);
      expect(after === 0, `${after} further calls were made`);
    },
  },
  {
    id: "stream-left",
    clause: "CON-5",
    title: "Who leaves the stream of outcomes stops what is under way",
    run: async (context) => {
      needsUpstream(context);
      const good = await context.request("single");
      const requests = [["bad", { ...good, pages: [] }] as const, ...["a", "b", "c"].map((id) => [id, good] as const)];
      let begun = 0;
      const fault = { kind: "hang", times: Infinity } as const;
      const left: Array<BatchAnswer> = [];
      const options = { concurrency: 4, leave: true, fault, onCall: () => void (begun += 1) };
      const leaving = batchOf(context)(requests, options).then((answer) => left.push(answer));
      for (let turns = 0; left.length === 0 && turns < mostTurns; turns += 1) await turn();
      expect(left.length > 0, `it still waits for the ${begun} calls that were left`);
      await leaving;
      const [first] = left[0]?.outcomes ?? [];
      expect(first?.id === "bad" && first.status === "failed", `the first outcome is ${first?.id} ${first?.status}`);
    },
  },
] satisfies ReadonlyArray<Definition>);
