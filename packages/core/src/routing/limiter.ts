/** Keeps a member within its pages and requests per minute: what went out in the last minute, and what the vendor says. */
import type { RateLimits } from "../contract/rate-limits.ts";
import { discovery } from "./discovery.ts";

const minute = 60_000;
/** Requests take a while to arrive: the vendor's minute ends a little after ours. */
const margin = 250;
/** An answer speaks of the time when its request arrived; so long we remember what had gone out then. */
const memory = 2 * (minute + margin);

/** Limits as configured; undefined ones are learnt. */
export interface LimiterOptions {
  readonly pagesPerMinute: number | undefined;
  readonly requestsPerMinute: number | undefined;
  /** Whether a member without configured limits gets few requests until it has answered for the first time. */
  readonly discovers: boolean;
}

/** The limiter of one member. Time is handed in, so that it runs on any clock. */
export interface Limiter {
  /** When a request of so many pages may go: `now` or later. */
  readonly freeAt: (pages: number, now: number) => number;
  /** Notes a request that goes out. */
  readonly take: (pages: number, now: number) => void;
  /** Notes that a request that went out at `sentAt` has ended. One that the vendor refused has used no pages. */
  readonly end: (pages: number, sentAt: number, how: "answered" | "refused" | "failed") => void;
  /** Learns from what the vendor says in the answer to a request that went out at `sentAt`. */
  readonly learn: (limits: RateLimits, sentAt: number, now: number) => void;
  /** Nothing goes out before the given time. */
  readonly pauseUntil: (time: number) => void;
  /** Whether there is a limit on pages, or may be one, so that they must be counted. */
  readonly countsPages: () => boolean;
  /** Free share of the page limit, 0 to 1; 1 without a limit. */
  readonly headroom: (now: number) => number;
}

interface Spent {
  readonly at: number;
  pages: number;
  requests: number;
}

type Key = "pages" | "requests";

/** What went out, and how much of it lies within the last minute. */
const book = () => {
  let entries: Array<Spent> = [];
  // Entries from `first` on are within the last minute; their sums are kept.
  let first = 0;
  const sums = { pages: 0, requests: 0 };
  const forget = (now: number) => {
    for (let entry = entries[first]; entry !== undefined && entry.at + minute + margin <= now; entry = entries[first]) {
      sums.pages -= entry.pages;
      sums.requests -= entry.requests;
      first += 1;
    }
    const old = entries[0];
    if (old === undefined || old.at + 2 * memory > now) return;
    const keep = entries.findIndex((entry) => entry.at + memory > now);
    const dropped = keep < 0 ? first : Math.min(keep, first);
    entries = entries.slice(dropped);
    first -= dropped;
  };
  const add = (entry: Spent, pages: number, requests: number) => {
    entry.pages += pages;
    entry.requests += requests;
    sums.pages += pages;
    sums.requests += requests;
  };
  return {
    used: (key: Key, now: number): number => {
      forget(now);
      return sums[key];
    },
    note: (pages: number, requests: number, now: number) => {
      forget(now);
      let last = entries.length > first ? entries.at(-1) : undefined;
      if (last?.at !== now) entries.push((last = { at: now, pages: 0, requests: 0 }));
      add(last, pages, requests);
    },
    giveBack: (pages: number, at: number) => {
      const entry = entries.slice(first).findLast((spent) => spent.at === at);
      if (entry !== undefined) add(entry, -Math.min(pages, entry.pages), 0);
    },
    /** When so much of what was spent is a minute old. */
    freedAt: (key: Key, excess: number, now: number): number => {
      let left = excess;
      for (let index = first; index < entries.length; index += 1) {
        const entry = entries[index];
        left -= entry?.[key] ?? 0;
        if (entry !== undefined && left <= 0) return entry.at + minute + margin;
      }
      return now;
    },
    /** What went out in the minute before a moment, and since. */
    sinceMinuteBefore: (key: Key, moment: number): number =>
      entries.reduce((sum, entry) => (entry.at > moment - minute - margin ? sum + entry[key] : sum), 0),
  };
};

/** Makes a limiter. */
export const limiter = (options: LimiterOptions): Limiter => {
  const spent = book();
  const start = discovery(
    options.discovers && options.pagesPerMinute === undefined && options.requestsPerMinute === undefined,
  );
  let paused = 0;
  let { pagesPerMinute, requestsPerMinute } = options;

  /** A request larger than the limit goes when nothing else was spent. */
  const freeFor = (key: Key, wanted: number, limit: number | undefined, now: number): number => {
    if (limit === undefined) return now;
    const excess = spent.used(key, now) + Math.min(wanted, limit) - limit;
    return excess <= 0 ? now : spent.freedAt(key, excess, now);
  };

  return {
    freeAt: (pages, now) =>
      Math.max(
        paused,
        start.freeAt(now),
        freeFor("pages", pages, pagesPerMinute, now),
        freeFor("requests", 1, requestsPerMinute, now),
      ),
    take: (pages, now) => {
      start.take(now);
      spent.note(pages, 1, now);
    },
    end: (pages, sentAt, how) => {
      start.end(how !== "failed");
      if (how === "refused") spent.giveBack(pages, sentAt);
    },
    learn: (limits, sentAt, now) => {
      pagesPerMinute = options.pagesPerMinute ?? limits.pagesPerMinute ?? pagesPerMinute;
      requestsPerMinute = options.requestsPerMinute ?? limits.requestsPerMinute ?? requestsPerMinute;
      // What is older than a minute says nothing about the present one.
      if (now - sentAt > minute) return;
      // Somebody else uses the same key: their pages count too.
      const unseen = (key: Key, limit: number | undefined, left: number | undefined) =>
        limit === undefined || left === undefined
          ? 0
          : Math.max(0, limit - left - spent.sinceMinuteBefore(key, sentAt));
      const pages = unseen("pages", limits.pagesPerMinute, limits.pagesRemaining);
      const requests = unseen("requests", limits.requestsPerMinute, limits.requestsRemaining);
      if (pages > 0 || requests > 0) spent.note(pages, requests, now);
    },
    pauseUntil: (time) => {
      paused = Math.max(paused, time);
    },
    countsPages: () => pagesPerMinute !== undefined || start.isOpen(),
    headroom: (now) => (pagesPerMinute === undefined ? 1 : Math.max(0, 1 - spent.used("pages", now) / pagesPerMinute)),
  };
};
