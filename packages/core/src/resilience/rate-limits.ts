/** Reads what a vendor says about its limits in response headers. */
import type { RateLimits } from "../contract/rate-limits.ts";

const count = (headers: Headers, name: string): number | undefined => {
  const value = headers.get(name);
  return value !== null && /^\d+$/.test(value.trim()) ? Number(value) : undefined;
};

/**
 * Reads the `x-ratelimit-*` headers of Mistral (pages per minute) and of Azure Foundry (requests per minute), as
 * recorded in 2026-09. `undefined` when there are none.
 */
export const rateLimitsFromHeaders = (headers: Headers): RateLimits | undefined => {
  const seconds = count(headers, "x-ratelimit-reset-requests");
  const limits = {
    pagesPerMinute: count(headers, "x-ratelimit-limit-ocr-pages-minute"),
    pagesRemaining: count(headers, "x-ratelimit-remaining-ocr-pages-minute"),
    requestsPerMinute: count(headers, "x-ratelimit-limit-requests"),
    requestsRemaining: count(headers, "x-ratelimit-remaining-requests"),
    resetMs: seconds === undefined ? undefined : seconds * 1000,
  };
  const told = Object.entries(limits).filter(([, value]) => value !== undefined);
  return told.length === 0 ? undefined : Object.fromEntries(told);
};
