/** What happened in one request: attempts, warnings, bills. It only grows, and outlives failures. */
import type { Attempt, OcrEvent } from "../events.ts";
import type { CostOrReason, PageCounts } from "../money/cost.ts";
import type { Warning } from "../provider.ts";

/** Something that was or may have been billed. */
export interface Bill {
  readonly kind: "answered" | "failed";
  readonly provider: string;
  readonly model: string;
  readonly counts: PageCounts;
  readonly cost: CostOrReason;
}

/** The trail of one request. */
export interface Trail {
  readonly requestId: string;
  /** Milliseconds since 1970, on the pipeline's clock. */
  readonly startedAt: number;
  readonly attempts: Array<Attempt>;
  readonly warnings: Array<Warning>;
  readonly bills: Array<Bill>;
  /** Parts that came from the cache. */
  cached: number;
  /** Tells the caller. A hook that throws does not break the call. */
  readonly emit: (event: OcrEvent) => void;
}

/** Starts a trail. */
export const startTrail = (
  requestId: string,
  startedAt: number,
  onEvent: ((event: OcrEvent) => void) | undefined,
): Trail => ({
  requestId,
  startedAt,
  attempts: [],
  warnings: [],
  bills: [],
  cached: 0,
  emit: (event) => {
    try {
      onEvent?.(event);
    } catch {
      // The hook is the caller's; its faults are not the document's.
    }
  },
});
