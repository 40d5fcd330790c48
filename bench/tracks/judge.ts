/** The judge judged: mutants, false alarms on the reference and on two real engines, and the time that it takes. */
import { checksWithoutMutant, equivalents, foundEquivalents, mutants, registry } from "@ocr/conformance";
import type { Bench } from "../bench.ts";
import { uncoveredClauses } from "../judge/clauses.ts";
import { type EngineName, engines } from "../judge/engines.ts";
import { type Finding, onThreads } from "../judge/threads.ts";
import { fixtureSeconds, inProcess, overHttp, timed } from "../judge/times.ts";
import { table } from "../report/table.ts";

const source = "policy of the suite";
const range = (count: number): ReadonlyArray<number> => Array.from({ length: count }, (_, i) => i + 1);
const mostMutantSeeds = 20;

const parts = ["times", "mutants", "reference", "local", "tesseract"];

export const bench: Bench = {
  name: "judge",
  summary:
    "the conformance suite: mutants that live, false alarms, seconds (--seeds N; --only times, mutants, reference, local, tesseract)",
  needsCorpus: false,
  bars: [
    { name: "checks", figure: "checks", atLeast: 180, source },
    { name: "clauses that nobody examines", figure: "clausesUncovered", below: 1, source },
    { name: "mutants", figure: "mutants", atLeast: 300, source },
    { name: "mutants that live", figure: "survivors", below: 1, source },
    { name: "checks without a mutant", figure: "checksWithoutMutant", below: 1, source },
    { name: "equivalent mutants that were found", figure: "equivalentsFound", below: 1, source },
    { name: "false alarms on the reference", figure: "falseAlarms", below: 1, source },
    { name: "false alarms on provider-local", figure: "falseAlarmsLocal", below: 1, source },
    { name: "false alarms on Tesseract", figure: "falseAlarmsTesseract", below: 1, source },
    { name: "full run in process", figure: "secondsInProcess", below: 5, unit: "s", source },
    { name: "full run over HTTP", figure: "secondsHttp", below: 15, unit: "s", source },
    { name: "the matrix of mutants", figure: "secondsMutants", below: 90, unit: "s", source },
    { name: "documents of a seed", figure: "secondsFixtures", below: 5, unit: "s", source },
  ],
  run: async ({ options, print }) => {
    const seeds = options.seeds ?? 300;
    const only = options.only.flatMap((words) => words.split(","));
    const strange = only.find((part) => !parts.includes(part));
    if (strange !== undefined) throw new Error(`--only ${strange}: there are ${parts.join(", ")}`);
    const wants = (part: string): boolean => only.length === 0 || only.includes(part);
    const told: Array<Finding> = [];
    const judged = async (name: EngineName) => {
      const part = name === "modest" || name === "server" ? "reference" : name;
      if (!wants(part)) return undefined;
      const count = Math.min(seeds, engines[name].mostSeeds);
      const { seconds, value } = await timed(() => onThreads(name, range(count)));
      told.push(...value);
      return { alarms: value.length, seeds: count, seconds };
    };

    const { clauses, uncovered } = await uncoveredClauses();
    const own = {
      checks: registry.length,
      clauses,
      clausesUncovered: uncovered,
      mutants: mutants.length,
      equivalents: equivalents.length,
      checksWithoutMutant: checksWithoutMutant().length,
    };
    // Seeds that nothing else has asked about.
    const seed = (options.seed ?? 1) + 1_000_000;
    const module = wants("times") ? await inProcess(seed) : undefined;
    const url = wants("times") ? await overHttp(seed + 2) : undefined;
    const secondsFixtures = wants("times") ? await fixtureSeconds(seed + 4) : null;

    const mutantSeeds = range(Math.min(seeds, mostMutantSeeds));
    const matrix = wants("mutants") ? await timed(() => onThreads("mutants", mutantSeeds)) : undefined;
    const equal = wants("mutants") ? await timed(() => foundEquivalents(mutantSeeds.slice(0, 3))) : undefined;
    const shape = wants("mutants") ? (await onThreads("shape", [1])).length : null;

    const full = await judged("reference");
    const modest = await judged("modest");
    const server = await judged("server");
    const ours = await judged("local");
    const theirs = await judged("tesseract");

    const row = (name: EngineName, found: typeof full): ReadonlyArray<string> =>
      found === undefined
        ? [engines[name].title, "-", "-", "-"]
        : [engines[name].title, ...[found.seeds, found.alarms, found.seconds].map(String)];
    print(`${own.checks} checks for ${clauses} clauses, ${own.mutants} mutants, ${own.equivalents} equivalent ones`);
    print();
    print(
      table(
        ["subject", "seeds", "false alarms", "seconds"],
        [
          row("reference", full),
          row("modest", modest),
          row("server", server),
          row("local", ours),
          row("tesseract", theirs),
        ],
      ),
    );
    print();
    if (module !== undefined && url !== undefined) {
      print(
        `mistral in front of its fake: ${module.outcome}, ${module.all} s, on the processor ${module.cpu} s (one check: ${module.one} s)`,
      );
      print(
        `reference server over HTTP: ${url.outcome}, ${url.all} s, on the processor ${url.cpu} s (one check: ${url.one} s)`,
      );
    }
    if (matrix !== undefined)
      print(
        `${matrix.value.length} mutants live over ${mutantSeeds.length} seeds; ${shape} would if only shapes counted`,
      );
    for (const { check, found, seed: of, subject } of told)
      print(`  false alarm: ${subject} ${check} seed ${of}: ${found}`);
    for (const { check, found, seed: of, subject } of matrix?.value ?? [])
      print(`  alive: ${subject}, ${check}, seed ${of}: ${found}`);
    for (const { check, found, mutant, seed: of } of equal?.value ?? [])
      print(`  no mutant, but found: ${mutant}, ${check}, seed ${of}: ${found}`);
    return {
      ...own,
      seeds,
      mutantSeeds: mutantSeeds.length,
      survivors: matrix?.value.length ?? null,
      equivalentsFound: equal?.value.length ?? null,
      falseAlarms:
        full === undefined || modest === undefined || server === undefined
          ? null
          : full.alarms + modest.alarms + server.alarms,
      falseAlarmsLocal: ours?.alarms ?? null,
      falseAlarmsTesseract: theirs?.alarms ?? null,
      seedsLocal: ours?.seeds ?? null,
      seedsTesseract: theirs?.seeds ?? null,
      secondsInProcess: module?.all ?? null,
      secondsHttp: url?.all ?? null,
      secondsMutants: matrix?.seconds ?? null,
      secondsFixtures,
      cpuSecondsInProcess: module?.cpu ?? null,
      cpuSecondsHttp: url?.cpu ?? null,
      cpuSecondsMutants: matrix?.cpuSeconds ?? null,
      outcomeInProcess: module?.outcome ?? null,
      outcomeHttp: url?.outcome ?? null,
      baseline: {
        secondsInProcessOneCheck: module?.one ?? null,
        secondsHttpOneCheck: url?.one ?? null,
        survivorsOfShape: shape,
      },
    };
  },
};
