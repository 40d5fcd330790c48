/** Mutants of the profile concurrency: batches with faults of their own. */
import { referenceSubject } from "../reference/provider.ts";
import type { BatchAnswer, BatchOptions, Subject } from "../subject.ts";
import { bends, type Mutant } from "./mutant.ts";

const id = (name: string): string => `concurrency.${name}`;

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

export const batchMutants = [
  outcomes("batch-order", /the outcomes are plain-2/, "returns outcomes as they like", (list) => list.toReversed()),
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
