/** The judge judged: mutants, false alarms on the reference and on two real engines, and the time that it takes. */
import {
  checksWithoutMutant,
  equivalents,
  foundEquivalents,
  modestProvider,
  mutants,
  providerSubject,
  referenceServerSubject,
  referenceSubject,
  registry,
} from "@ocr/conformance";
import { local } from "@ocr/provider-local";
import { tesseract } from "../baseline/tesseract-provider.ts";
import type { Bench } from "../bench.ts";
import { type Alarm, alarmsOf, tesseractFindings } from "../judge/alarms.ts";
import { uncoveredClauses } from "../judge/clauses.ts";
import { livingMutants, survivorsOfShape } from "../judge/matrix.ts";
import { fixtureSeconds, inProcess, overHttp, timed } from "../judge/times.ts";
import { table } from "../report/table.ts";

const source = "policy of the suite";
const range = (count: number): ReadonlyArray<number> => Array.from({ length: count }, (_, i) => i + 1);
const mostMutantSeeds = 20;
const mostLocalSeeds = 20;
const mostTesseractSeeds = 4;

export const bench: Bench = {
  name: "judge",
  summary: "the conformance suite: mutants that live, false alarms, seconds (--seeds N; --only reference, engines, …)",
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
    const wants = (part: string): boolean => options.only.length === 0 || options.only.includes(part);
    const told: Array<Alarm> = [];
    const engine = async (subject: ReturnType<typeof providerSubject>, count: number, findings = {}) => {
      try {
        const { seconds, value } = await timed(() => alarmsOf(subject, range(count), findings));
        told.push(...value);
        return { alarms: value.length, seeds: count, seconds };
      } finally {
        await subject.close();
      }
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
    const matrix = wants("mutants") ? await timed(() => livingMutants(mutantSeeds)) : undefined;
    const equal = wants("mutants") ? await timed(() => foundEquivalents(mutantSeeds.slice(0, 3))) : undefined;
    const shape = wants("mutants") ? await survivorsOfShape(1) : null;

    const full = wants("reference") ? await engine(referenceSubject(), seeds) : undefined;
    const modest = wants("reference") ? await engine(referenceSubject(modestProvider), seeds) : undefined;
    const server = wants("reference") ? await engine(referenceServerSubject(), seeds) : undefined;
    const ours = wants("local")
      ? await engine(providerSubject({ provider: local(), usesFetch: false }), Math.min(seeds, mostLocalSeeds))
      : undefined;
    const theirs = wants("tesseract")
      ? await engine(
          providerSubject({ provider: tesseract(), usesFetch: false }),
          Math.min(seeds, mostTesseractSeeds),
          tesseractFindings,
        )
      : undefined;

    const row = (name: string, found: typeof full): ReadonlyArray<string> =>
      found === undefined ? [name, "-", "-", "-"] : [name, ...[found.seeds, found.alarms, found.seconds].map(String)];
    print(`${own.checks} checks for ${clauses} clauses, ${own.mutants} mutants, ${own.equivalents} equivalent ones`);
    print();
    print(
      table(
        ["subject", "seeds", "false alarms", "seconds"],
        [
          row("reference", full),
          row("reference that claims little", modest),
          row("reference as a server", server),
          row("provider-local", ours),
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
    for (const { check, found, mutant, seed: of } of [...(matrix?.value ?? []), ...(equal?.value ?? [])])
      print(`  ${mutant}: ${check}, seed ${of}: ${found}`);
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
