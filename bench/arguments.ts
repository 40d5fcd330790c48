/** The command line of the benchmarks. */
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import type { BenchOptions } from "./bench.ts";

/** What was asked for; `name` is undefined when only the list is wanted. */
export interface Arguments {
  readonly name: string | undefined;
  readonly options: BenchOptions;
  /** Unmet bars end in exit code 1. */
  readonly enforce: boolean;
}

/** A mistake on the command line; its message is one line. */
export class UsageError extends Error {}

const countOf = (value: string | undefined, name: string, otherwise: number): number => {
  if (value === undefined) return otherwise;
  const count = Number(value);
  if (!Number.isInteger(count) || count < 1) throw new UsageError(`--${name} needs a whole number from 1 on`);
  return count;
};

/** Reads the arguments after the script's name. Paths are meant from `folder`. Throws {@link UsageError}. */
export const readArguments = (args: ReadonlyArray<string>, folder: string): Arguments => {
  const options = {
    only: { type: "string", multiple: true },
    jobs: { type: "string" },
    repeat: { type: "string" },
    requests: { type: "string" },
    seed: { type: "string" },
    seeds: { type: "string" },
    engine: { type: "string" },
    out: { type: "string" },
    verbose: { type: "boolean" },
    enforce: { type: "boolean" },
  } as const;
  let parsed;
  try {
    parsed = parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
  const { values, positionals } = parsed;
  if (positionals.length > 1) throw new UsageError("one benchmark at a time");
  return {
    name: positionals[0],
    options: {
      only: values.only ?? [],
      jobs: countOf(values.jobs, "jobs", 1),
      repeat: countOf(values.repeat, "repeat", 2),
      requests: values.requests === undefined ? undefined : countOf(values.requests, "requests", 1),
      seed: countOf(values.seed, "seed", 1),
      seeds: values.seeds === undefined ? undefined : countOf(values.seeds, "seeds", 1),
      out: values.out === undefined ? undefined : resolve(folder, values.out),
      engine: values.engine ?? "ours",
      verbose: values.verbose ?? false,
    },
    enforce: values.enforce ?? false,
  };
};
