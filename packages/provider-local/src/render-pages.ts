/** Pages as pictures, for showing them beside what was read from them. */
import { pagesOf } from "@ocr/core/provider";
import { errorFromFailure } from "./failure.ts";
import { defaultModel } from "./models.ts";
import type { LocalOptions } from "./options.ts";
import type { Thread } from "./thread/channel.ts";
import type { DocumentCalls } from "./thread/protocol.ts";
import { startThreads } from "./threads.ts";

/** A page as a PNG picture. */
export interface PagePicture {
  /** Zero-based. */
  readonly index: number;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  readonly png: Uint8Array;
}

/** What {@link renderPages} draws. */
export interface RenderOptions extends Pick<LocalOptions, "password"> {
  /** Dots per inch, 10 to 600. Default 100. */
  readonly dpi?: number;
  /** Zero-based pages. Default: all. */
  readonly pages?: ReadonlyArray<number>;
  readonly signal?: AbortSignal;
}

/**
 * Draws pages of a PDF (in colour) or an image file (in grey), one after the other, off the caller's thread. Rejects with `OcrError` when the
 * document cannot be read.
 *
 * @example
 * ```ts
 * import { fileDocument } from "@ocr/core/node";
 * import { renderPages } from "@ocr/provider-local";
 *
 * for await (const { index, width, height } of renderPages(await fileDocument("examples/documents/report.pdf")))
 *   console.log(index, width, height);
 * ```
 */
export async function* renderPages(
  document: { readonly bytes: Uint8Array; readonly mediaType: string },
  options: RenderOptions = {},
): AsyncGenerator<PagePicture, void, undefined> {
  const { dpi = 100, pages = "all", password, signal = new AbortController().signal } = options;
  // One thread, so that each turn finds the document open.
  const threads = startThreads({ concurrency: 1 });
  const ask = <T>(work: (thread: Thread<DocumentCalls>) => Promise<T>) =>
    threads.documents.use(signal, work).catch((cause: unknown) => {
      throw errorFromFailure("local", defaultModel, cause);
    });
  try {
    const { bytes, mediaType } = document;
    const open = { bytes, mediaType, ...(password === undefined ? {} : { password }) };
    const { pageCount } = await ask((thread) => thread.call("open", open));
    for (const index of pagesOf(pages, pageCount)) {
      const limited = Math.min(600, Math.max(10, dpi));
      yield { index, ...(await ask((thread) => thread.call("picture", { index, dpi: limited }))) };
    }
  } finally {
    threads.documents.close();
  }
}
