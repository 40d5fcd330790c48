/** Who may be asked now, and if nobody: when. */
import type { Member } from "./member.ts";

/** What a request remembers of a member. */
export interface Turn {
  readonly member: Member;
  tries: number;
  /** Not before this time. */
  notBefore: number;
  /** Out for this request. */
  out: boolean;
}

/** Members to choose from, or the time until which nobody may be asked. */
export type Pick = { readonly turns: ReadonlyArray<Turn> } | { readonly until: number };

/**
 * Looks who may be asked now. A member whose circuit is due for a probe comes first, so that one that is well again is
 * found; then those in good health; an open circuit is the last resort, when no member in good health is left. Among
 * equals those go first that this request has asked least.
 */
export const pickFrom = (turns: ReadonlyArray<Turn>, pages: number, now: number): Pick | undefined => {
  const left = turns.filter((turn) => !turn.out);
  if (left.length === 0) return undefined;
  const isClosed = ({ member }: Turn) => member.circuit.state(now) === "closed";
  const isDue = ({ member }: Turn) => member.circuit.state(now) === "open" && member.circuit.probeAt() <= now;
  const readyAt = ({ member, notBefore }: Turn) => Math.max(notBefore, member.limiter.freeAt(pages, now));
  const anyClosed = left.some(isClosed);
  const ready = left.filter((turn) => readyAt(turn) <= now);
  const pool = [ready.filter(isDue), ready.filter((turn) => !anyClosed || isClosed(turn))].find(
    (list) => list.length > 0,
  );
  if (pool === undefined)
    return { until: Math.min(...left.filter((turn) => !anyClosed || isClosed(turn)).map(readyAt)) };
  const fewest = Math.min(...pool.map((turn) => turn.tries));
  return { turns: pool.filter((turn) => turn.tries === fewest) };
};
