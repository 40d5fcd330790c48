/** Sends one large document to a vendor in one of two ways while memory is watched; prints the figures as JSON. */
import { createOcr } from "@ocr/core";
import { fileDocument } from "@ocr/core/node";
import { mistral } from "@ocr/provider-mistral";

/** How the document travels; `idle` sends nothing. */
export type UploadMode = "always" | "never" | "idle";

/** What the probe prints. */
export interface UploadReport {
  /** Resident memory before the document is read, with everything loaded that sending needs, in bytes. */
  readonly baselineRss: number;
  /** Highest resident memory after that. */
  readonly peakRss: number;
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly pages: number;
}

const [mode = "idle", path = "", small = "", baseURL = "", apiKey = ""] = process.argv.slice(2);
const upload = mode === "always" ? "always" : "never";
const ocr = createOcr({ provider: mistral({ baseURL, apiKey, upload }), patience: { attempts: 1 } });
const read = async (file: string): Promise<number> =>
  (await ocr.process({ document: await fileDocument(file) })).response.pages.length;

// A small document first: what is loaded and compiled on the way is no memory of the large one.
await read(small);
globalThis.gc?.();
const highest = (): number => process.resourceUsage().maxRSS * 1024;
const baselineRss = process.memoryUsage.rss();
const highestBefore = highest();
// The system keeps only the highest figure of the whole run, which may lie before the baseline: then samples tell.
let sampled = baselineRss;
const timer = setInterval(() => {
  sampled = Math.max(sampled, process.memoryUsage.rss());
}, 1);
const started = performance.now();
const before = process.cpuUsage();
const pages = mode === "idle" ? 0 : await read(path);
const { system, user } = process.cpuUsage(before);
clearInterval(timer);
const report: UploadReport = {
  baselineRss,
  peakRss: highest() > highestBefore ? highest() : sampled,
  seconds: (performance.now() - started) / 1000,
  cpuSeconds: (user + system) / 1e6,
  pages,
};
await ocr.close();
console.log(JSON.stringify(report));
