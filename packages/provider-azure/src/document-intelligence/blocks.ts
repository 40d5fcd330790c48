/** The blocks of a page: its paragraphs, tables and figures with their boxes, in reading order. */
import type { DraftPage } from "@ocr/core/provider";
import { compose, elementText, placeholder, type Setting } from "./compose.ts";
import { type Element, flatten, nest, startOf } from "./element.ts";
import { write } from "./piece.ts";
import { boxOn } from "./pixels.ts";
import type { AnalyzeResult, Page, Paragraph, Span } from "./vendor.ts";
import { blockScores, type scoredWords, wordsIn } from "./words.ts";

/** A block, by the wire's names. */
export type Block = NonNullable<DraftPage["blocks"]>[number];

type Item = Exclude<Element, { kind: "sign" | "margin" }>;

const isItem = (element: Element): element is Item => element.kind !== "sign" && element.kind !== "margin";

/** Paragraphs, tables and figures in the order of the content; the paragraphs of tables are their cells. */
export const itemsOf = ({ figures, paragraphs, tables }: AnalyzeResult): ReadonlyArray<Item> =>
  flatten(
    nest([
      ...tables.map((table): Element => ({ kind: "table", table, spans: table.spans, children: [] })),
      ...figures.map((figure): Element => ({ kind: "figure", figure, spans: figure.spans, children: [] })),
      ...paragraphs.map((paragraph): Element => ({
        kind: "paragraph",
        paragraph,
        spans: paragraph.spans,
        children: [],
      })),
    ]),
  )
    .filter(isItem)
    .toSorted((a, b) => startOf(a) - startOf(b));

const types: Readonly<Record<string, string>> = {
  title: "title",
  sectionHeading: "title",
  pageHeader: "header",
  pageFooter: "footer",
  formulaBlock: "equation",
};

/** What is known about a page when its blocks are made. */
export interface BlockSetting {
  readonly setting: Setting;
  readonly page: Page;
  /** What is more than text on this page, nested. */
  readonly elements: ReadonlyArray<Element>;
  /** Where captions stand on this page. */
  readonly captions: ReadonlyArray<Span>;
  readonly dpi: number;
  /** The page's words, when blocks are to have scores. */
  readonly words: ReturnType<typeof scoredWords> | undefined;
}

const touches = (a: ReadonlyArray<Span>, b: ReadonlyArray<Span>): boolean =>
  a.some((one) => b.some((two) => one.offset < two.offset + two.length && two.offset < one.offset + one.length));

const typeOf = ({ role, spans }: Paragraph, captions: ReadonlyArray<Span>): string =>
  types[role ?? ""] ?? (touches(spans, captions) ? "caption" : "text");

const paragraphBlock = (
  paragraph: Paragraph,
  { captions, elements, setting }: BlockSetting,
): Pick<Block, "type" | "content"> => {
  const margin = elements.find((element) => element.kind === "margin" && touches(element.spans, paragraph.spans));
  if (margin?.kind === "margin") {
    const texts = margin.texts.flatMap((text) => compose([text], [], setting, "line"));
    return { type: margin.side, content: write(texts).text };
  }
  const inside = flatten(elements).filter(
    (element) => element.kind === "sign" && touches(element.spans, paragraph.spans),
  );
  const element: Element = { kind: "paragraph", paragraph, spans: paragraph.spans, children: inside };
  const { text } = setting.markdown
    ? write(compose(paragraph.spans, inside, setting, "flow"))
    : elementText(element, setting);
  return { type: text.startsWith("- ") ? "list" : typeOf(paragraph, captions), content: text };
};

/** The table or figure as it stands nested on the page, so that what is inside of it is known. */
const nested = (item: Item, elements: ReadonlyArray<Element>): Element =>
  flatten(elements).find(
    (element) =>
      (element.kind === "table" && item.kind === "table" && element.table === item.table) ||
      (element.kind === "figure" && item.kind === "figure" && element.figure === item.figure),
  ) ?? item;

const contentOf = (item: Item, on: BlockSetting): Partial<Block> & Pick<Block, "type" | "content"> => {
  const { imageIds, tableIds } = on.setting;
  switch (item.kind) {
    case "table":
      return {
        type: "table",
        content: elementText(nested(item, on.elements), on.setting).text,
        table_id: tableIds.get(item.table) ?? null,
      };
    case "figure": {
      const id = imageIds.get(item.figure) ?? "";
      return { type: "image", content: placeholder(id, "flow"), image_id: id };
    }
    case "paragraph":
      return paragraphBlock(item.paragraph, on);
  }
};

const regionsOf = (item: Item) =>
  (item.kind === "table" ? item.table : item.kind === "figure" ? item.figure : item.paragraph).boundingRegions;

/** The blocks of a page from the items whose text starts on it. What has no box (office documents) makes no block. */
export const blocksOf = (items: ReadonlyArray<Item>, on: BlockSetting): Array<Block> =>
  items.flatMap((item) => {
    const box = boxOn(on.page, regionsOf(item), on.dpi);
    if (box === undefined || (item.kind === "figure" && !on.setting.imageIds.has(item.figure))) return [];
    const { content, type, ...ids } = contentOf(item, on);
    const scores = on.words === undefined ? {} : { confidence_scores: blockScores(wordsIn(on.words, item.spans)) };
    return [{ type, ...box, content, ...ids, ...scores }];
  });
