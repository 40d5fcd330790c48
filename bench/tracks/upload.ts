/** Upload: the memory that a 45 MB document takes on its way to a vendor, uploaded and inside the request. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fakeMistral, makeDocument } from "@ocr/fakes";
import type { Bench } from "../bench.ts";
import { runProbe } from "../measure/child.ts";
import type { UploadMode, UploadReport } from "../probe/upload.ts";
import { table } from "../report/table.ts";

const pages = 45;
const bytesPerPage = 1_000_000;
const modes: ReadonlyArray<readonly [UploadMode, string]> = [
  ["always", "uploaded"],
  ["never", "inside the request"],
  ["idle", "nothing sent"],
];
const megabytes = (bytes: number): number => Math.round(bytes / 1e5) / 10;

export const bench: Bench = {
  name: "upload",
  summary: `memory while a document of ${(pages * bytesPerPage) / 1e6} MB goes to a vendor`,
  needsCorpus: false,
  bars: [
    {
      name: "memory above the baseline, uploaded",
      figure: "always.aboveMb",
      below: 150,
      unit: "MB",
      source: "vendors, complete",
    },
    {
      name: "memory above the baseline, inside the request",
      figure: "never.aboveMb",
      below: 300,
      unit: "MB",
      source: "vendors, complete",
    },
  ],
  run: async (context) => {
    const folder = await mkdtemp(join(tmpdir(), "ocr-bench-"));
    // The vendor lives in this process, the probes in others: its memory is not theirs.
    const vendor = await fakeMistral({ keepBodies: false });
    try {
      const [large, small] = [join(folder, "large.pdf"), join(folder, "small.pdf")];
      await writeFile(large, await makeDocument({ seed: 1, pages, bytesPerPage }));
      await writeFile(small, await makeDocument({ seed: 2 }));
      const reports: Array<readonly [UploadMode, string, UploadReport]> = [];
      for (const [mode, title] of modes) {
        const script = join(import.meta.dirname, "../probe/upload.ts");
        const report = await runProbe<UploadReport>(script, [mode, large, small, vendor.url, vendor.apiKey]);
        if (mode !== "idle" && report.pages !== pages)
          throw new Error(`${title}: ${report.pages} of ${pages} pages were read`);
        reports.push([mode, title, report]);
      }
      if (vendor.uploadedFiles.length > 0) throw new Error("an uploaded file was left behind");
      const above = ({ baselineRss, peakRss }: UploadReport): number => megabytes(peakRss - baselineRss);
      const rows = reports.map(([, title, report]) => [
        title,
        megabytes(report.baselineRss),
        megabytes(report.peakRss),
        above(report),
        report.seconds.toFixed(2),
        report.cpuSeconds.toFixed(2),
      ]);
      context.print(table(["", "baseline RSS, MB", "peak RSS, MB", "above, MB", "seconds", "CPU s"], rows));
      return Object.fromEntries(
        reports.map(([mode, , report]) => [
          mode,
          {
            baselineRssMb: megabytes(report.baselineRss),
            peakRssMb: megabytes(report.peakRss),
            aboveMb: above(report),
            cpuSeconds: Math.round(report.cpuSeconds * 100) / 100,
          },
        ]),
      );
    } finally {
      await vendor.close();
      await rm(folder, { recursive: true, force: true });
    }
  },
};
