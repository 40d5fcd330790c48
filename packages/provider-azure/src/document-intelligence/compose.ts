/** Writes stretches of the content: text is copied, and what is more than text is written in its place. */
import { type Element, startOf } from "./element.ts";
import { endOf, type Piece, write } from "./piece.ts";
import { type Style, styled } from "./style.ts";
import { tableHtml, tableMarkdown } from "./table.ts";
import type { AnalyzeResult, Figure, Span, Table } from "./vendor.ts";

/** Everything that composing needs to know. */
export interface Setting {
  readonly result: AnalyzeResult;
  /** The content is Markdown, not plain text. */
  readonly markdown: boolean;
  /** Names of the figures that are shown; the others leave only their text. */
  readonly imageIds: ReadonlyMap<Figure, string>;
  /** Names of the tables that leave the text; empty when they stay. */
  readonly tableIds: ReadonlyMap<Table, string>;
  readonly tableFormat: "markdown" | "html" | undefined;
  /** Margins that leave the text. */
  readonly taken: { readonly header: boolean; readonly footer: boolean };
}

type TableElement = Extract<Element, { kind: "table" }>;

const isSpanned = ({ cells }: Table): boolean =>
  cells.some(({ columnSpan, rowSpan }) => (columnSpan ?? 1) > 1 || (rowSpan ?? 1) > 1);

/**
 * A table as it was asked for. In the text a table with merged cells stays HTML, which Markdown allows: pipes could not
 * say what is merged.
 */
export const tablePieces = ({ children, spans, table }: TableElement, setting: Setting): ReadonlyArray<Piece> => {
  const write = (own: ReadonlyArray<Span>, style: Style) => compose(own, children, setting, style);
  const isHtml = setting.tableFormat === "html" || (setting.tableFormat === undefined && isSpanned(table));
  return (isHtml ? tableHtml : tableMarkdown)({ table, spans, write });
};

/** What stands in a text for a picture. */
export const placeholder = (id: string, style: Style): string =>
  style === "cell-html" ? `<img src="${id}" alt="${id}">` : `![${id}](${id})`;

/** Signs at the start of a paragraph that would make it something else. Numbers and dashes are left: they are lists. */
const leadOf = (role: string | null | undefined, text: string): string => {
  if (role === "title") return "# ";
  if (role === "sectionHeading") return "## ";
  return /^(?:#{1,6}\s|>|~~~)/.test(text) ? "\\" : "";
};

const elementPieces = (element: Element, setting: Setting, style: Style): ReadonlyArray<Piece> => {
  const gap = { text: style === "flow" ? "\n\n" : " " };
  const { content } = setting.result;
  switch (element.kind) {
    case "sign":
      return [{ text: element.text }];
    case "margin": {
      if (setting.taken[element.side]) return [];
      return [gap, ...element.texts.flatMap((text) => compose([text], [], setting, "line")), gap];
    }
    case "table": {
      // A table in a cell of another one: its own notation fits into a cell, a second table does not.
      if (style.startsWith("cell")) return compose(element.spans, element.children, setting, style);
      const id = setting.tableIds.get(element.table);
      const pieces = id === undefined ? tablePieces(element, setting) : [{ text: `[${id}](${id})` }];
      return [gap, ...pieces, gap];
    }
    case "figure": {
      const id = setting.imageIds.get(element.figure);
      const picture = id === undefined ? [] : [{ text: placeholder(id, style) }, gap];
      return [gap, ...picture, ...compose(element.spans, element.children, setting, style), gap];
    }
    case "paragraph": {
      const inner = style === "flow" ? "line" : style;
      const pieces = element.spans.flatMap((span, i) => [
        ...(i === 0 ? [] : [{ text: " " }]),
        ...compose([span], element.children, setting, inner),
      ]);
      const lead = style === "flow" ? leadOf(element.paragraph.role, content.slice(startOf(element))) : "";
      return [gap, ...(lead === "" ? [] : [{ text: lead }]), ...pieces, gap];
    }
  }
};

/** Stretches of elements by their place; the first stretch of each is where it is written. */
const stretches = (elements: ReadonlyArray<Element>) =>
  elements
    .flatMap((element) => element.spans.map((span) => ({ element, span, isFirst: span.offset === startOf(element) })))
    .toSorted((a, b) => a.span.offset - b.span.offset || endOf(b.span) - endOf(a.span));

/**
 * Writes stretches of the content. An element is written where it starts, whole, also when it reaches beyond the
 * stretches; what other stretches hold of it is left out there.
 */
export const compose = (
  spans: ReadonlyArray<Span>,
  elements: ReadonlyArray<Element>,
  setting: Setting,
  style: Style,
): ReadonlyArray<Piece> => {
  const pieces: Array<Piece> = [];
  const parts = elements.length === 0 ? [] : stretches(elements);
  const text = (from: number, to: number) =>
    pieces.push(...styled(setting.result.content, setting.markdown, from, to, style));
  for (const range of spans) {
    const end = endOf(range);
    let at = range.offset;
    for (const { element, isFirst, span } of parts) {
      if (span.offset >= end || endOf(span) <= range.offset) continue;
      if (span.offset > at) text(at, span.offset);
      if (isFirst && span.offset >= range.offset) pieces.push(...elementPieces(element, setting, style));
      at = Math.max(at, Math.min(end, endOf(span)));
    }
    if (at < end) text(at, end);
  }
  return pieces;
};

/** The text of an element alone, as its block holds it. */
export const elementText = (element: Element, setting: Setting) =>
  write(element.kind === "table" ? tablePieces(element, setting) : elementPieces(element, setting, "flow"));
