/** What happens during a call, told to `onEvent` and kept in `meta`. No event holds contents or secrets. */
import type { Reason } from "./error.ts";
import type { ProgressEvent } from "./provider.ts";

/** One attempt at a provider, finished. */
export interface Attempt {
  readonly provider: string;
  readonly model: string;
  /** Milliseconds since the request began. */
  readonly startedMs: number;
  readonly durationMs: number;
  readonly outcome: "succeeded" | Reason;
  /** The pages of the source document that were asked for, in the grammar of `pages`; left out for a whole document. */
  readonly pages?: string;
  /** HTTP status of a failed attempt. */
  readonly status?: number;
  readonly requestId?: string;
  /** The wait that the vendor asked for. */
  readonly retryAfterMs?: number;
  /** What the attempt cost, when known. */
  readonly usd?: number;
  /** A failed attempt that the vendor has very likely billed: it had answered, and nothing usable came of it. */
  readonly billed?: boolean;
}

/** An attempt ended. */
export interface AttemptEvent {
  readonly type: "attempt";
  readonly requestId: string;
  readonly attempt: Attempt;
}

/** A failed attempt will be repeated after a wait. */
export interface RetryEvent {
  readonly type: "retry";
  readonly requestId: string;
  readonly provider: string;
  /** The attempt that failed, counted from 1. */
  readonly attempt: number;
  readonly reason: Reason;
  readonly delayMs: number;
}

/** A router turned to a member. */
export interface RouteEvent {
  readonly type: "route";
  readonly requestId: string;
  readonly router: string;
  readonly member: string;
  /** Milliseconds that the request waited for a member since it came, or since the one before was left. */
  readonly waitedMs: number;
  /** Why the one before was left; left out for the first. */
  readonly after?: Reason;
}

/** The circuit of a router's member changed. */
export interface CircuitEvent {
  readonly type: "circuit";
  readonly router: string;
  readonly member: string;
  readonly state: "closed" | "open" | "half-open";
}

/** A result came from the cache, or from an identical call that was under way. */
export interface CacheEvent {
  readonly type: "cache";
  readonly requestId: string;
  readonly provider: string;
  readonly source: "store" | "in-flight";
}

/** The ledger threw, and does not hold this entry. The answer is delivered all the same. */
export interface LedgerEvent {
  readonly type: "ledger";
  readonly requestId: string;
  readonly provider: string;
  readonly model: string;
  /** As in the entry: `answered` was delivered, `failed` was not, but has very likely been billed. */
  readonly kind: "answered" | "failed";
  readonly pages: number;
  readonly annotatedPages: number;
  /** Left out when unknown. */
  readonly usd?: number;
}

/** The call is over, also one whose input was refused. */
export interface DoneEvent {
  readonly type: "done";
  readonly requestId: string;
  readonly durationMs: number;
  readonly outcome: "succeeded" | Reason;
  readonly provider?: string;
  readonly pages?: number;
  readonly usd?: number;
}

/** Everything that `onEvent` is told. */
export type OcrEvent =
  | ProgressEvent
  | AttemptEvent
  | RetryEvent
  | RouteEvent
  | CircuitEvent
  | CacheEvent
  | LedgerEvent
  | DoneEvent;
