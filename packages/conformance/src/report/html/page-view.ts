/** One page of a document: its drawing with the boxes, and its words against the printed ones. */
import type { Fixture } from "../../fixture/fixtures.ts";
import { pageText } from "../../fixture/page-text.ts";
import { plainText } from "../../score/normaliser.ts";
import type { WirePage } from "../../wire.ts";
import type { Reading } from "../evidence.ts";
import { type Markup, markup } from "../markup.ts";
import { redactedText } from "../redact.ts";
import { boxCounts, pageDrawing } from "./page-drawing.ts";
import { textDifference } from "./text-difference.ts";

type PageTruth = Fixture["pages"][number];

/** Everything that was read of a page, wherever the response put it. */
const foundText = ({ footer, header, markdown, tables }: WirePage, truth: PageTruth): string => {
  const isNumbered = truth.items.some((item) => item.kind === "list" && item.ordered === true);
  // The number of an entry is its mark, as a bullet is: whether it is told makes no difference.
  const body = isNumbered ? markdown.replaceAll(/^\s*\d+[.)]\s+/gm, "") : markdown;
  const moved = (tables ?? []).map((table) => plainText(table.content));
  return [header ?? "", plainText(body), ...moved, footer ?? ""].join(" ");
};

const verdict = (lost: number, added: number, words: number): string => {
  if (words + added === 0) return "Nothing is printed here, and nothing was read.";
  if (lost === 0 && added === 0) return `All ${words} words as printed.`;
  return `${lost} of ${words} words are missing in their place, ${added} stand where they are not printed.`;
};

/** Whether a page is a picture of coloured fields: its truth is what can be said of it, not what it shows. */
const isWordless = ({ mediaType }: Fixture, { raster }: PageTruth): boolean =>
  mediaType.startsWith("image/") && raster === undefined;

const scanText = ({ raster }: PageTruth): string => {
  if (raster === undefined) return "";
  const { dpi, noise, skew } = raster;
  return `, ${dpi} dpi${skew === 0 ? "" : `, slope ${skew}`}${noise === 0 ? "" : ", specks"}`;
};

/** A page with its drawing, and how far its words are from those that are printed. */
export interface PageView {
  readonly markup: Markup;
  /** How many words differ. */
  readonly differing: number;
}

/** Shows a page. `picture` is a data URI that stands in place of the drawing. */
export const pageView = (
  { fixture, response }: Reading,
  index: number,
  secrets: ReadonlyArray<string>,
  picture?: string,
): PageView => {
  const page = fixture.pages[index];
  if (page === undefined) return { markup: markup``, differing: 0 };
  const wordless = isWordless(fixture, page);
  const truth = wordless ? { ...page, header: undefined, footer: undefined, items: [] } : page;
  const found = response.pages.find((candidate) => candidate.index === index);
  const boxes = boxCounts(truth, found);
  const label = `Page ${index + 1} of ${fixture.name}: ${boxes.truth} true boxes, ${boxes.found} found ones`;
  const drawing = pageDrawing(truth, found, label, picture);
  const side = (text: Markup): Markup =>
    markup`<div class="page-view"><figure>${drawing}<figcaption>Page ${index + 1}${scanText(page)}<span>${boxes.truth} true boxes, ${boxes.found} found</span></figcaption></figure><div class="difference"><h3>Text of page ${index + 1}</h3>${text}</div></div>`;
  const read = found === undefined ? "" : redactedText(foundText(found, truth), secrets);
  const { added, lost, markup: words, words: count } = textDifference(pageText(truth), read);
  if (wordless || found === undefined) {
    const told = wordless
      ? "No words are printed on this picture; what was read of it is not compared."
      : `The subject gave no page with the index ${index}.`;
    return { markup: side(markup`<p class="note">${told}</p>`), differing: wordless ? 0 : count };
  }
  const text = count + added === 0 ? undefined : markup`<p class="words" dir="auto">${words}</p>`;
  return {
    markup: side(markup`<p class="note">${verdict(lost, added, count)}</p>${text}`),
    differing: Math.max(lost, added),
  };
};
