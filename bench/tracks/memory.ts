/** Memory and event loop while a long digital PDF is read, each in a process of its own. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Bench } from "../bench.ts";
import { runProbe } from "../measure/child.ts";
import { longDocument } from "../measure/long-document.ts";
import type { MemoryReport, ProbeMode } from "../probe/memory.ts";
import { table } from "../report/table.ts";

const pages = 350;
const modes: ReadonlyArray<readonly [ProbeMode, string]> = [
  ["engine", "ours"],
  ["pdfium", "pdfium text, in the caller's thread"],
  ["idle", "idle process"],
];
const megabytes = (bytes: number): number => Math.round(bytes / 1e5) / 10;
const tenths = (value: number | undefined): number | null => (value === undefined ? null : Math.round(value * 10) / 10);

export const bench: Bench = {
  name: "memory",
  summary: `peak memory and longest block of the event loop while ${pages} digital pages are read`,
  needsCorpus: false,
  bars: [
    { name: "peak memory", figure: "engine.peakRssMb", below: 600, unit: "MB", source: "first release" },
    {
      name: "longest block of the event loop",
      figure: "engine.longestBlockMs",
      below: 50,
      unit: "ms",
      source: "first release",
    },
  ],
  run: async (context) => {
    const folder = await mkdtemp(join(tmpdir(), "ocr-bench-"));
    try {
      const path = join(folder, "long.pdf");
      await writeFile(path, await longDocument(pages));
      const reports: Array<readonly [ProbeMode, string, MemoryReport]> = [];
      for (const [mode, title] of modes) {
        const report = await runProbe<MemoryReport>(join(import.meta.dirname, "../probe/memory.ts"), [mode, path]);
        if (mode !== "idle" && report.pages !== pages)
          throw new Error(`${title}: ${report.pages} of ${pages} pages were read`);
        reports.push([mode, title, report]);
      }
      const rows = reports.map(([, title, report]) => [
        title,
        megabytes(report.startRss),
        megabytes(report.peakRss),
        report.longestBlockMs,
        report.longestBlockCpuMs,
        report.histogramMs,
        report.seconds.toFixed(2),
        report.pages === 0 ? undefined : (report.pages / report.seconds).toFixed(0),
      ]);
      const heading = [
        "",
        "RSS at start, MB",
        "peak RSS, MB",
        "longest block, ms",
        "CPU in it, ms",
        "by histogram, ms",
        "seconds",
        "pages/s",
      ];
      context.print(table(heading, rows));
      return Object.fromEntries(
        reports.map(([mode, , report]) => [
          mode,
          {
            peakRssMb: megabytes(report.peakRss),
            longestBlockMs: tenths(report.longestBlockMs),
            longestBlockCpuMs: tenths(report.longestBlockCpuMs),
            histogramMs: tenths(report.histogramMs),
            seconds: tenths(report.seconds),
            pages: report.pages,
          },
        ]),
      );
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};
