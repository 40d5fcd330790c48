/** Mutants of the profile concurrency: what is shared by mistake. */
import { referenceSubject } from "../reference/provider.ts";
import type { Answer, BatchAnswer, BatchOptions, Subject } from "../subject.ts";
import { alters, bends, type Mutant, other, type Request } from "./mutant.ts";

const id = (name: string): string => `concurrency.${name}`;
type Ask = Subject["ask"];

/** The same answer with another text. */
const spoiled = (answer: Answer): Answer => {
  const body = structuredClone(answer.body) as { pages?: Array<{ markdown: string }> } | undefined;
  for (const page of body?.pages ?? []) page.markdown += " of somebody else";
  return { ...answer, body };
};

/** Lets the last of the questions that come together speak for all. */
const lastWins = (mix: (own: Request, last: Request) => Request): ((ask: Ask) => Ask) => {
  let last: Request = {};
  return (ask) => async (request, options) => {
    last = request as Request;
    await Promise.resolve();
    return ask(mix(request as Request, last), options);
  };
};

const mixing = (name: string, because: RegExp, what: string, mix: (own: Request, last: Request) => Request) => () =>
  other(id(name), because, what, lastWins(mix))();

const ownWith = (own: Request, pages: unknown): Request => {
  const { pages: _, ...rest } = own;
  return pages === undefined ? rest : { ...rest, pages };
};

/** Spoils what is answered while another question is under way. */
const crowded = (name: string, because: RegExp) =>
  other(id(name), because, "loses its place in a crowd", (ask) => {
    let under = 0;
    return async (request, options) => {
      under += 1;
      try {
        const answer = await ask(request, options);
        return under > 1 ? spoiled(answer) : answer;
      } finally {
        under -= 1;
      }
    };
  });

/** Spoils what is asked while a question of a certain kind is under way. */
const infected = (name: string, because: RegExp, isSource: (options: Parameters<Ask>[1]) => boolean) =>
  other(id(name), because, "passes trouble on", (ask) => {
    let sick = false;
    return async (request, options) => {
      if (isSource(options)) {
        sick = true;
        return ask(request, options);
      }
      const answer = await ask(request, options);
      if (!sick) return answer;
      sick = false;
      return spoiled(answer);
    };
  });

type Batch = NonNullable<Subject["batch"]>;

/** A batch with a fault of its own. */
const batches = (name: string, because: RegExp, what: string, change: (batch: Batch) => Batch) => (): Mutant => ({
  name: what,
  kills: id(name),
  because,
  make: () => {
    const subject = referenceSubject();
    return subject.batch === undefined ? subject : { ...subject, batch: change(subject.batch) };
  },
});

type Outcomes = BatchAnswer["outcomes"];

const outcomes = (name: string, because: RegExp, what: string, change: (outcomes: Outcomes) => Outcomes) =>
  batches(name, because, what, (batch) => async (...args) => {
    const answer = await batch(...args);
    return { ...answer, outcomes: change(answer.outcomes) };
  });

const options = (name: string, because: RegExp, what: string, change: (options: BatchOptions) => BatchOptions) =>
  batches(
    name,
    because,
    what,
    (batch) =>
      (requests, given = {}) =>
        batch(requests, change(given)),
  );

const rotated = (list: Outcomes): Outcomes =>
  list.map(({ id: own, status }, i) => {
    const { body, failure } = list[(i + 1) % list.length] ?? {};
    return { id: own, status, body, ...(failure === undefined ? {} : { failure }) };
  });

/** A provider that does not survive being closed. */
const closing = (because: RegExp, what: string, after: (answer: Answer, closed: boolean) => Answer) => (): Mutant => ({
  name: what,
  kills: id("release"),
  because,
  make: () => {
    const subject = referenceSubject();
    let closed = false;
    return {
      ...subject,
      release: async () => void (closed = true),
      ask: async (request, more) => {
        const early = !closed;
        return after(await subject.ask(request, more), closed && !early);
      },
    };
  },
});

export const concurrencyMutants = [
  mixing("own-answers", /got another text than alone/, "keeps one question for all", (_, last) => last),
  mixing("own-options", /got another text than alone/, "keeps one selection for all", (own, last) =>
    ownWith(own, last["pages"]),
  ),
  crowded("same-twice", /question \d of 2 got another text/),
  crowded("own-answers", /question \d of 6 got another text/),
  other(
    id("abort-one"),
    /question that was left was answered/,
    "does not listen to who leaves",
    (ask) =>
      (request, more = {}) => {
        const { signal, ...rest } = more;
        return ask(request, signal === undefined ? more : rest);
      },
  ),
  infected("abort-one", /who stayed got another text/, (more) => more?.signal !== undefined),
  infected("failure-alone", /other question got another text/, (more) => more?.fault !== undefined),
  alters(id("failure-alone"), /was not told so/, ({ failure }) => {
    if (failure !== undefined) failure.reason = "Internal";
  }),
  alters(id("retries-apart"), /met 2 failures/, ({ calls }) => void calls?.push({ atMs: 0, struck: true })),
  crowded("retries-apart", /question \d got another text/),
  closing(/after it was closed it answers Internal/, "cannot be used again", (answer, closed) =>
    closed ? { secrets: [], failure: { reason: "Internal", message: "closed", text: "closed" } } : answer,
  ),
  (): Mutant => ({
    name: "breaks off in words of its own",
    kills: id("release"),
    because: /a call under way ended as TypeError/,
    make: () => {
      const failure = { name: "TypeError", message: "it is closed", text: "it is closed" };
      return { ...referenceSubject(), ask: async () => ({ secrets: [], failure }) };
    },
  }),
  outcomes("batch-order", /the outcomes are single-3/, "returns outcomes as they like", (list) => list.toReversed()),
  outcomes("batch-order", /document 1 got another text/, "mixes documents up", rotated),
  bends(
    id("batch-order"),
    /got another text than alone/,
    (request) => void (request["pages"] = "0"),
    "reads other pages alone",
  ),
  outcomes("batch-failure", /the outcomes are: first succeeded, last succeeded/, "drops what fails", (list) =>
    list.filter(({ status }) => status === "succeeded"),
  ),
  outcomes("batch-failure", /the outcomes are: first succeeded, bad failed$/, "stops at the first failure", (list) =>
    list.slice(0, 2),
  ),
  outcomes("batch-failure", /failure is told as Internal/, "loses the reason", (list) =>
    list.map((entry) =>
      entry.failure === undefined ? entry : { ...entry, failure: { ...entry.failure, reason: "Internal" } },
    ),
  ),
  options("batch-bound", /2 documents were under way at a time, not 1/, "lets one more in", (given) => ({
    ...given,
    concurrency: (given.concurrency ?? 4) + 1,
  })),
  options("batch-bound", /1 documents were under way at a time, not 3/, "goes one by one", (given) => ({
    ...given,
    concurrency: 1,
  })),
  outcomes("batch-abort", /a is told as Timeout/, "takes a stop for silence", (list) =>
    list.map((entry) => ({ ...entry, failure: { message: "", text: "", ...entry.failure, reason: "Timeout" } })),
  ),
  outcomes("batch-abort", /the outcomes are a,b$/, "forgets who was not begun", (list) => list.slice(0, 2)),
  batches(
    "batch-abort",
    /1 further calls were made/,
    "starts more after the stop",
    (batch) => async (requests, given) => {
      const answer = await batch(requests, given);
      given?.onCall?.();
      return answer;
    },
  ),
  batches(
    "stream-left",
    /it still waits for/,
    "waits for what nobody wants",
    (batch) => (requests, given) =>
      given?.leave === true ? new Promise<never>(() => undefined) : batch(requests, given),
  ),
  outcomes("stream-left", /first outcome is a succeeded/, "tells another one first", (list) =>
    list.map((entry) => ({ ...entry, id: "a", status: "succeeded" })),
  ),
];
