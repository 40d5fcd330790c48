/** CPU time of a request: the pipeline around a provider that does nothing, and that provider alone; prints JSON. */
import { createOcr, type OcrInput } from "@ocr/core";
import { type Call, defineProvider, type Draft } from "@ocr/core/provider";
import * as Effect from "effect/Effect";
import { markedDocuments } from "../measure/marked-document.ts";

/** Microseconds of CPU for each request. */
export interface OverheadReport {
  /** The provider's own function, called directly. */
  readonly bare: number;
  /** Through `createOcr().process`, less the bare call. */
  readonly bytes: number;
  readonly url: number;
  readonly counted: number;
}

const draft: Draft = { pages: [{ index: 0, markdown: "hello" }], usage_info: { pages_processed: 1 } };
const read: (call: Call) => Promise<Draft> = async () => draft;
const price = { usdPerPage: 0.001, source: "the bench", date: "2026-11-20" };
const definition = {
  name: "nothing",
  models: { "nothing-1": { price } },
  capabilities: { documents: ["bytes", "url"], pages: "native" },
  process: read,
} as const;

const document = (await markedDocuments(1))(1, 1);
/** Calls that are measured together, so many that the collector takes its turns, and how often that is done. */
const calls = Number(process.argv[2] ?? 2000);
const rounds = Number(process.argv[3] ?? 15);
const warmUp = 10 * calls;

const microseconds = async (task: () => Promise<unknown>, times: number): Promise<number> => {
  const before = process.cpuUsage();
  for (let call = 0; call < times; call += 1) await task();
  const { system, user } = process.cpuUsage(before);
  return (user + system) / times;
};

/** The best of some rounds, once the code is warm: other programs on the machine only ever add to it. */
const best = async (task: () => Promise<unknown>): Promise<number> => {
  await microseconds(task, warmUp);
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds; round += 1) least = Math.min(least, await microseconds(task, calls));
  return least;
};

const plain = createOcr({ provider: defineProvider(definition) });
const limited = createOcr({
  provider: defineProvider({ ...definition, capabilities: { ...definition.capabilities, maxPages: 1 } }),
});
const byBytes: OcrInput = { document: { bytes: document.bytes } };
const byUrl: OcrInput = { document: { document_url: "https://a.example/b.pdf" } };

const call: Call = {
  model: "nothing-1",
  document: { kind: "bytes", bytes: document.bytes, mediaType: "application/pdf" },
  pages: "all",
  options: {
    includeImages: false,
    imageLimit: undefined,
    imageMinSize: undefined,
    tableFormat: undefined,
    extractHeader: false,
    extractFooter: false,
    includeBlocks: true,
    confidence: undefined,
    documentAnnotation: undefined,
    documentAnnotationPrompt: undefined,
    bboxAnnotation: undefined,
  },
  signal: new AbortController().signal,
  fetch: globalThis.fetch,
  sleep: (milliseconds) => Effect.runPromise(Effect.sleep(milliseconds)),
  now: () => Date.now(),
  vendor: {},
  report: () => {},
  markBilled: () => {},
  countPages: async () => undefined,
};

const bare = await best(() => definition.process(call));
const bytes = (await best(() => plain.process(byBytes))) - bare;
const url = (await best(() => plain.process(byUrl))) - bare;
const counted = (await best(() => limited.process(byBytes))) - bare;
const report: OverheadReport = { bare, bytes, url, counted };
console.log(JSON.stringify(report));
