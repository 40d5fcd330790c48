/** A PDF, page by page: text, rulings, pictures, links, and the page as pixels. */
import { DocumentFault } from "../document-fault.ts";
import type { Bitmap, PictureBytes } from "../page/bitmap.ts";
import type { PageContent } from "../page/content.ts";
import { readBookmarks, type Bookmark } from "./bookmarks.ts";
import { openForm } from "./forms.ts";
import type { Need } from "./need.ts";
import { objectKind, visitObjects } from "./objects.ts";
import { openDocument } from "./opening.ts";
import { turnPage, withPage, type OpenPage } from "./page.ts";
import { loadPdfium } from "./pdfium.ts";
import { PictureReader } from "./pictures.ts";
import { readPage, readTurns } from "./reading.ts";
import { type Region, renderInColor, renderPage } from "./render.ts";

export type { Bookmark };

/** An open PDF. Pages are read one at a time; nothing of a page stays in memory after the call. */
export interface PdfDocument {
  readonly pageCount: number;
  /** The table of contents that the file carries; empty when it carries none. */
  readonly bookmarks: ReadonlyArray<Bookmark>;
  /** Everything that the file says about a page. A page that is damaged beyond opening is empty. */
  content(index: number): PageContent;
  /**
   * What the page needs: its text layer, OCR of the whole page, or the text layer together with OCR of its pictures.
   * `content` is the answer of {@link content} for the same page.
   */
  need(index: number, content: PageContent): "text" | "ocr" | "hybrid";
  /** The page in grey, upright as displayed, on white. A page that would exceed 100 megapixels gets a lower dpi. */
  render(index: number, dpi: number): Bitmap;
  /** The page in colour, for people. A page that would exceed 16 megapixels gets a lower dpi. */
  drawing(index: number, dpi: number): Region;
  /** The bytes of a picture that {@link content} listed. Throws a RangeError when there is no such picture. */
  picture(index: number, key: number): PictureBytes;
  /** Frees the document. It must not be used afterwards. */
  close(): void;
}

/** Opens a PDF. Rejects with a {@link DocumentFault} when it cannot be read; so do the methods, by throwing. */
export const openPdf = async (
  bytes: Uint8Array,
  options: { readonly password?: string | undefined },
): Promise<PdfDocument> => {
  const pdfium = await loadPdfium();
  const guarded = <Result>(where: string, task: () => Result): Result => {
    try {
      return task();
    } catch (cause) {
      if (cause instanceof DocumentFault) throw cause;
      // A trap inside the engine, or an argument that it could not take: the file led it astray.
      throw new DocumentFault("damaged", `damaged: ${where} cannot be read`, { cause });
    }
  };
  const open = guarded("the file", () => openDocument(pdfium, bytes, options.password));
  const { document, pageCount } = open;
  const form = guarded("the form", () => openForm(pdfium, document));
  const onPage = <Result>(index: number, task: (page: OpenPage) => Result): Result | undefined => {
    if (!Number.isInteger(index) || index < 0 || index >= pageCount) throw new RangeError(`there is no page ${index}`);
    return guarded(`page ${index + 1}`, () => withPage(pdfium, document, form.handle, index, task));
  };

  let bookmarks: ReadonlyArray<Bookmark> | undefined;
  const needs = new WeakMap<PageContent, Need["need"]>();
  // Quarter turns of the pages whose text stands sideways, as far as they are known.
  const turns = new Map<number, number>();
  const onUpright = <Result>(index: number, task: (page: OpenPage) => Result): Result | undefined =>
    onPage(index, (page) => {
      const own = turns.get(index) ?? readTurns(page);
      turns.set(index, own);
      return task(turnPage(page, own));
    });
  const read = (index: number) =>
    onPage(index, (page) => readPage(page, form)) ?? {
      content: {
        index,
        width: 612,
        height: 792,
        engine: "text-layer",
        words: [],
        rulings: [],
        fills: [],
        pictures: [],
        links: [],
      },
      need: "text" as const,
      turns: 0,
    };
  const render = (index: number, dpi: number): Bitmap =>
    onUpright(index, (page) => renderPage(page, form.handle, dpi)) ?? {
      width: 1,
      height: 1,
      data: Uint8Array.of(255),
      dpi,
    };

  return {
    pageCount,
    get bookmarks() {
      bookmarks ??= guarded("the table of contents", () => readBookmarks(pdfium, document));
      return bookmarks;
    },
    content: (index) => {
      const { content, need, turns: own } = read(index);
      turns.set(index, own);
      needs.set(content, need);
      return content;
    },
    need: (index, content) => needs.get(content) ?? read(index).need,
    render,
    drawing: (index, dpi) =>
      onUpright(index, (page) => renderInColor(page, form.handle, dpi)) ?? {
        width: 1,
        height: 1,
        channels: 1,
        data: Uint8Array.of(255),
      },
    picture: (index, key) => {
      const bytes = onUpright(index, (page) => {
        const pictures = new PictureReader(page);
        visitObjects(page, (object) => {
          if (object.kind === objectKind.image) pictures.read(object);
        });
        return pictures.bytes(key);
      });
      if (bytes === undefined) throw new RangeError(`page ${index + 1} has no picture ${key}`);
      return bytes;
    },
    close: () => {
      form.close();
      open.close();
    },
  };
};
