/** What a benchmark is: a name, bars, and a run that prints tables for people and returns figures for machines. */
import type { Bar } from "./bars.ts";
import type { Figures } from "./figures.ts";
import type { Peers } from "./peers.ts";
import type { Subject } from "./subject.ts";

/** What was asked for on the command line. */
export interface BenchOptions {
  /** Only documents whose name contains one of these texts; empty for all. */
  readonly only: ReadonlyArray<string>;
  /** Documents that are read at the same time. */
  readonly jobs: number;
  /** How often speed is measured; the best run counts. */
  readonly repeat: number;
  /** Requests that are sent, in benchmarks of the pipeline; each has its own default. */
  readonly requests?: number | undefined;
  /** Makes chance repeatable, in benchmarks that use it. */
  readonly seed?: number;
  /** How many documents of chance are tried, in benchmarks that try many. */
  readonly seeds?: number | undefined;
  /** Folder for each document's Markdown. */
  readonly out: string | undefined;
  /** What is under test: `ours`, or the name of a bare engine. */
  readonly engine: string;
  /** Print the figures of each document. */
  readonly verbose: boolean;
}

/** What a benchmark works with. */
export interface Context {
  /** Folder of the corpus; empty for benchmarks that need none. */
  readonly corpus: string;
  readonly peers: Peers;
  /** Starts what is under test. */
  readonly startSubject: () => Subject;
  readonly options: BenchOptions;
  /** Prints lines for people. */
  readonly print: (text?: string) => void;
}

/** A benchmark. Its module in `tracks/` exports it as `bench`. */
export interface Bench {
  readonly name: string;
  /** One line for the list. */
  readonly summary: string;
  readonly needsCorpus: boolean;
  readonly bars: ReadonlyArray<Bar>;
  readonly run: (context: Context) => Promise<Figures>;
}
