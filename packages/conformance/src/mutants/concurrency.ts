/** Mutants of the profile concurrency: what is shared by mistake. */
import { referenceSubject } from "../reference/provider.ts";
import type { Answer, Subject } from "../subject.ts";
import { alters, type Mutant, other, type Request } from "./mutant.ts";

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
];
