/** From the result of an analysis to the pages of the contract. */
import type { Call, DraftPage } from "@ocr/core/provider";
import { blocksOf, itemsOf } from "./blocks.ts";
import { compose, elementText, type Setting } from "./compose.ts";
import { type Element, figuresIn, flatten, nest, startOf } from "./element.ts";
import { elementsOf, isMarkdown } from "./find-elements.ts";
import { nameAll } from "./numbering.ts";
import { pageFinder, type PageText, pageTexts } from "./page-text.ts";
import { withParagraphs } from "./paragraphs.ts";
import { endOf, write } from "./piece.ts";
import { boxOn, dimensionsOf } from "./pixels.ts";
import { inUtf16 } from "./string-index.ts";
import { isLayout } from "./to-vendor.ts";
import type { AnalyzeResult, Figure, Page } from "./vendor.ts";
import { pageScores, scoredWords, wordScores, wordsIn } from "./words.ts";

/** The pages, and the figures on them whose pictures may be wanted. */
export interface Reading {
  readonly pages: Array<DraftPage>;
  readonly figures: ReadonlyMap<Figure, string>;
}

/** Groups things by the page on which they start. */
const byPage = <T>(things: ReadonlyArray<T>, pageOf: (thing: T) => Page | undefined): ReadonlyMap<Page, Array<T>> => {
  const groups = new Map<Page, Array<T>>();
  for (const thing of things) {
    const page = pageOf(thing);
    if (page === undefined) continue;
    const group = groups.get(page);
    if (group === undefined) groups.set(page, [thing]);
    else group.push(thing);
  }
  return groups;
};

/** Addresses of links in a text; only documents that have links as such bring them. */
const linksIn = (texts: ReadonlyArray<string>): Array<string> => {
  const found = texts.flatMap((text) => [
    ...text.matchAll(/(?<!!)\[[^\]\n]*\]\(<?((?:https?:\/\/|mailto:)[^\s)>]+)>?/g),
  ]);
  return [...new Set(found.map((match) => match[1] ?? ""))];
};

const marginOf = (elements: ReadonlyArray<Element>, side: "header" | "footer", setting: Setting): string | null => {
  if (!setting.taken[side]) return null;
  const texts = elements.flatMap((element) =>
    element.kind === "margin" && element.side === side
      ? [write(element.texts.flatMap((text) => compose([text], [], setting, "line"))).text]
      : [],
  );
  return texts.length === 0 ? null : texts.join("\n");
};

/** Elements that touch a page's text, also when they start before it. */
const touching = (elements: ReadonlyArray<Element>, { ranges }: PageText): ReadonlyArray<Element> =>
  elements.filter(({ spans }) =>
    ranges.some((range) => spans.some((span) => span.offset < endOf(range) && range.offset < endOf(span))),
  );

/** Reads a result. `dpi` is that of pages measured in inches. */
export const fromVendor = (
  vendor: AnalyzeResult,
  { model, options }: Pick<Call, "model" | "options">,
  dpi: number,
): Reading => {
  // A result that does not name its format has the one that was asked for.
  const contentFormat = vendor.contentFormat ?? (isLayout(model) ? "markdown" : "text");
  const result = withParagraphs(inUtf16({ ...vendor, contentFormat }));
  const texts = pageTexts(result);
  const pageAt = pageFinder(texts);
  const elements = nest(elementsOf(result, texts));
  const names = nameAll(elements, options, pageAt, dpi);
  const { confidence, extractFooter, extractHeader, tableFormat } = options;
  const taken = { header: extractHeader, footer: extractFooter };
  const setting: Setting = { result, markdown: isMarkdown(result), ...names, tableFormat, taken };
  const startsOn = (element: Element) => pageAt(startOf(element));
  const own = byPage(elements, startsOn);
  const crossing = elements.filter(
    (element) => pageAt(Math.max(...element.spans.map(endOf)) - 1) !== startsOn(element),
  );
  const items = options.includeBlocks ? byPage(itemsOf(result), startsOn) : new Map<Page, never>();
  const captions = [...result.figures, ...result.tables].flatMap(({ caption }) => caption?.spans ?? []);
  const captionsOn = byPage(captions, ({ offset }) => pageAt(offset));

  const draft = (text: PageText): DraftPage => {
    const { page, ranges } = text;
    const starting = own.get(page) ?? [];
    const here = [...touching(crossing, text).filter((element) => !starting.includes(element)), ...starting];
    const written = write(compose(ranges, here, setting, "flow"));
    const words = confidence === undefined ? [] : scoredWords(page);
    const deep = flatten(starting);
    const tables = deep.flatMap((element) => {
      const id = element.kind === "table" ? setting.tableIds.get(element.table) : undefined;
      if (id === undefined || tableFormat === undefined) return [];
      const { text: content, ...rest } = elementText(element, setting);
      const scores = wordScores(wordsIn(words, element.spans), { text: content, ...rest });
      return [
        { id, content, format: tableFormat, ...(confidence === "word" ? { word_confidence_scores: scores } : {}) },
      ];
    });
    const images = figuresIn(starting).flatMap(({ figure }) => {
      const id = setting.imageIds.get(figure);
      if (id === undefined) return [];
      const nowhere = { top_left_x: null, top_left_y: null, bottom_right_x: null, bottom_right_y: null };
      return [{ id, ...(boxOn(page, figure.boundingRegions, dpi) ?? nowhere), image_base64: null }];
    });
    return {
      index: page.pageNumber - 1,
      markdown: written.text,
      images,
      tables,
      hyperlinks: linksIn([written.text, ...tables.map(({ content }) => content)]),
      header: marginOf(starting, "header", setting),
      footer: marginOf(starting, "footer", setting),
      dimensions: dimensionsOf(page, dpi),
      confidence_scores:
        confidence === undefined ? null : pageScores(words, confidence === "word" ? written : undefined),
      blocks: blocksOf(items.get(page) ?? [], {
        setting,
        page,
        elements: here,
        captions: captionsOn.get(page) ?? [],
        dpi,
        words: confidence === "block" ? words : undefined,
      }),
    };
  };
  return { pages: texts.map(draft), figures: setting.imageIds };
};
