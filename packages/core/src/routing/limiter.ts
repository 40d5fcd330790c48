/** Keeps a member within its pages and requests per minute: what went out in the last minute, and what the vendor says. */
import type { RateLimits } from "../contract/rate-limits.ts";

const minute = 60_000;
/** Requests take a while to arrive: the vendor's minute ends a little after ours. */
const margin = 250;

/** Limits as configured; undefined ones are learnt. */
export interface LimiterOptions {
  readonly pagesPerMinute: number | undefined;
  readonly requestsPerMinute: number | undefined;
}

/** The limiter of one member. Time is handed in, so that it runs on any clock. */
export interface Limiter {
  /** When a request of so many pages may go: `now` or later. */
  readonly freeAt: (pages: number, now: number) => number;
  /** Notes a request that goes out. */
  readonly take: (pages: number, now: number) => void;
  /** Learns from what the vendor says. */
  readonly learn: (limits: RateLimits, now: number) => void;
  /** Nothing goes out before the given time. */
  readonly pauseUntil: (time: number) => void;
  /** Whether there is a limit on pages, so that they must be counted. */
  readonly countsPages: () => boolean;
  /** Free share of the page limit, 0 to 1; 1 without a limit. */
  readonly headroom: (now: number) => number;
}

interface Spent {
  readonly at: number;
  pages: number;
  requests: number;
}

/** Makes a limiter. */
export const limiter = (options: LimiterOptions): Limiter => {
  let spent: Array<Spent> = [];
  let paused = 0;
  let { pagesPerMinute, requestsPerMinute } = options;

  const forget = (now: number) => {
    const from = spent.findIndex((entry) => entry.at + minute + margin > now);
    spent = from < 0 ? [] : spent.slice(from);
  };
  const used = (key: "pages" | "requests") => spent.reduce((sum, entry) => sum + entry[key], 0);

  /** When enough of what was spent is a minute old. A request larger than the limit goes when nothing else was spent. */
  const freeFor = (key: "pages" | "requests", wanted: number, limit: number | undefined, now: number): number => {
    if (limit === undefined) return now;
    let excess = used(key) + Math.min(wanted, limit) - limit;
    if (excess <= 0) return now;
    for (const entry of spent) {
      excess -= entry[key];
      if (excess <= 0) return entry.at + minute + margin;
    }
    return now;
  };
  const note = (pages: number, requests: number, now: number) => {
    const last = spent.at(-1);
    if (last?.at === now) {
      last.pages += pages;
      last.requests += requests;
    } else spent.push({ at: now, pages, requests });
  };

  return {
    freeAt: (pages, now) => {
      forget(now);
      return Math.max(
        paused,
        freeFor("pages", pages, pagesPerMinute, now),
        freeFor("requests", 1, requestsPerMinute, now),
      );
    },
    take: (pages, now) => note(pages, 1, now),
    learn: (limits, now) => {
      forget(now);
      pagesPerMinute = options.pagesPerMinute ?? limits.pagesPerMinute ?? pagesPerMinute;
      requestsPerMinute = options.requestsPerMinute ?? limits.requestsPerMinute ?? requestsPerMinute;
      // Somebody else uses the same key: their pages count too.
      const unseen = (limit: number | undefined, left: number | undefined, own: number) =>
        limit === undefined || left === undefined ? 0 : Math.max(0, limit - left - own);
      const pages = unseen(limits.pagesPerMinute, limits.pagesRemaining, used("pages"));
      const requests = unseen(limits.requestsPerMinute, limits.requestsRemaining, used("requests"));
      if (pages > 0 || requests > 0) note(pages, requests, now);
    },
    pauseUntil: (time) => {
      paused = Math.max(paused, time);
    },
    countsPages: () => pagesPerMinute !== undefined,
    headroom: (now) => {
      forget(now);
      return pagesPerMinute === undefined ? 1 : Math.max(0, 1 - used("pages") / pagesPerMinute);
    },
  };
};
