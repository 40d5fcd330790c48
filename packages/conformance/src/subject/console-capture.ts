/** Captures what is written to the console while something runs. It is not passed on: it may be what nobody should see. */
import { format } from "node:util";

const methods = ["debug", "error", "info", "log", "trace", "warn"] as const;
const open = new Set<Array<string>>();
let restore: (() => void) | undefined;

const tap = (): (() => void) => {
  const before = methods.map((method) => [method, console[method]] as const);
  for (const [method] of before)
    console[method] = (...args: ReadonlyArray<unknown>) => {
      for (const lines of open) lines.push(format(...args));
    };
  return () => {
    for (const [method, write] of before) console[method] = write;
  };
};

/** Runs something, and returns every line that was written meanwhile, by whomever. */
export const captured = async <A>(work: () => Promise<A>): Promise<{ readonly value: A; readonly lines: string }> => {
  const lines: Array<string> = [];
  if (open.size === 0) restore = tap();
  open.add(lines);
  try {
    return { value: await work(), lines: lines.join("\n") };
  } finally {
    open.delete(lines);
    if (open.size === 0) restore?.();
  }
};
