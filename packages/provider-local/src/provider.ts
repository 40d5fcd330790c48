/** The embedded provider: documents in, pages out, all on this machine and off the caller's thread. */
import { type Call, defineProvider, type Draft, pagesOf, type Provider, type Warning } from "@ocr/core/provider";
import { capabilities } from "./capabilities.ts";
import { errorFromFailure } from "./failure.ts";
import { models } from "./models.ts";
import type { LocalOptions } from "./options.ts";
import { readDocument, type Threads } from "./thread/session.ts";
import { startThreads } from "./threads.ts";

const name = "local";
const warningsOf = (draft: Pick<Draft, "pages">, call: Call): ReadonlyArray<Warning> => {
  const unread = draft.pages.filter((page) => page.confidence_scores === null || page.confidence_scores === undefined);
  if (call.options.confidence === undefined || unread.length === 0) return [];
  const pages = unread.map((page) => page.index).join(", ");
  const message = `confidence_scores_granularity: page ${pages} was read from the text layer, which has no confidence`;
  return [{ code: "no-confidence", message }];
};

const processCall = async (threads: Threads, options: LocalOptions, call: Call): Promise<Draft> => {
  const { document, model } = call;
  if (document.kind !== "bytes") throw new Error("core checks the form of a document");
  const { includeImages, imageLimit, imageMinSize, tableFormat, extractHeader, extractFooter } = call.options;
  const { includeBlocks, confidence } = call.options;
  const { pages, reports, warnings } = await readDocument(threads, {
    bytes: document.bytes,
    mediaType: document.mediaType,
    password: options.password,
    choose: (pageCount) => pagesOf(call.pages, pageCount),
    compose: {
      includeImages,
      imageLimit,
      imageMinSize,
      tableFormat,
      extractHeader,
      extractFooter,
      includeBlocks,
      confidence,
    },
    signal: call.signal,
    report: call.report,
  });
  const known = model in models ? [] : [{ code: "unknown-model", message: `model: local has no model "${model}"` }];
  return { pages, pageReports: reports, warnings: [...known, ...warnings, ...warningsOf({ pages }, call)] };
};

/**
 * The embedded provider. It needs no key and no network: PDFs are read from their text layer, scans and photos by OCR,
 * and both become Markdown. It reads PDF, PNG, JPEG, WebP, GIF, BMP and TIFF. The work runs on its own threads, which
 * start when first needed, do not keep the process alive, and end after half a minute without work or with `close()`.
 *
 * Fails with `InvalidRequest` for documents that are encrypted, damaged or not what they claim, with `Timeout` when one
 * page takes longer than `pageTimeoutMs`, and with `Aborted` when the caller's signal fires.
 *
 * @example
 * ```ts
 * import { createOcr } from "@ocr/core";
 * import { fileDocument } from "@ocr/core/node";
 * import { local } from "@ocr/provider-local";
 *
 * const ocr = createOcr({ provider: local({ languages: ["eng"] }) });
 * const { response } = await ocr.process({ document: await fileDocument("examples/documents/invoice.pdf") });
 * console.log(response.pages[0]?.markdown);
 * await ocr.close();
 * ```
 */
export const local = (options: LocalOptions = {}): Provider => {
  let threads: Threads | undefined;
  return defineProvider({
    name,
    models,
    capabilities,
    // Nothing gets better by asking again, and pages have their own time limit.
    patience: { attempts: 1, attemptTimeoutMs: Number.POSITIVE_INFINITY },
    process: async (call) => {
      threads ??= startThreads(options);
      try {
        return await processCall(threads, options, call);
      } catch (cause) {
        throw errorFromFailure(
          name,
          call.model,
          call.signal.aborted ? new DOMException("aborted", "AbortError") : cause,
        );
      }
    },
    close: async () => {
      threads?.documents.close();
      threads?.ocr.close();
      threads = undefined;
    },
  });
};
