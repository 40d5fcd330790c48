/** Overhead: what the pipeline adds to a call of a provider, in CPU time, memory, start and size. */
import { join } from "node:path";
import type { Bench } from "../bench.ts";
import { runProbe } from "../measure/child.ts";
import { buildCore, bundleSize, importTimes } from "../overhead/built.ts";
import { sendLargeDocument } from "../overhead/large-document.ts";
import type { OverheadReport } from "../probe/overhead.ts";
import { table } from "../report/table.ts";

const largeBytes = 40 * 1024 * 1024;
const source = "the promise of core: invisible beside an OCR call";
const megabytes = (bytes: number): number => Math.round(bytes / 1e5) / 10;
const tenths = (value: number): number => Math.round(value * 10) / 10;

export const bench: Bench = {
  name: "overhead",
  summary: "what the pipeline adds to a bare provider call: CPU time, memory, import time, size of a bundle",
  needsCorpus: false,
  bars: [
    { name: "small document as bytes", figure: "cpuMicroseconds.bytes", below: 40, unit: "µs", source },
    { name: "document by URL", figure: "cpuMicroseconds.url", below: 40, unit: "µs", source },
    { name: "copies of a large document", figure: "memory.extraCopies", below: 1, unit: "documents", source },
    { name: "import of @ocr/core", figure: "importMs.core", below: 120, unit: "ms", source },
  ],
  run: async ({ print }) => {
    const script = join(import.meta.dirname, "../probe/overhead.ts");
    const cpu = await runProbe<OverheadReport>(script, []);
    const rows = [
      ["the provider alone", cpu.bare],
      ["+ pipeline, small PDF as bytes", cpu.bytes],
      ["+ pipeline, URL", cpu.url],
      ["+ pipeline, small PDF whose pages are counted", cpu.counted],
    ] as const;
    print(
      table(
        ["", "CPU µs a request"],
        rows.map(([title, value]) => [title, tenths(value)]),
      ),
    );
    print();
    const large = await sendLargeDocument(largeBytes);
    const extra = large.peak - large.before;
    print(`A document of ${megabytes(large.size)} MB in memory, sent through a compatible provider:`);
    print(
      `resident memory ${megabytes(large.before)} MB before, ${megabytes(large.peak)} MB at its peak: the call took`,
    );
    print(`${megabytes(extra)} MB, ${(extra / large.size).toFixed(2)} times the document (as base64 it has 1.33)`);
    print();
    await buildCore();
    const times = await importTimes(15);
    const bundle = await bundleSize();
    const { core, libraries } = times;
    print(
      `import of built core: ${core.wall.toFixed(0)} ms (median ${core.median.toFixed(0)} ms); zod and effect/Effect`,
    );
    print(`alone: ${libraries.wall.toFixed(0)} ms (median ${libraries.median.toFixed(0)} ms)`);
    print(
      `bundle of createOcr: ${tenths(bundle.bytes / 1000)} kB minified, ${tenths(bundle.gzip / 1000)} kB with gzip`,
    );
    return {
      cpuMicroseconds: {
        bare: tenths(cpu.bare),
        bytes: tenths(cpu.bytes),
        url: tenths(cpu.url),
        counted: tenths(cpu.counted),
      },
      memory: {
        documentMb: megabytes(large.size),
        beforeMb: megabytes(large.before),
        peakMb: megabytes(large.peak),
        extraCopies: Math.round((100 * extra) / large.size) / 100,
      },
      importMs: { core: tenths(core.wall), median: tenths(core.median), libraries: tenths(libraries.wall) },
      bundle: { bytes: bundle.bytes, gzip: bundle.gzip },
    };
  },
};
