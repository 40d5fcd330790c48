/** Which stretches of the content belong to which page. Together the stretches are the whole content: nothing falls between pages. */
import { endOf } from "./piece.ts";
import type { AnalyzeResult, Page, Span } from "./vendor.ts";

/** A page and its stretches of the content, in order. */
export interface PageText {
  readonly page: Page;
  readonly ranges: ReadonlyArray<Span>;
}

/** The vendor always says where a page's text is; a shortened result still tells by its words and lines. */
const spansOf = ({ lines, spans, words }: Page): ReadonlyArray<Span> =>
  spans.length > 0 ? spans : [...words.map(({ span }) => span), ...lines.flatMap((line) => line.spans)];

/**
 * The pages in their order. Each stretch reaches to the start of the next one, so that what stands between the spans of
 * two pages stays with the page before. A result without pages is one page.
 */
export const pageTexts = ({ content, pages }: AnalyzeResult): ReadonlyArray<PageText> => {
  const all = pages.toSorted((a, b) => a.pageNumber - b.pageNumber);
  const starts = all
    .flatMap((page) => spansOf(page).map((span) => ({ page, from: span.offset, end: endOf(span) })))
    .toSorted((a, b) => a.from - b.from || a.end - b.end || a.page.pageNumber - b.page.pageNumber);
  const ranges = new Map<Page, Array<Span>>(all.map((page) => [page, []]));
  const [first] = all;
  if (starts.length === 0 && first !== undefined) ranges.get(first)?.push({ offset: 0, length: content.length });
  for (const [i, { page, from }] of starts.entries()) {
    const offset = i === 0 ? 0 : from;
    const end = starts[i + 1]?.from ?? Math.max(content.length, offset);
    const own = ranges.get(page);
    const last = own?.at(-1);
    // Spans of one page in a row are one stretch.
    if (last !== undefined && endOf(last) === offset)
      own?.splice(-1, 1, { offset: last.offset, length: end - last.offset });
    else own?.push({ offset, length: end - offset });
  }
  return all.map((page) => ({ page, ranges: ranges.get(page) ?? [] }));
};

/** Finds the page on which a place of the content stands. */
export const pageFinder = (texts: ReadonlyArray<PageText>): ((place: number) => Page | undefined) => {
  const starts = texts
    .flatMap(({ page, ranges }) => ranges.filter(({ length }) => length > 0).map(({ offset }) => ({ page, offset })))
    .toSorted((a, b) => a.offset - b.offset);
  return (place) => {
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((starts[middle]?.offset ?? 0) <= place) low = middle + 1;
      else high = middle;
    }
    return starts[Math.max(0, low - 1)]?.page;
  };
};
