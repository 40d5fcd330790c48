/** A PDF, page by page: text, rulings, pictures, links, and the page as pixels. */
import { DocumentFault } from "../document-fault.ts";
import type { PictureBytes, Bitmap } from "../page/bitmap.ts";
import type { PageContent } from "../page/content.ts";
import { readCharacters } from "./characters.ts";
import { withPage } from "./page.ts";
import { objectKind, visitObjects } from "./objects.ts";
import { PathReader } from "./paths.ts";
import { loadPdfium } from "./pdfium.ts";
import { repairCharacters } from "./repair.ts";
import { makeWords } from "./words.ts";

/** An entry of the table of contents that the file carries. */
export interface Bookmark {
  readonly title: string;
  /** 1 for the outermost. */
  readonly level: number;
  /** Zero-based. */
  readonly page: number;
}

/** An open PDF. Pages are read one at a time; nothing of a page stays in memory after the call. */
export interface PdfDocument {
  readonly pageCount: number;
  readonly bookmarks: ReadonlyArray<Bookmark>;
  /** Everything that the file says about a page. */
  content(index: number): PageContent;
  /** What the page needs: its text layer, OCR of the whole page, or the text layer with OCR of its pictures. */
  need(index: number, content: PageContent): "text" | "ocr" | "hybrid";
  /** The page in grey, upright as displayed, on white. A page that would exceed 100 megapixels gets a lower dpi. */
  render(index: number, dpi: number): Bitmap;
  /** The bytes of a picture that {@link content} listed. */
  picture(index: number, key: number): PictureBytes;
  close(): void;
}

/** Opens a PDF. Rejects with a {@link DocumentFault} when it cannot be read. */
export const openPdf = async (
  bytes: Uint8Array,
  options: { readonly password?: string | undefined },
): Promise<PdfDocument> => {
  const pdfium = await loadPdfium();
  const { call, heap } = pdfium;
  const file = heap.store(bytes);
  const password = options.password === undefined ? 0 : heap.store(new TextEncoder().encode(`${options.password}\0`));
  const document = call.FPDF_LoadMemDocument(file, bytes.length, password);
  const pageCount = document === 0 ? 0 : call.FPDF_GetPageCount(document);
  if (pageCount === 0) throw new DocumentFault("damaged", "damaged: the file cannot be parsed");

  return {
    pageCount,
    bookmarks: [],
    content: (index) =>
      withPage(pdfium, document, index, (page): PageContent => {
        const words = makeWords(repairCharacters(readCharacters(page)));
        const paths = new PathReader(page);
        visitObjects(page, (object) => {
          if (object.kind === objectKind.path) paths.read(object);
        });
        const { rulings, fills } = paths.result();
        return {
          index,
          width: page.width,
          height: page.height,
          engine: "text-layer",
          words,
          rulings,
          fills,
          pictures: [],
          links: [],
        };
      }) ?? {
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
    need: () => "text",
    render: () => {
      throw new DocumentFault("damaged", "not yet");
    },
    picture: () => {
      throw new DocumentFault("damaged", "not yet");
    },
    close: () => {
      call.FPDF_CloseDocument(document);
      heap.release(file);
    },
  };
};
