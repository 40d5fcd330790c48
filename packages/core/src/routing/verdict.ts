/** What a failure of a member means for the router. */
import type { OcrError, Reason } from "../error.ts";

/** Failures that no other member can mend: the request itself is bad, too expensive, or no longer wanted. */
const final: ReadonlySet<Reason> = new Set(["InvalidRequest", "BudgetExceeded", "Aborted"]);

/** Failures that say something about the health of the member rather than about the request or its rate. */
const unhealthy: ReadonlySet<Reason> = new Set([
  "Timeout",
  "Network",
  "Upstream",
  "ResponseInvalid",
  "Unauthorized",
  "Forbidden",
  "QuotaExhausted",
  "Internal",
]);

/** Whether the request ends with this failure. */
export const isFinal = (error: OcrError): boolean => final.has(error.reason);

/** What a member's circuit learns from how a request ended. */
export const healthOf = (error: OcrError | undefined): "good" | "bad" | "unknown" => {
  if (error === undefined || error.reason === "RateLimited") return "good";
  return unhealthy.has(error.reason) ? "bad" : "unknown";
};
