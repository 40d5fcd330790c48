/** The first moments of a member whose limits are not known: few requests, until an answer can have told them. */

/** Requests that may be under way at once before the first answer. */
const first = 4;
/** One more may go after each of these times, so that a slow first answer does not hold up everything. */
const growthMs = 1000;

/** The discovery of one member. */
export interface Discovery {
  /** When the next request may go: `now` or later. */
  readonly freeAt: (now: number) => number;
  /** Notes a request that goes out. */
  readonly take: (now: number) => void;
  /** Notes that a request has ended, and whether the vendor answered. */
  readonly end: (answered: boolean) => void;
  /** Whether the vendor has still to answer for the first time. */
  readonly isOpen: () => boolean;
}

/** Begins a discovery; one that is not wanted is over at once. */
export const discovery = (wanted: boolean): Discovery => {
  let open = wanted;
  let running = 0;
  let startedAt: number | undefined;
  return {
    freeAt: (now) => {
      if (!open || startedAt === undefined || running < first) return now;
      return Math.max(now, startedAt + (running - first + 1) * growthMs);
    },
    take: (now) => {
      startedAt ??= now;
      running += 1;
    },
    end: (answered) => {
      running -= 1;
      if (answered) open = false;
    },
    isOpen: () => open,
  };
};
