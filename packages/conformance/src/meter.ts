/** Listens to everything that a subject is asked in any way, and counts the pages that its answers say they used. */
import { createHash } from "node:crypto";
import { documentPages } from "./fixture/document-pages.ts";
import {
  type Answer,
  type AskOptions,
  type BatchOptions,
  notAskedName,
  type RawRequest,
  type Subject,
} from "./subject.ts";

/** Something that is asked. */
export interface Question {
  /** Equal for equal questions. */
  readonly key: string;
  /** The pages of the documents in it that it asks for. */
  readonly pages: () => Promise<number>;
  /** It may be left before its answer; nobody knows then whether it is billed. */
  readonly mayBeLeft: boolean;
}

/** Who listens. */
export interface Listener {
  /** Called before a question is asked. A reason not to ask it stands against it. */
  readonly before: (question: Question) => Promise<string | undefined>;
  /** Called with the pages that the answer told, undefined when it told none, as a failure; and with the answer, if there is one. */
  readonly after: (question: Question, told: number | undefined, answer: object | undefined) => Promise<void>;
}

const hashOf = (data: string | Uint8Array): string => createHash("sha256").update(data).digest("hex");

const keyOf = (...parts: ReadonlyArray<unknown>): string =>
  hashOf(JSON.stringify(parts, (_, value: unknown) => (value instanceof Uint8Array ? hashOf(value) : value)));

const pagesIn = (body: unknown): number | undefined => {
  const usage = (body as { readonly usage_info?: { readonly pages_processed?: unknown } } | null | undefined)
    ?.usage_info;
  const pages = usage?.pages_processed;
  return typeof pages === "number" && pages >= 0 ? pages : undefined;
};

const sum = (counts: ReadonlyArray<number>): number => counts.reduce((all, count) => all + count, 0);

const jsonOf = (text: string | undefined): unknown => {
  try {
    return JSON.parse(text ?? "");
  } catch {
    return undefined;
  }
};

const asked = (request: unknown, { fault, hosted, route, signal }: AskOptions = {}): Question => ({
  key: keyOf(request, fault, route, signal !== undefined),
  pages: () => documentPages(request, hosted?.bytes),
  mayBeLeft: signal !== undefined,
});

const batchQuestion = (requests: ReadonlyArray<readonly [string, unknown]>, options: BatchOptions = {}): Question => {
  const { fault, leave = false, signal } = options;
  return {
    key: keyOf(requests, fault, leave, signal !== undefined),
    pages: async () => sum(await Promise.all(requests.map(([, request]) => documentPages(request)))),
    mayBeLeft: leave || signal !== undefined,
  };
};

const sent = ({ body, headers, method, path, signal }: RawRequest): Question => ({
  key: keyOf(body, headers, method, path, signal !== undefined),
  pages: () => documentPages(jsonOf(body)),
  mayBeLeft: signal !== undefined,
});

/** The same subject, with somebody who listens. What is not asked is answered with a failure, and told by `notAsked`. */
export const listenedTo = (subject: Subject, listener: Listener): Subject => {
  const { batch, send, withKey } = subject;
  let refused: string | undefined;
  const through = async <A extends object>(
    question: Question,
    ask: () => Promise<A>,
    told: (answer: A) => number | undefined,
    instead: (reason: string) => A,
  ): Promise<A> => {
    const reason = await listener.before(question);
    if (reason !== undefined) {
      refused = reason;
      return instead(reason);
    }
    let answer: A | undefined;
    try {
      answer = await ask();
      return answer;
    } finally {
      await listener.after(question, answer === undefined ? undefined : told(answer), answer);
    }
  };
  const failed = (reason: string): Answer => ({
    failure: { name: notAskedName, message: reason, text: "" },
    secrets: [],
  });
  const ask: Subject["ask"] = (request, options) =>
    through(
      asked(request, options),
      () => subject.ask(request, options),
      ({ body }) => pagesIn(body),
      failed,
    );
  const batched: Subject["batch"] =
    batch &&
    ((requests, options) =>
      through(
        batchQuestion(requests, options),
        () => batch(requests, options),
        ({ outcomes }) => sum(outcomes.map(({ body }) => pagesIn(body) ?? 0)),
        (reason) => ({ outcomes: requests.map(([id]) => ({ id, status: "failed", ...failed(reason) })), calls: [] }),
      ));
  const sending: Subject["send"] =
    send &&
    ((request) =>
      through(
        sent(request),
        () => send(request),
        ({ text }) => pagesIn(jsonOf(text)),
        (reason) => ({ status: 0, headers: new Headers(), text: reason }),
      ));
  const keyed: Subject["withKey"] =
    withKey &&
    ((key) => {
      const other = withKey(key);
      const before: Listener["before"] = async (question) => {
        const reason = await listener.before(question);
        refused ??= reason;
        return reason;
      };
      return listenedTo(other, { ...listener, before });
    });
  return {
    ...subject,
    ask,
    ...(batched && { batch: batched }),
    ...(sending && { send: sending }),
    ...(keyed && { withKey: keyed }),
    notAsked: () => {
      const reason = refused;
      refused = undefined;
      return reason;
    },
  };
};
