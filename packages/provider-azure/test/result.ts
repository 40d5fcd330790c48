/** Builds results of an analysis piece by piece, for what no real document of ours has: emoji, crossing tables, nesting. */

interface Span {
  readonly offset: number;
  readonly length: number;
}

interface WirePage {
  readonly pageNumber: number;
  readonly width?: number;
  readonly height?: number;
  readonly unit?: string;
  spans: Array<Span>;
  words: Array<unknown>;
}

/** Width and height in inches of the pages. */
const size = { width: 8.5, height: 11, unit: "inch" };

const region = (pageNumber: number, top: number) => ({
  pageNumber,
  polygon: [1, top, 3, top, 3, top + 0.5, 1, top + 0.5],
});

/** A result under construction. Places are in UTF-16. */
export const newResult = (contentFormat: "markdown" | "text" = "markdown") => {
  let content = "";
  const pages: Array<WirePage> = [];
  const [paragraphs, tables, figures]: [Array<unknown>, Array<unknown>, Array<unknown>] = [[], [], []];
  const since = (start: number): Span => ({ offset: start, length: content.length - start });
  const here = () => region(pages.length, (paragraphs.length % 9) + 1);
  const write = (text: string): Span => {
    const start = content.length;
    content += text;
    const page = pages.at(-1);
    for (const match of text.replaceAll(/<[^>]*>/g, (tag) => " ".repeat(tag.length)).matchAll(/[^\s|#]+/g))
      page?.words.push({
        content: match[0],
        confidence: 0.9,
        polygon: [],
        span: { offset: start + match.index, length: match[0].length },
      });
    return since(start);
  };
  return {
    at: () => content.length,
    since,
    write,
    /** Starts a page here; the one before ends `gap` characters earlier. */
    page: (own: Partial<WirePage> = size, gap = 0) => {
      const last = pages.at(-1);
      if (last !== undefined)
        last.spans = [since(last.spans[0]?.offset ?? 0)].map((span) => ({ ...span, length: span.length - gap }));
      pages.push({ pageNumber: pages.length + 1, ...own, spans: [since(content.length)], words: [] });
    },
    paragraph: (text: string, role?: string, before = "", after = "") => {
      const start = content.length;
      write(before);
      write(text);
      write(after);
      paragraphs.push({
        ...(role === undefined ? {} : { role }),
        content: text,
        spans: [since(start)],
        boundingRegions: [here()],
      });
      return since(start);
    },
    table: (rows: ReadonlyArray<ReadonlyArray<Span>>, spans: ReadonlyArray<Span>, more: object = {}) =>
      tables.push({
        rowCount: rows.length,
        columnCount: Math.max(...rows.map((row) => row.length)),
        cells: rows.flatMap((row, rowIndex) =>
          row.map((span, columnIndex) => ({
            rowIndex,
            columnIndex,
            ...(rowIndex === 0 ? { kind: "columnHeader" } : {}),
            content: content.slice(span.offset, span.offset + span.length),
            spans: [span],
          })),
        ),
        boundingRegions: [here()],
        spans,
        ...more,
      }),
    figure: (span: Span, id: string, more: object = {}) =>
      figures.push({ id, spans: [span], boundingRegions: [here()], ...more }),
    /** The whole, as the vendor sends it. */
    done: (more: object = {}) => {
      const last = pages.at(-1);
      if (last !== undefined) last.spans = [since(last.spans[0]?.offset ?? 0)];
      return {
        apiVersion: "2024-11-30",
        modelId: "prebuilt-layout",
        stringIndexType: "utf16CodeUnit",
        content,
        pages,
        paragraphs,
        tables,
        figures,
        contentFormat,
        ...more,
      };
    },
  };
};
