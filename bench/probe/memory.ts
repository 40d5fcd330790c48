/** Reads one document in one of three ways while memory and event loop are watched; prints the figures as JSON. */
import { plainPdfText } from "../baseline/pdfium-text.ts";
import { watchLoop, type LoopReport } from "../measure/loop.ts";
import { startSubject } from "../subject.ts";

/** How the document is read: by the engine under test, by pdfium in this thread, or not at all. */
export type ProbeMode = "engine" | "pdfium" | "idle";

/** What the probe prints. */
export interface MemoryReport extends LoopReport {
  /** Highest resident memory of the process, in bytes, before and after the work. */
  readonly startRss: number;
  readonly peakRss: number;
  readonly seconds: number;
  readonly pages: number;
  readonly characters: number;
}

const peak = (): number => process.resourceUsage().maxRSS * 1024;

const work: Readonly<
  Record<ProbeMode, (path: string) => Promise<{ readonly pages: number; readonly characters: number }>>
> = {
  engine: async (path) => {
    const subject = startSubject();
    try {
      const { response, markdown } = await subject.markdownOf(path);
      return { pages: response.pages.length, characters: markdown.length };
    } finally {
      await subject.close();
    }
  },
  pdfium: async (path) => {
    const pages = await plainPdfText(path);
    return { pages: pages.length, characters: pages.join("").length };
  },
  idle: async () => {
    await new Promise((resolve) => setTimeout(resolve, 3000));
    return { pages: 0, characters: 0 };
  },
};

const [mode = "idle", path = ""] = process.argv.slice(2);
const startRss = peak();
const started = performance.now();
const stop = watchLoop();
const read = await work[mode as ProbeMode](path);
const seconds = (performance.now() - started) / 1000;
const report: MemoryReport = { ...(await stop()), startRss, peakRss: peak(), seconds, ...read };
console.log(JSON.stringify(report));
