/** One document through the threads: pages are read one by one, those that need it by an OCR thread, then composed. */
import type { DraftPage, PageReport, Warning } from "@ocr/core/provider";
import type { Thread } from "./channel.ts";
import type { ThreadPool } from "./pool.ts";
import type { ComposeRequest, DocumentCalls, OcrCalls } from "./protocol.ts";
import { withTimeLimit } from "./time-limit.ts";

/** The threads of a provider. */
export interface Threads {
  readonly documents: ThreadPool<DocumentCalls>;
  readonly ocr: ThreadPool<OcrCalls>;
  /** Pages that may be at or on their way to the OCR threads at a time; bounds the memory that their pictures take. */
  readonly pagesInFlight: number;
  readonly pageTimeoutMs: number;
}

/** What a session reads. */
export interface SessionRequest {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  readonly password: string | undefined;
  /** The pages to read, from the number of pages of the document. May throw. */
  readonly choose: (pageCount: number) => ReadonlyArray<number>;
  readonly compose: ComposeRequest;
  readonly signal: AbortSignal;
  readonly report: (page: PageReport, done: number, total: number) => void;
}

/** What a session returns. */
export interface SessionResult {
  readonly pages: ReadonlyArray<DraftPage>;
  readonly reports: ReadonlyArray<PageReport>;
  readonly warnings: ReadonlyArray<Warning>;
}

const readPages = async (
  thread: Thread<DocumentCalls>,
  pages: ReadonlyArray<number>,
  threads: Threads,
  { report, signal }: SessionRequest,
): Promise<ReadonlyArray<PageReport>> => {
  const reports: Array<PageReport> = [];
  const inFlight = new Set<Promise<void>>();
  // The first failure stops the pages that are still at the OCR threads.
  const failed = new AbortController();
  const stop = AbortSignal.any([signal, failed.signal]);
  const { pageTimeoutMs } = threads;

  const finish = (index: number, engine: string, startedAt: number) => {
    const done = { index, engine, milliseconds: Math.round(performance.now() - startedAt) };
    reports.push(done);
    report(done, reports.length, pages.length);
  };
  const recognize = async (index: number, bitmap: OcrCalls["recognize"]["in"]["bitmap"], startedAt: number) => {
    const reading = await threads.ocr.use(stop, (ocr) =>
      withTimeLimit(
        ocr,
        `page ${index}`,
        pageTimeoutMs,
        ocr.call("recognize", { bitmap }, [bitmap.data.buffer as ArrayBuffer]),
      ),
    );
    const { engine } = await thread.call("recognized", { index, reading });
    finish(index, engine, startedAt);
  };

  let failure: unknown;
  const readPage = async (index: number) => {
    const startedAt = performance.now();
    const outcome = await withTimeLimit(thread, `page ${index}`, pageTimeoutMs, thread.call("read", { index }));
    if (outcome.kind === "read") {
      finish(index, outcome.engine, startedAt);
      return;
    }
    const task = recognize(index, outcome.bitmap, startedAt).catch((error: unknown) => {
      failure ??= error;
      failed.abort();
    });
    inFlight.add(task);
    void task.finally(() => inFlight.delete(task));
    if (inFlight.size >= threads.pagesInFlight) await Promise.race(inFlight);
  };
  try {
    for (const index of pages) {
      if (failure !== undefined) break;
      await readPage(index);
    }
  } catch (error) {
    failure ??= error;
    failed.abort();
  }
  await Promise.all(inFlight);
  if (failure !== undefined) throw failure;
  return reports.toSorted((a, b) => a.index - b.index);
};

/** Reads a document. Rejects with the fault of the document, a page's timeout, or the reason of the signal. */
export const readDocument = (threads: Threads, request: SessionRequest): Promise<SessionResult> =>
  threads.documents.use(request.signal, async (thread) => {
    const { bytes, mediaType, password } = request;
    const options = password === undefined ? {} : { password };
    const { pageCount, warnings } = await withTimeLimit(
      thread,
      "opening the document",
      threads.pageTimeoutMs,
      thread.call("open", { bytes, mediaType, ...options }),
    );
    try {
      const reports = await readPages(thread, request.choose(pageCount), threads, request);
      const composed = await thread.call("compose", request.compose);
      const pages: Array<DraftPage> = [];
      for (let position = 0; position < composed.pageCount; position += 1)
        pages.push(await thread.call("page", { position }));
      return { pages, reports, warnings };
    } finally {
      if (!thread.ended()) await thread.call("close", undefined).catch(() => {});
    }
  });
