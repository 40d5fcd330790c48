/** The analyses that a fake has accepted: where each one stands, and who may ask. */
import type { AnalysisRequest } from "./intelligence-request.ts";
import type { FoundFigure } from "./intelligence-parts.ts";

/** An accepted analysis. */
export interface OperationState {
  readonly id: string;
  readonly request: AnalysisRequest;
  /** Who submitted it: nobody else gets to see it. */
  readonly caller: string;
  readonly createdAt: string;
  readonly result: unknown;
  readonly found: ReadonlyArray<FoundFigure>;
  readonly pages: number;
  /** How often it was asked after. */
  asked: number;
  billed: boolean;
}

/** How an analysis goes. */
export interface Course {
  /** So many questions are answered `notStarted`, then, up to so many in all, `running`. */
  readonly polls: { readonly running: number; readonly ended: number };
  readonly end: "succeeded" | "failed" | "canceled";
  /** The error of one that failed. */
  readonly failure: unknown;
}

/** What failed, when nothing else is said. */
export const defaultFailure = { code: "InternalServerError", message: "An unexpected error occurred." };

/** The answer to a question, and whether it was the last. */
export const askedAfter = (operation: OperationState, { end, failure, polls }: Course, now: string) => {
  operation.asked += 1;
  const { asked, createdAt, result } = operation;
  const times = { createdDateTime: createdAt, lastUpdatedDateTime: now };
  if (asked <= polls.running) return { body: { status: "notStarted", ...times }, ended: false };
  if (asked <= polls.ended) return { body: { status: "running", ...times }, ended: false };
  const rest = end === "succeeded" ? { analyzeResult: result } : end === "failed" ? { error: failure } : {};
  return { body: { status: end, ...times, ...rest }, ended: true };
};
