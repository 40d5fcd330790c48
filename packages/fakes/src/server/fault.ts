/** Faults: what a server can be told to do wrong, and the queue in which they wait for their request. */

/** What goes wrong. */
export type FaultKind =
  /** Another answer, without any work. Left out, the body is what the vendor sends with that status. */
  | {
      readonly kind: "status";
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: unknown;
    }
  /** The connection breaks before the answer, or in the middle of its body (the work is then done and billed). */
  | { readonly kind: "reset"; readonly when: "headers" | "body" }
  /** Silence without end: the request's body is not read, or no answer comes, or its body stops halfway. */
  | { readonly kind: "stall"; readonly when: "upload" | "headers" | "body" }
  /** The work is done and billed, but half of the body is missing, though the answer looks complete. */
  | { readonly kind: "truncate" }
  /** The work is done and billed, but the body is this text. Without `contentType` it stays that of the answer. */
  | { readonly kind: "body"; readonly text: string; readonly contentType?: string }
  /** The work is done and billed; then so many bytes of zeros come as the body. */
  | { readonly kind: "flood"; readonly bytes: number }
  /** The answer comes late. */
  | { readonly kind: "slow"; readonly milliseconds: number }
  /** A redirect to another address. */
  | { readonly kind: "redirect"; readonly location: string; readonly status?: number };

/** A fault and the requests that it strikes. */
export type Fault = FaultKind & {
  /** Only requests with this method. */
  readonly method?: string;
  /** Only requests whose path starts with this text, or fits this expression. */
  readonly path?: string | RegExp;
  /** How many of these requests go well first. Default 0. */
  readonly after?: number;
  /** How many are struck. Default 1. */
  readonly times?: number;
};

/** The faults that wait. */
export interface FaultQueue {
  readonly add: (faults: ReadonlyArray<Fault>) => void;
  /** The fault of a request, used up by it; the first that fits. */
  readonly take: (method: string, path: string) => Fault | undefined;
}

const fits = (fault: Fault, method: string, path: string): boolean =>
  (fault.method === undefined || fault.method === method) &&
  (fault.path === undefined || (typeof fault.path === "string" ? path.startsWith(fault.path) : fault.path.test(path)));

/** Makes a queue. */
export const faultQueue = (faults: ReadonlyArray<Fault> = []): FaultQueue => {
  const waiting: Array<{ readonly fault: Fault; skip: number; left: number }> = [];
  const add: FaultQueue["add"] = (more) => {
    for (const fault of more) waiting.push({ fault, skip: fault.after ?? 0, left: fault.times ?? 1 });
  };
  add(faults);
  return {
    add,
    take: (method, path) => {
      for (const entry of waiting) {
        if (entry.left <= 0 || !fits(entry.fault, method, path)) continue;
        if (entry.skip > 0) {
          entry.skip -= 1;
          continue;
        }
        entry.left -= 1;
        return entry.fault;
      }
      return undefined;
    },
  };
};
