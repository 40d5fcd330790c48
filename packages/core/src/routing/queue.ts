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

/** A request in line, and where it stands. */
interface Place<Entry = unknown> {
  readonly waiter: Waiter<Entry>;
  readonly alarm: ReturnType<typeof makeAlarm>;
  outcome: { readonly entry: Entry } | GaveUp | undefined;
  /** When it looks again by itself. */
  wakeAt: number;
}

/** Something that can be awaited, and rung from outside. */
const makeAlarm = () => {
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

/** Lets a request look again: `gone` when it leaves the line, `sooner` when it must wake earlier than it meant to. */
const lookAgain = (place: Place, now: number, reserved: Set<Member>): "gone" | "sooner" | "same" => {
  const { waiter } = place;
  const pick = waiter.look(now, reserved);
  if ("turns" in pick) place.outcome = { entry: waiter.enter(pick.turns, now) };
  else if (Number.isFinite(pick.until) && pick.until > waiter.endsAt) place.outcome = pick;
  if (place.outcome !== undefined || "turns" in pick) return "gone";
  if (pick.member !== undefined) reserved.add(pick.member);
  const isSooner = pick.until < place.wakeAt;
  place.wakeAt = pick.until;
  return isSooner ? "sooner" : "same";
};

/** Stands in line until there is an outcome. */
const stand = Effect.fnUntraced(function* <Entry>(place: Place<Entry>, advance: (now: number) => void) {
  const { alarm, waiter } = place;
  for (;;) {
    const now = yield* Clock.currentTimeMillis;
    place.wakeAt = Number.NEGATIVE_INFINITY;
    alarm.reset();
    advance(now);
    if (place.outcome !== undefined) return place.outcome;
    if (now >= waiter.endsAt) return (place.outcome = { until: Math.max(place.wakeAt, now) });
    // Not reached by this round: others are before it everywhere.
    if (place.wakeAt === Number.NEGATIVE_INFINITY) place.wakeAt = Number.POSITIVE_INFINITY;
    const until = Math.min(place.wakeAt, waiter.endsAt);
    yield* until === Number.POSITIVE_INFINITY
      ? alarm.rung
      : Effect.raceFirst(Effect.sleep(Math.max(1, until - now)), alarm.rung);
  }
});

/** Makes the line of a router with so many members. */
export const makeQueue = (members: number): Queue => {
  const line: Array<Place> = [];
  let numbers = 0;

  const advance = (now: number) => {
    const reserved = new Set<Member>();
    const stirred: Array<Place> = [];
    for (let index = 0; index < line.length && reserved.size < members;) {
      const place = line[index] as Place;
      const change = lookAgain(place, now, reserved);
      if (change !== "same") stirred.push(place);
      if (change === "gone") line.splice(index, 1);
      else index += 1;
    }
    // Who is stirred may run at once, and change the line.
    for (const { alarm } of stirred) alarm.ring();
  };
  const join = (place: Place) => {
    let index = line.length;
    while (index > 0 && (line[index - 1]?.waiter.number ?? 0) > place.waiter.number) index -= 1;
    line.splice(index, 0, place);
  };
  const part = (place: Place) => {
    const index = line.indexOf(place);
    if (index < 0) return Effect.void;
    // What it had reserved is free for those behind.
    line.splice(index, 1);
    return Effect.map(Clock.currentTimeMillis, advance);
  };

  return {
    number: () => (numbers += 1),
    advance,
    pass: <Entry, A, E>(
      waiter: Waiter<Entry>,
      use: (entry: Entry) => Effect.Effect<A, E>,
      leave: (entry: Entry, exit: Exit.Exit<A | GaveUp, E>) => Effect.Effect<void>,
    ): Effect.Effect<A | GaveUp, E> =>
      Effect.suspend(() => {
        const wakeAt = Number.POSITIVE_INFINITY;
        const place: Place<Entry> = { waiter, alarm: makeAlarm(), outcome: undefined, wakeAt };
        const standing = Effect.suspend(() => {
          join(place);
          return stand(place, advance);
        });
        const run = Effect.flatMap(standing, (left): Effect.Effect<A | GaveUp, E> =>
          "entry" in left ? use(left.entry) : Effect.succeed(left),
        );
        return Effect.onExit(run, (exit) =>
          place.outcome !== undefined && "entry" in place.outcome ? leave(place.outcome.entry, exit) : part(place),
        );
      }),
  };
};
