/** Start: how long `ocr --help` takes until it is gone again. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Bench } from "../bench.ts";
import { upperMedian } from "../score/character-error.ts";
import { table } from "../report/table.ts";

const runs = 9;
const root = join(import.meta.dirname, "../..");

interface Command {
  readonly key: string;
  readonly title: string;
  readonly command: string;
  readonly args: ReadonlyArray<string>;
  /** Counts for the bar. */
  readonly judged: boolean;
}

const commands = (): ReadonlyArray<Command> => {
  const node = process.execPath;
  const built = join(root, "packages/cli/dist/main.js");
  const source = join(root, "packages/cli/src/main.ts");
  return [
    { key: "node", title: "node -e 0 (baseline)", command: node, args: ["-e", "0"], judged: false },
    ...(existsSync(built)
      ? [{ key: "built", title: "ocr --help, built", command: node, args: [built, "--help"], judged: true }]
      : []),
    {
      key: "source",
      title: "ocr --help, from sources",
      command: node,
      args: ["--conditions=@ocr/source", source, "--help"],
      judged: true,
    },
    {
      key: "script",
      title: "./run ocr --help (pnpm too)",
      command: join(root, "run"),
      args: ["ocr", "--help"],
      judged: false,
    },
  ];
};

/** Seconds of each run. A command that fails has no time. */
const secondsOf = ({ command, args }: Command): ReadonlyArray<number> | string => {
  const seconds: Array<number> = [];
  for (let run = 0; run < runs; run += 1) {
    const started = performance.now();
    const { status, error, stderr } = spawnSync(command, args, { stdio: ["ignore", "pipe", "pipe"], encoding: "utf8" });
    if (status !== 0) return error?.message ?? `exit code ${status}: ${stderr.trim().split("\n").at(-1) ?? ""}`;
    seconds.push((performance.now() - started) / 1000);
  }
  return seconds;
};

export const bench: Bench = {
  name: "start",
  summary: "wall time of `ocr --help`",
  needsCorpus: false,
  bars: [
    {
      name: "ocr --help, median of the slowest form",
      figure: "helpSeconds",
      below: 0.4,
      unit: "s",
      source: "first release",
    },
  ],
  run: async (context) => {
    const results = commands().map((command) => ({ ...command, seconds: secondsOf(command) }));
    const rows = results.map(({ title, seconds }) =>
      typeof seconds === "string"
        ? [title, "failed", seconds]
        : [title, upperMedian(seconds).toFixed(3), Math.min(...seconds).toFixed(3), Math.max(...seconds).toFixed(3)],
    );
    context.print(table(["", "median s", "least", "most"], rows));
    const judged = results.filter((result) => result.judged);
    const failed = judged.some(({ seconds }) => typeof seconds === "string");
    const medians = judged.map(({ seconds }) => (typeof seconds === "string" ? Number.NaN : upperMedian(seconds)));
    const round = (value: number): number => Math.round(value * 1000) / 1000;
    return {
      helpSeconds: failed || medians.length === 0 ? null : round(Math.max(...medians)),
      ...Object.fromEntries(
        results.map(({ key, seconds }) => [key, typeof seconds === "string" ? null : round(upperMedian(seconds))]),
      ),
    };
  },
};
