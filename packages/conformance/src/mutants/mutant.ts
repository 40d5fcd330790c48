/** Mutants: subjects that are wrong in one known way. They prove that a check can fail, and for its stated reason. */
import { createHash } from "node:crypto";
import * as Effect from "effect/Effect";
import type { OcrError, Patience, Provider } from "@ocr/core/provider";
import { referenceProvider, referenceSubject } from "../reference/provider.ts";
import type { Answer, AskOptions, Subject } from "../subject.ts";
import type { WireResponse } from "../wire.ts";

/** A subject that breaks one promise. */
export interface Mutant {
  readonly name: string;
  /** The check that must find it. */
  readonly kills: string;
  /** What the check must say. */
  readonly because: RegExp;
  /** Makes it anew. */
  readonly make: () => Subject;
  /** The leaf of a frozen schema that it was made for; left out when somebody wrote it. */
  readonly leaf?: string;
}

/** A fault that no check can find, because the contract allows what comes out; with the reason. */
export interface Equivalent {
  readonly name: string;
  readonly leaf: string;
  readonly why: string;
  readonly make: () => Subject;
}

/** The same, but everything in it may be changed. */
export type Mutable<T> =
  T extends ReadonlyArray<infer E>
    ? Array<Mutable<E>>
    : T extends object
      ? { -readonly [K in keyof T]: Mutable<T[K]> }
      : T;

/** A request as a mutant sees it. */
export type Request = Record<string, unknown>;
/** The body of a success, to be spoiled. */
export type Body = Mutable<WireResponse>;

type Ask = Subject["ask"];

const known = new Map<string, Promise<Answer>>();
const mostKnown = 400;

/** The reference, which answers an equal question once: hundreds of mutants only spoil the same few answers. */
const remembering = (ask: Ask): Ask => {
  return (request, options) => {
    if (options !== undefined && Object.keys(options).length > 0) return ask(request, options);
    const key = createHash("sha1").update(JSON.stringify(request)).digest("base64");
    const answer = known.get(key) ?? ask(request);
    if (known.size >= mostKnown) known.clear();
    known.set(key, answer);
    return answer;
  };
};

const around = (change: (ask: Ask) => Ask): Subject => {
  const subject = referenceSubject();
  return { ...subject, ask: change(remembering(subject.ask)) };
};

/** Bends the request before it is read: options that are ignored, bad requests that are taken for good ones. */
export const bends =
  (kills: string, because: RegExp, bend: (request: Request) => unknown, name = "reads another request") =>
  (): Mutant => ({
    name,
    kills,
    because,
    make: () =>
      around((ask) => async (request, options) => {
        const copy = structuredClone(request) as Request;
        await bend(copy);
        return ask(copy, options);
      }),
  });

/** Spoils the body of a success. */
export const lies = (
  kills: string,
  because: RegExp,
  spoil: (body: Body, request: Request) => void,
  name = "spoils the response",
): (() => Mutant) =>
  alters(
    kills,
    because,
    (answer, request) => {
      if (answer.body !== undefined) spoil(answer.body as Body, request);
    },
    name,
  );

/** Spoils anything in an answer. */
export const alters =
  (
    kills: string,
    because: RegExp,
    alter: (answer: Mutable<Omit<Answer, "secrets">>, request: Request, secrets: ReadonlyArray<string>) => void,
    name = "spoils the answer",
  ) =>
  (): Mutant => ({
    name,
    kills,
    because,
    make: () =>
      around((ask) => async (request, options) => {
        const answer = await ask(request, options);
        const { cause, ...failure } = answer.failure ?? { message: "", text: "" };
        const copy = {
          ...answer,
          ...(answer.body === undefined ? {} : { body: structuredClone(answer.body) }),
          ...(answer.meta === undefined ? {} : { meta: structuredClone(answer.meta) }),
          ...(answer.calls === undefined ? {} : { calls: structuredClone(answer.calls) }),
          ...(answer.failure === undefined ? {} : { failure: { ...failure, cause } }),
        };
        alter(copy as unknown as Mutable<Omit<Answer, "secrets">>, request as Request, answer.secrets);
        return copy;
      }),
  });

/** Asks with other options of the question. */
export const asks =
  (kills: string, because: RegExp, change: (options: AskOptions) => AskOptions, name = "asks in another way") =>
  (): Mutant => ({
    name,
    kills,
    because,
    make: () =>
      around(
        (ask) =>
          (request, options = {}) =>
            ask(request, change(options)),
      ),
  });

/** Changes how the vendor is waited for. */
export const patient =
  (kills: string, because: RegExp, patience: Partial<Patience>, name = "has another patience") =>
  (): Mutant => ({ name, kills, because, make: () => referenceSubject({ ...referenceProvider, patience }) });

/** Changes the errors of the provider, below the retries. */
export const misjudges =
  (kills: string, because: RegExp, change: (error: OcrError) => OcrError, name = "misjudges a failure") =>
  (): Mutant => {
    const process: Provider["process"] = (call) => Effect.mapError(referenceProvider.process(call), change);
    return { name, kills, because, make: () => referenceSubject({ ...referenceProvider, process }) };
  };

/** Answers what it does not claim to do. */
export const overreaches =
  (kills: string, because: RegExp, name = "does not refuse what it does not claim") =>
  (): Mutant => ({ name, kills, because, make: () => ({ ...referenceSubject(), claims: {} }) });

/** A subject of its own kind. */
export const other = (kills: string, because: RegExp, name: string, change: (ask: Ask) => Ask) => (): Mutant => ({
  name,
  kills,
  because,
  make: () => around(change),
});
