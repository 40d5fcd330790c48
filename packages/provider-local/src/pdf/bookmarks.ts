/** Reads the table of contents that a file may carry. */
import type { Pdfium } from "./pdfium.ts";

/** An entry of the table of contents. */
export interface Bookmark {
  readonly title: string;
  /** 1 for the outermost. */
  readonly level: number;
  /** Zero-based. */
  readonly page: number;
}

const mostBookmarks = 10_000;
const mostLevels = 32;

/** The bookmarks in their order, without those that lead to no page. */
export const readBookmarks = ({ call, heap }: Pdfium, document: number): ReadonlyArray<Bookmark> => {
  const bookmarks: Array<Bookmark> = [];
  // A damaged file may hold a circle.
  const visited = new Set<number>();
  const visit = (parent: number, level: number): void => {
    let entry = call.FPDFBookmark_GetFirstChild(document, parent);
    while (entry !== 0 && !visited.has(entry) && visited.size < mostBookmarks) {
      visited.add(entry);
      const own = entry;
      const action = call.FPDFBookmark_GetAction(own);
      const target =
        call.FPDFBookmark_GetDest(document, own) || (action === 0 ? 0 : call.FPDFAction_GetDest(document, action));
      const page = target === 0 ? -1 : call.FPDFDest_GetDestPageIndex(document, target);
      const title = heap
        .utf16((buffer, size) => call.FPDFBookmark_GetTitle(own, buffer, size))
        .replace(/\s+/g, " ")
        .trim();
      if (page >= 0 && title !== "") bookmarks.push({ title, level, page });
      if (level < mostLevels) visit(own, level + 1);
      entry = call.FPDFBookmark_GetNextSibling(document, own);
    }
  };
  visit(0, 1);
  return bookmarks;
};
