/**
 * The requests of a router that wait for a member, in the order in which they came. Who is first in line gets the member
 * that is free for it first; those behind may use the others. So a large request is not starved by small ones, and only
 * those at the front wake up when time has passed.
 */
import * as Clock from "effect/Clock";
import * as Effect from "effect/Effect";
import type * as Exit from "effect/Exit";
import type { Member } from "./member.ts";
import type { Pick, Turn } from "./pick.ts";

/** A request in line. */
export interface Waiter<Entry> {
  /** Its number among the requests; it keeps it when it comes again after a failure. */
  readonly number: number;
  /** It gives up when no member is free for it by then. */
  readonly endsAt: number;
  readonly look: (now: number, reserved: ReadonlySet<Member>) => Pick;
  /** Goes to one of some members. Runs at once, so that those behind see it. */
  readonly enter: (turns: ReadonlyArray<Turn>, now: number) => Entry;
}

/** A request gave up: no member was free in time. `until` says when one would have been, as far as that is known. */
export interface GaveUp {
  readonly until: number;
}

/** The line of one router. */
export interface Queue {
  /** The number for a new request. */
  readonly number: () => number;
  /**
   * Waits for a member and uses it. `leave` is run whenever a member was entered, whatever comes of it, also when the
   * request was stopped before it was used.
   */
  readonly pass: <Entry, A, E>(
    waiter: Waiter<Entry>,
    use: (entry: Entry) => Effect.Effect<A, E>,
    leave: (entry: Entry, exit: Exit.Exit<A | GaveUp, E>) => Effect.Effect<void>,
  ) => Effect.Effect<A | GaveUp, E>;
  /** To be called when a member may have become free before its time. */
  readonly advance: (now: number) => void;
}

interface Place {
  readonly number: number;
  /** Looks again: `gone` when it leaves the line, `sooner` when it must wake earlier than it meant to. */
  readonly look: (now: number, reserved: Set<Member>) => "gone" | "sooner" | "same";
  readonly stir: () => void;
}

/** Something that can be awaited and stirred from outside. */
const alarm = () => {
  let rung = false;
  let ring = () => {};
  return {
    ring: () => {
      rung = true;
      ring();
    },
    reset: () => {
      rung = false;
    },
    rung: Effect.callback<void>((resume) => {
      ring = () => resume(Effect.void);
      if (rung) ring();
      return Effect.sync(() => {
        ring = () => {};
      });
    }),
  };
};

/** Makes the line of a router with so many members. */
export const makeQueue = (members: number): Queue => {
  const line: Array<Place> = [];
  let numbers = 0;

  const advance = (now: number) => {
    const reserved = new Set<Member>();
    const stirred: Array<Place> = [];
    for (let index = 0; index < line.length && reserved.size < members;) {
      const place = line[index] as Place;
      const change = place.look(now, reserved);
      if (change !== "same") stirred.push(place);
      if (change === "gone") line.splice(index, 1);
      else index += 1;
    }
    // Who is stirred may run at once, and change the line.
    for (const { stir } of stirred) stir();
  };
  const join = (place: Place) => {
    let index = line.length;
    while (index > 0 && (line[index - 1]?.number ?? 0) > place.number) index -= 1;
    line.splice(index, 0, place);
  };

  return {
    number: () => (numbers += 1),
    advance,
    pass: <Entry, A, E>(
      { endsAt, enter, look, number }: Waiter<Entry>,
      use: (entry: Entry) => Effect.Effect<A, E>,
      leave: (entry: Entry, exit: Exit.Exit<A | GaveUp, E>) => Effect.Effect<void>,
    ): Effect.Effect<A | GaveUp, E> =>
      Effect.suspend(() => {
        const { reset, ring, rung } = alarm();
        let outcome: { readonly entry: Entry } | GaveUp | undefined;
        let wakeAt = Number.POSITIVE_INFINITY;
        const place: Place = {
          number,
          stir: ring,
          look: (now, reserved) => {
            const pick = look(now, reserved);
            if ("turns" in pick) outcome = { entry: enter(pick.turns, now) };
            else if (Number.isFinite(pick.until) && pick.until > endsAt) outcome = pick;
            if (outcome !== undefined || "turns" in pick) return "gone";
            if (pick.member !== undefined) reserved.add(pick.member);
            const isSooner = pick.until < wakeAt;
            wakeAt = pick.until;
            return isSooner ? "sooner" : "same";
          },
        };
        const stand = Effect.gen(function* () {
          join(place);
          for (;;) {
            const now = yield* Clock.currentTimeMillis;
            wakeAt = Number.NEGATIVE_INFINITY;
            reset();
            advance(now);
            if (outcome !== undefined) return outcome;
            if (now >= endsAt) return (outcome = { until: Math.max(wakeAt, now) });
            // Not reached by this round: others are before it everywhere.
            if (wakeAt === Number.NEGATIVE_INFINITY) wakeAt = Number.POSITIVE_INFINITY;
            const until = Math.min(wakeAt, endsAt);
            yield* until === Number.POSITIVE_INFINITY
              ? rung
              : Effect.raceFirst(Effect.sleep(Math.max(1, until - now)), rung);
          }
        });
        const run = Effect.flatMap(stand, (left): Effect.Effect<A | GaveUp, E> =>
          "entry" in left ? use(left.entry) : Effect.succeed(left),
        );
        return Effect.onExit(run, (exit) => {
          if (outcome !== undefined && "entry" in outcome) return leave(outcome.entry, exit);
          const index = line.indexOf(place);
          if (index < 0) return Effect.void;
          // What it had reserved is free for those behind.
          line.splice(index, 1);
          return Effect.map(Clock.currentTimeMillis, advance);
        });
      }),
  };
};
