/** Sends a large document to a server and watches the memory of this process; prints JSON. */
import { readFileSync } from "node:fs";
import { createOcr } from "@ocr/core";
import { compatible } from "@ocr/core/compatible";

/** What the probe prints. All in bytes. */
export interface LargeDocumentReport {
  readonly size: number;
  /** Resident memory with the document in memory, before the call. */
  readonly before: number;
  /** The highest resident memory until the answer was there. */
  readonly peak: number;
}

const [path = "", url = ""] = process.argv.slice(2);
const ocr = createOcr({ provider: compatible({ name: "house", baseURL: url, models: { "ocr-1": {} } }) });
// A small document first: what is loaded and compiled on the way is not the document's memory.
const small = Buffer.from("%PDF-1.7\n1 0 obj\n<<>>\nendobj\nstartxref\n9\n%%EOF\n");
await ocr.process({ document: { bytes: small } });
const bytes = readFileSync(path);
globalThis.gc?.();
const before = process.memoryUsage.rss();
let peak = before;
const timer = setInterval(() => {
  peak = Math.max(peak, process.memoryUsage.rss());
}, 1);
const { response } = await ocr.process({ document: { bytes } });
clearInterval(timer);
if (response.pages.length !== 1) throw new Error("there was no answer");
const highest = process.resourceUsage().maxRSS * 1024;
const report: LargeDocumentReport = { size: bytes.length, before, peak: Math.max(peak, highest) };
console.log(JSON.stringify(report));
