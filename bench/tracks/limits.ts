/** Limits: a backlog over deployments with limits on pages per minute, in virtual time. */
import type { Bench } from "../bench.ts";
import { runBacklog } from "../limits/backlog.ts";
import { timed } from "../measure/cpu.ts";
import { table } from "../report/table.ts";

const limits = [60, 300, 1640];
const pages = 20_000;
const source = "the promise of core: wait rather than be refused";
const rounded = (value: number): number => Math.round(value * 1e5) / 1e5;

export const bench: Bench = {
  name: "limits",
  summary: `${pages} pages over deployments of ${limits.join(" + ")} pages per minute, in virtual time (--seed)`,
  needsCorpus: false,
  bars: [
    { name: "requests lost", figure: "lost", below: 1, source },
    { name: "time over theory", figure: "overTheory", below: 0.020_01, source },
    { name: "answered 429", figure: "share429", below: 0.005, source },
    { name: "limits learnt: requests lost", figure: "learnt.lost", below: 1, source },
    { name: "limits learnt: time over theory", figure: "learnt.overTheory", below: 0.020_01, source },
    { name: "limits learnt: answered 429", figure: "learnt.share429", below: 0.005, source },
  ],
  run: async ({ options, print }) => {
    const seed = options.seed ?? 1;
    const runs = [];
    for (const limitsAre of ["configured", "learnt"] as const) {
      let report: Awaited<ReturnType<typeof runBacklog>> | undefined;
      const { cpu } = await timed(async () => {
        report = await runBacklog({ pages, seed, limits, limitsAre });
      });
      if (report !== undefined) runs.push({ limitsAre, cpu, ...report });
    }
    print(
      table(
        ["limits", "documents", "lost", "seconds", "in theory", "over, %", "calls", "429, %", "pages by each", "CPU s"],
        runs.map((run) => [
          run.limitsAre,
          String(run.documents),
          String(run.lost),
          run.seconds,
          run.theorySeconds,
          run.overTheory * 100,
          String(run.calls),
          (run.share429 * 100).toFixed(2),
          Object.values(run.pagesBy).join(" + "),
          run.cpu,
        ]),
      ),
    );
    for (const { failures, limitsAre } of runs)
      for (const [message, times] of failures) print(`  ${limitsAre}: ${times} × ${message}`);
    const figures = runs.map(({ calls, documents, limitsAre, lost, overTheory, seconds, share429, theorySeconds }) => [
      limitsAre,
      {
        documents,
        lost,
        overTheory: rounded(overTheory),
        share429: rounded(share429),
        calls,
        seconds: rounded(seconds),
        theorySeconds,
      },
    ]);
    const { configured, learnt } = Object.fromEntries(figures) as Record<string, Record<string, number>>;
    return { pages, seed, ...configured, learnt: learnt ?? {} };
  },
};
