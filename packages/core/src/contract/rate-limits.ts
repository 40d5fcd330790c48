/** What a vendor says about its limits. */

/** Limits as seen in one reply. Left out: not told. */
export interface RateLimits {
  readonly pagesPerMinute?: number;
  readonly pagesRemaining?: number;
  readonly requestsPerMinute?: number;
  readonly requestsRemaining?: number;
  /** Milliseconds until the request limit starts anew. */
  readonly resetMs?: number;
}
