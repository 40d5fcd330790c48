/** A circuit: a member that keeps failing is left alone for a while, then probed with one request before it is used again. */

/** When a circuit opens and how long it stays open. */
export interface CircuitOptions {
  /** Failures in a row that open it. Default 5. */
  readonly failures?: number;
  /** It also opens when this share of the last 20 outcomes failed. Default 0.6. */
  readonly failureShare?: number;
  /** Milliseconds until the first probe. Doubles with each failed probe, up to ten times. Default 30,000. */
  readonly openMs?: number;
}

/** What a circuit is doing. */
export type CircuitState = "closed" | "open" | "half-open";

/** The circuit of one member. Time is handed in, so that it runs on any clock. */
export interface Circuit {
  /** Closed: free to use. Open: not before {@link Circuit.probeAt}. Half-open: a probe is under way. */
  readonly state: (now: number) => CircuitState;
  /** When the next probe may go; 0 when closed. */
  readonly probeAt: () => number;
  /** A request goes to the member. True when it is the probe. */
  readonly enter: (now: number) => boolean;
  /** How it ended. `unknown`: nothing was learnt (it was cancelled, or the request was bad). Returns the new state when it changed. */
  readonly leave: (outcome: "good" | "bad" | "unknown", probe: boolean, now: number) => CircuitState | undefined;
}

const remembered = 20;

/** Makes a closed circuit. */
export const circuit = ({ failures = 5, failureShare = 0.6, openMs = 30_000 }: CircuitOptions = {}): Circuit => {
  let inARow = 0;
  let outcomes: Array<boolean> = [];
  let openUntil = 0;
  let isOpen = false;
  let probing = false;
  let openings = 0;

  const open = (now: number): CircuitState => {
    isOpen = true;
    openUntil = now + Math.min(openMs * 10, openMs * 2 ** openings);
    openings += 1;
    return "open";
  };
  const close = (): CircuitState => {
    isOpen = false;
    openings = 0;
    inARow = 0;
    outcomes = [];
    return "closed";
  };
  const note = (good: boolean) => {
    inARow = good ? 0 : inARow + 1;
    outcomes = [...outcomes.slice(1 - remembered), good];
  };
  const isFailing = (): boolean =>
    inARow >= failures ||
    (outcomes.length >= remembered && outcomes.filter((good) => !good).length >= failureShare * outcomes.length);

  return {
    state: () => (!isOpen ? "closed" : probing ? "half-open" : "open"),
    probeAt: () => (isOpen ? openUntil : 0),
    enter: (now) => {
      if (!isOpen || probing || now < openUntil) return false;
      probing = true;
      return true;
    },
    leave: (outcome, probe, now) => {
      if (probe) probing = false;
      // A probe that came to nothing leaves the circuit open, and due for the next one.
      if (outcome === "unknown") return probe && isOpen ? "open" : undefined;
      // While open only the probe decides; what was sent before says nothing new.
      if (isOpen && !probe) return outcome === "good" ? close() : undefined;
      if (isOpen) return outcome === "good" ? close() : open(now);
      note(outcome === "good");
      return isFailing() ? open(now) : undefined;
    },
  };
};
