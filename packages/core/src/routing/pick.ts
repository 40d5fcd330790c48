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

/** Nobody may be asked now. */
export interface Wait {
  /** When to look again; `Infinity` when that depends on requests that came before. */
  readonly until: number;
  /** The member that a limit holds back, and that is free for this request first. */
  readonly member?: Member;
}

/** Members to choose from, or why there are none. */
export type Pick = { readonly turns: ReadonlyArray<Turn> } | Wait;

/**
 * Looks who may be asked now. A member whose circuit is due for a probe comes first, so that one that is well again is
 * found; then those in good health; an open circuit is the last resort, when no member in good health is left. Among
 * equals those go first that this request has asked least. Members in `reserved` are kept for requests that came before.
 */
export const pickFrom = (
  turns: ReadonlyArray<Turn>,
  pages: number,
  now: number,
  reserved: ReadonlySet<Member>,
): Pick | undefined => {
  const left = turns.filter((turn) => !turn.out);
  if (left.length === 0) return undefined;
  const isClosed = ({ member }: Turn) => member.circuit.state(now) === "closed";
  const probeAt = ({ member }: Turn) =>
    member.circuit.state(now) === "open" ? member.circuit.probeAt() : Number.POSITIVE_INFINITY;
  const anyClosed = left.some(isClosed);
  const placed = left
    .filter(({ member }) => !reserved.has(member))
    .map((turn) => ({ turn, freeAt: turn.member.limiter.freeAt(pages, now) }));
  const readyAt = ({ freeAt, turn }: (typeof placed)[number]) => Math.max(turn.notBefore, freeAt);
  const ready = placed.filter((entry) => readyAt(entry) <= now).map(({ turn }) => turn);
  const pool = [
    ready.filter((turn) => probeAt(turn) <= now),
    ready.filter((turn) => !anyClosed || isClosed(turn)),
  ].find((list) => list.length > 0);
  if (pool !== undefined) {
    const fewest = Math.min(...pool.map((turn) => turn.tries));
    return { turns: pool.filter((turn) => turn.tries === fewest) };
  }
  let wait: Wait = { until: Number.POSITIVE_INFINITY };
  for (const entry of placed) {
    const { freeAt, turn } = entry;
    const usable = !anyClosed || isClosed(turn);
    const until = usable ? readyAt(entry) : Math.max(readyAt(entry), probeAt(turn));
    if (until >= wait.until) continue;
    wait = usable && freeAt > now && freeAt >= turn.notBefore ? { until, member: turn.member } : { until };
  }
  return wait;
};
