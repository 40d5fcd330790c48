/** `./run bench NAME`: finds the benchmark, runs it, prints its bars, and ends with one line of JSON. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { readArguments, UsageError, type Arguments } from "./arguments.ts";
import { judge } from "./bars.ts";
import type { Bench } from "./bench.ts";
import { baselines } from "./baseline/subjects.ts";
import { findCorpus } from "./corpus.ts";
import { readPeers } from "./peers.ts";
import { barTable } from "./report/bar-table.ts";
import { startSubject, type Subject } from "./subject.ts";

const usage =
  "./run bench NAME [--only TEXT]… [--jobs N] [--repeat N] [--out DIR] [--engine ours|pdfium|tesseract] [--requests N] [--seed N] [--seeds N] [--verbose] [--enforce]";
const folder = join(import.meta.dirname, "tracks");

/** Every module in `tracks/` is a benchmark; nothing lists them. */
const names = (): ReadonlyArray<string> =>
  readdirSync(folder)
    .filter((file) => file.endsWith(".ts"))
    .map((file) => file.slice(0, -".ts".length))
    .toSorted();

const load = async (name: string): Promise<Bench> => {
  const module = (await import(join(folder, `${name}.ts`))) as { readonly bench: Bench };
  return module.bench;
};

const subjectOf = (engine: string): (() => Subject) => {
  const start = engine === "ours" ? startSubject : baselines[engine];
  if (start === undefined)
    throw new UsageError(`there is no engine "${engine}"; there are ours, ${Object.keys(baselines).join(", ")}`);
  return start;
};

const print = (text = ""): void => console.log(text);

const list = async (): Promise<void> => {
  const benches = await Promise.all(names().map(load));
  print(`usage: ${usage}`);
  print();
  for (const { name, summary } of benches) print(`  ${name.padEnd(10)}  ${summary}`);
};

/** Runs one benchmark; true when a bar was missed. */
const run = async (bench: Bench, { options }: Arguments): Promise<boolean> => {
  const corpus = findCorpus();
  if (bench.needsCorpus && corpus === undefined) {
    print("There is no corpus here: set OCR_CORPUS to its folder, or put it at ../shared/corpus beside the checkout.");
    print(JSON.stringify({ bench: bench.name, skipped: "no corpus" }));
    return false;
  }
  const started = performance.now();
  const peers = corpus === undefined ? undefined : readPeers(corpus);
  const figures = await bench.run({
    corpus: corpus ?? "",
    peers,
    options,
    print,
    startSubject: subjectOf(options.engine),
  });
  // Bars are ours, and stand for the whole set.
  const complete = options.only.length === 0 && options.engine === "ours";
  const judgements = judge(bench.bars, figures, complete);
  print();
  print(barTable(judgements));
  const { user, system } = process.cpuUsage();
  const cpuSeconds = Math.round((user + system) / 1e5) / 10;
  const seconds = Math.round((performance.now() - started) / 100) / 10;
  const { version: node, arch, platform } = process;
  print(
    JSON.stringify({
      bench: bench.name,
      engine: options.engine,
      figures,
      bars: judgements,
      seconds,
      cpuSeconds,
      node,
      platform: `${platform}-${arch}`,
    }),
  );
  return judgements.some(({ met }) => met === false);
};

const given = process.argv.slice(2);
try {
  const read = readArguments(given, process.env["OCR_CWD"] ?? process.cwd());
  if (read.name === undefined) await list();
  else {
    if (!names().includes(read.name))
      throw new UsageError(`there is no benchmark "${read.name}"; there are ${names().join(", ")}`);
    const missed = await run(await load(read.name), read);
    if (missed && read.enforce) process.exitCode = 1;
  }
} catch (error) {
  if (error instanceof UsageError) {
    console.error(`${error.message}\nusage: ${usage}`);
    process.exitCode = 2;
  } else {
    // The benchmark itself is broken; unmet bars are no error.
    console.error(error);
    print(JSON.stringify({ bench: given[0], failed: error instanceof Error ? error.message : String(error) }));
    process.exitCode = 1;
  }
}
