/** Listens to everything that a subject is asked in any way, and counts the pages that its answers say they used. */
import { createHash } from "node:crypto";
import { documentPages } from "./fixture/document-pages.ts";
import type { Answer, AskOptions, BatchOptions, RawReply, RawRequest, Subject } from "./subject.ts";

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
  /** Called before a question is asked; when it rejects, it is not asked. */
  readonly before: (question: Question) => Promise<void>;
  /** Called with the pages that the answer told; undefined when it told none, as a failure. */
  readonly after: (question: Question, told: number | undefined) => Promise<void> | void;
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

const batched = (requests: ReadonlyArray<readonly [string, unknown]>, options: BatchOptions = {}): Question => {
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

/** The same subject, with somebody who listens. */
export const listenedTo = (subject: Subject, listener: Listener): Subject => {
  const { batch, send, withKey } = subject;
  const through = async <A>(question: Question, ask: () => Promise<A>, told: (answer: A) => number | undefined) => {
    await listener.before(question);
    let pages: number | undefined;
    try {
      const answer = await ask();
      pages = told(answer);
      return answer;
    } finally {
      await listener.after(question, pages);
    }
  };
  return {
    ...subject,
    ask: (request, options) =>
      through(
        asked(request, options),
        () => subject.ask(request, options),
        ({ body }: Answer) => pagesIn(body),
      ),
    ...(batch === undefined
      ? {}
      : {
          batch: (requests, options) =>
            through(
              batched(requests, options),
              () => batch(requests, options),
              ({ outcomes }) => sum(outcomes.map(({ body }) => pagesIn(body) ?? 0)),
            ),
        }),
    ...(send === undefined
      ? {}
      : {
          send: (request) =>
            through(
              sent(request),
              () => send(request),
              ({ text }: RawReply) => pagesIn(jsonOf(text)),
            ),
        }),
    ...(withKey === undefined ? {} : { withKey: (key) => listenedTo(withKey(key), listener) }),
  };
};
