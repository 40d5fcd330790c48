/** The threads of one provider: which modules they run, how many, how long they stay. */
import { availableParallelism } from "node:os";
import type { LocalOptions } from "./options.ts";
import { threadPool } from "./thread/pool.ts";
import type { DocumentCalls, OcrCalls, OcrThreadData } from "./thread/protocol.ts";
import type { Threads } from "./thread/session.ts";

const idleMs = 30_000;

// The module of a thread has the ending that this module has: `.ts` in the checkout, `.js` when built.
const ending = import.meta.url.endsWith(".ts") ? ".ts" : ".js";
const threadModule = (base: string) => new URL(`./thread/${base}${ending}`, import.meta.url);

/** The threads of one provider; none is started before it is needed. */
export const startThreads = (options: LocalOptions): Threads => {
  const size = Math.max(1, Math.floor(options.concurrency ?? availableParallelism()));
  const data: OcrThreadData = { languages: options.languages ?? ["eng"] };
  return {
    documents: threadPool<DocumentCalls>({ module: threadModule("document-thread"), data: {}, size, idleMs }),
    ocr: threadPool<OcrCalls>({ module: threadModule("ocr-thread"), data, size, idleMs }),
    pagesInFlight: size + 1,
    pageTimeoutMs: options.pageTimeoutMs ?? 120_000,
  };
};
