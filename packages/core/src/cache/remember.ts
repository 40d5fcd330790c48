/** Results by what was asked of whom about which bytes: stored, and shared while they are under way. */
import * as Cause from "effect/Cause";
import * as Deferred from "effect/Deferred";
import * as Effect from "effect/Effect";
import * as Exit from "effect/Exit";
import * as Fiber from "effect/Fiber";
import { OcrError } from "../error.ts";
import type { CallDocument, CallOptions } from "../provider.ts";

/** Where results are kept. Values are texts; a store may forget any of them at any time. */
export interface CacheStore {
  /** The text that was kept under a key; undefined when there is none. */
  readonly get: (key: string) => Promise<string | undefined>;
  /** Keeps a text, instead of the one before. A failure of the store never fails a call. */
  readonly set: (key: string, value: string) => Promise<void>;
}

/** What makes a result: two calls with the same identity give the same result. */
export interface Identity {
  readonly provider: string;
  readonly model: string;
  readonly document: CallDocument;
  readonly pages: "all" | ReadonlyArray<number>;
  readonly options: CallOptions;
  readonly vendor: Readonly<Record<string, unknown>>;
}

/** Runs something, or takes its result from where it is already known. */
export interface Remember {
  readonly through: <A>(
    identity: Identity,
    run: Effect.Effect<A, OcrError>,
    onHit: (source: "store" | "in-flight") => void,
  ) => Effect.Effect<A, OcrError>;
}

const hex = (bytes: ArrayBuffer): string =>
  Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, "0")).join("");

const sha256 = async (bytes: Uint8Array): Promise<string> => hex(await crypto.subtle.digest("SHA-256", bytes));

/** Keys in a fixed order, so that the order in which options were written does not matter. */
const canonical = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([, entry]) => entry !== undefined);
  return Object.fromEntries(
    entries.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, entry]) => [key, canonical(entry)]),
  );
};

/** The key of a result; undefined for documents whose bytes are not known here and may change behind their name. */
export const keyOf = async ({ document, ...rest }: Identity): Promise<string | undefined> => {
  if (document.kind !== "bytes") return undefined;
  const { bytes, detail, mediaType } = document;
  const content = { version: 1, ...rest, document: await sha256(bytes), mediaType, detail };
  return sha256(new TextEncoder().encode(JSON.stringify(canonical(content))));
};

interface Running {
  readonly fiber: Fiber.Fiber<void>;
  readonly result: Deferred.Deferred<unknown, OcrError>;
  waiters: number;
}

/** Joins a run that others may wait for too; when the last of them leaves, the run stops. */
const join = <A>(running: Running, forget: () => void): Effect.Effect<A, OcrError> =>
  Effect.onExit(Deferred.await(running.result), (exit) => {
    running.waiters -= 1;
    if (running.waiters > 0 || !Exit.isFailure(exit) || !Cause.hasInterrupts(exit.cause)) return Effect.void;
    forget();
    return Effect.asVoid(Fiber.interrupt(running.fiber));
  }) as Effect.Effect<A, OcrError>;

/** Shares runs with the same key. */
const sharing = () => {
  const underWay = new Map<string, Running>();
  return <A>(key: string, run: Effect.Effect<A, OcrError>, onHit: () => void): Effect.Effect<A, OcrError> =>
    Effect.suspend(() => {
      const forget = () => underWay.delete(key);
      const known = underWay.get(key);
      if (known !== undefined) {
        known.waiters += 1;
        onHit();
        return join<A>(known, forget);
      }
      const result = Deferred.makeUnsafe<unknown, OcrError>();
      const settle = Effect.onExit(run, (exit) => {
        forget();
        return Deferred.done(result, exit);
      });
      return Effect.flatMap(Effect.forkDetach(Effect.asVoid(Effect.exit(settle))), (fiber) => {
        const running: Running = { fiber, result, waiters: 1 };
        underWay.set(key, running);
        return join<A>(running, forget);
      });
    });
};

const storeFailed = (cause: unknown) => new OcrError({ reason: "Internal", message: "the cache failed", cause });

/**
 * Makes a memory over a store; without a store it only shares calls that are under way. A store that fails is treated
 * as empty: a cache must never cost a result.
 */
export const rememberWith = (store: CacheStore | undefined): Remember => {
  const share = sharing();
  const read = (key: string): Effect.Effect<string | undefined> =>
    store === undefined
      ? Effect.succeed(undefined)
      : Effect.tryPromise({ try: () => store.get(key), catch: storeFailed }).pipe(
          Effect.orElseSucceed(() => undefined),
        );
  const write = (key: string, value: unknown) =>
    store === undefined
      ? Effect.void
      : Effect.ignore(Effect.tryPromise({ try: () => store.set(key, JSON.stringify(value)), catch: storeFailed }));
  return {
    through: Effect.fnUntraced(function* <A>(
      identity: Identity,
      run: Effect.Effect<A, OcrError>,
      onHit: (source: "store" | "in-flight") => void,
    ) {
      const key = yield* Effect.promise(() => keyOf(identity));
      if (key === undefined) return yield* run;
      const stored = yield* read(key);
      if (stored !== undefined) {
        const value = yield* Effect.result(Effect.try({ try: () => JSON.parse(stored) as A, catch: storeFailed }));
        if (value._tag === "Success") {
          onHit("store");
          return value.success;
        }
      }
      const kept = Effect.tap(run, (value) => write(key, value));
      return yield* share(key, kept, () => onHit("in-flight"));
    }),
  };
};
