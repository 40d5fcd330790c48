/** The limit on pages per minute, and the headers that tell of it. */
import { flat } from "./error.ts";

/** Counts pages in windows of a minute. */
export interface PageLimit {
  /** Takes pages. Throws 429 with `Retry-After` when too few are left. */
  readonly take: (pages: number) => void;
  readonly headers: (pages: number) => Readonly<Record<string, string>>;
}

/** Makes a limit. A request with more pages than a minute has goes through when the minute is fresh. */
export const pageLimit = (perMinute: number, now: () => number): PageLimit => {
  let start = 0;
  let used = 0;
  const headers = (pages: number) => ({
    "x-ratelimit-limit-ocr-pages-minute": String(perMinute),
    "x-ratelimit-remaining-ocr-pages-minute": String(Math.max(0, perMinute - used)),
    "x-ratelimit-ocr-pages-query-cost": String(pages),
  });
  return {
    headers,
    take: (pages) => {
      const at = now();
      if (at - start >= 60_000) {
        start = at;
        used = 0;
      }
      if (used > 0 && used + pages > perMinute) {
        const wait = String(Math.ceil((start + 60_000 - at) / 1000));
        throw flat(429, "rate_limited", "Rate limit exceeded", "1300", { ...headers(pages), "retry-after": wait });
      }
      used += pages;
    },
  };
};
