/** Finds the elements of a result: its tables and figures, its margins, and the signs of its notation. */
import type { Element } from "./element.ts";
import { pageFinder, type PageText } from "./page-text.ts";
import { endOf } from "./piece.ts";
import type { AnalyzeResult, Page, Paragraph, Span } from "./vendor.ts";

/** Whether the content is Markdown; otherwise it is plain text, a line a line. */
export const isMarkdown = ({ contentFormat }: AnalyzeResult): boolean => contentFormat === "markdown";

/** Comments about the page, in both known forms (`="…"` and `: …`), tags of figures, and barcodes, which have no picture. */
const notation =
  /<!--\s*Page(?<part>Header|Footer|Number|Break)\s*(?:=\s*"(?<quoted>[^]*?)"|[:=]\s*(?<plain>[^]*?))?\s*-->|<\/?(?:figure|figcaption)>|!\[(?<kind>[^\]\n]*)\]\(barcodes\/[^\s)]*(?:\s+"(?<value>[^"\n]*)")?\)/dg;

const spanOf = ([from, to]: readonly [number, number]): Span => ({ offset: from, length: to - from });

/** Page numbers stand above or below the text; their paragraph's place on the page tells, else their place in the text. */
const sideOfNumber = (place: Span, { page, ranges }: PageText, numbers: ReadonlyArray<Paragraph>) => {
  const own = numbers.find(({ spans }) =>
    spans.some((span) => span.offset < endOf(place) && place.offset < endOf(span)),
  );
  const ys = own?.boundingRegions.flatMap(({ polygon }) => polygon.filter((_, i) => i % 2 === 1)) ?? [];
  if (ys.length > 0 && page.height)
    return (Math.min(...ys) + Math.max(...ys)) / 2 < page.height / 2 ? "header" : "footer";
  const from = ranges[0]?.offset ?? 0;
  const to = Math.max(from, ...ranges.map(endOf));
  return place.offset - from < to - endOf(place) ? "header" : "footer";
};

type SideOf = (part: string, place: Span) => "header" | "footer";

const fromMarkdown = (content: string, sideOf: SideOf): ReadonlyArray<Element> =>
  [...content.matchAll(notation)].map((match): Element => {
    const { groups = {}, indices } = match;
    const spans = [{ offset: match.index, length: match[0].length }];
    const text = indices?.groups?.["quoted"] ?? indices?.groups?.["plain"];
    const { kind, part, value } = groups;
    if (part !== undefined && part !== "Break")
      return {
        kind: "margin",
        side: sideOf(part, spans[0] ?? spanOf([0, 0])),
        spans,
        texts: text === undefined ? [] : [spanOf(text)],
      };
    return { kind: "sign", spans, text: kind === undefined ? "" : [kind, value].filter(Boolean).join(": ") };
  });

const parts: Readonly<Record<string, string>> = { pageHeader: "Header", pageFooter: "Footer", pageNumber: "Number" };

const fromText = (paragraphs: ReadonlyArray<Paragraph>, sideOf: SideOf): ReadonlyArray<Element> =>
  paragraphs.map((paragraph): Element => {
    const { role, spans } = paragraph;
    const part = parts[role ?? ""];
    const [first] = spans;
    return part === undefined || first === undefined
      ? { kind: "paragraph", paragraph, spans, children: [] }
      : { kind: "margin", side: sideOf(part, first), spans, texts: spans };
  });

/** Formulas and barcodes stand in plain text as `:formula:` and `:barcode:`. */
const tokens = (content: string, { barcodes, formulas }: Page): ReadonlyArray<Element> => {
  const standsFor = (sign: string, { length, offset }: Span) => content.slice(offset, offset + length) === sign;
  const sign = (span: Span, text: string): Element => ({ kind: "sign", spans: [span], text });
  const math = (kind: string | null | undefined, value: string) => (kind === "display" ? `$$${value}$$` : `$${value}$`);
  return [
    ...formulas
      .filter(({ span }) => standsFor(":formula:", span))
      .map(({ kind, span, value }) => sign(span, math(kind, value))),
    ...barcodes.filter(({ span }) => standsFor(":barcode:", span)).map(({ span, value }) => sign(span, value)),
  ];
};

/** The elements of a result that its pages are made from, not yet inside each other. */
export const elementsOf = (result: AnalyzeResult, texts: ReadonlyArray<PageText>): ReadonlyArray<Element> => {
  const { content, figures, pages, paragraphs, tables } = result;
  const pageAt = pageFinder(texts);
  const numbers = paragraphs.filter(({ role }) => role === "pageNumber");
  const textOf = new Map(texts.map((text) => [text.page, text]));
  const sideOf: SideOf = (part, place) => {
    if (part !== "Number") return part === "Header" ? "header" : "footer";
    const page = pageAt(place.offset);
    const text = page === undefined ? undefined : textOf.get(page);
    return text === undefined ? "footer" : sideOfNumber(place, text, numbers);
  };
  return [
    ...tables.map((table): Element => ({ kind: "table", table, spans: table.spans, children: [] })),
    ...figures.map((figure): Element => ({ kind: "figure", figure, spans: figure.spans, children: [] })),
    ...(isMarkdown(result) ? fromMarkdown(content, sideOf) : fromText(paragraphs, sideOf)),
    ...pages.flatMap((page) => tokens(content, page)),
  ];
};
