/** The framework's batch over the subject: order, failures, the bound, and how it stops. */
import type { Check } from "../check.ts";
import { expect, NotConcerned } from "../verdict.ts";
import { type Context, responseOf } from "../context.ts";
import type { Answer, BatchAnswer, BatchOptions } from "../subject.ts";
import { needsUpstream } from "./upstream.ts";

/** What was read, page by page. */
export const textsOf = (answer: Pick<Answer, "body" | "failure">): string =>
  JSON.stringify(responseOf({ ...answer, secrets: [] }).pages.map(({ index, markdown }) => [index, markdown]));

/** Turns away who is asked over HTTP: the batch is the framework's own. */
const batchOf = ({ subject: { batch } }: Context): NonNullable<typeof batch> => {
  if (batch === undefined) throw new NotConcerned("the framework's batch is not in between");
  return batch;
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

/** Checks of the profile concurrency that are about batches. */
export const batchChecks: ReadonlyArray<Omit<Check, "profile" | "level">> = [
  {
    id: "batch-order",
    clause: "CON-4",
    title: "A batch returns one outcome for each document, in the order of the documents",
    run: async (context) => {
      const batch = batchOf(context);
      const names = ["report", "single", "plain"] as const;
      const requests = await Promise.all(
        names.map(async (name, i) => [`${name}-${i}`, await context.request(name)] as const),
      );
      const answer = await batch(requests, { concurrency: 3 });
      const wanted = requests.map(([id]) => id).join();
      expect(idsOf(answer) === wanted, `the outcomes are ${idsOf(answer)}, not ${wanted}`);
      for (const [i, { body, failure }] of answer.outcomes.entries()) {
        const alone = textsOf(await context.ask(names[i] ?? "single"));
        const together = textsOf({ body, ...(failure === undefined ? {} : { failure }) });
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
];
