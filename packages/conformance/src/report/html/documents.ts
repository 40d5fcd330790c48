/** The documents of the run: page, boxes, and text against truth. */
import { catalogue } from "../../fixture/catalogue.ts";
import { pageText } from "../../fixture/page-text.ts";
import { plainText } from "../../score/normaliser.ts";
import type { WirePage } from "../../wire.ts";
import type { Evidence, Reading } from "../evidence.ts";
import { redactedText } from "../redact.ts";
import { type Markup, markup } from "../markup.ts";
import { boxCounts, pageDrawing } from "./page-drawing.ts";
import { scanPictures } from "./scan-picture.ts";
import { textDifference } from "./text-difference.ts";

const mostPages = 3;
// All pictures together, in characters of base64; what is over it is drawn instead.
const mostPictures = 6_000_000;

/** Everything that was read of a page, wherever the response put it. */
const foundText = ({ footer, header, markdown, tables }: WirePage): string =>
  [header ?? "", plainText(markdown), ...(tables ?? []).map((table) => plainText(table.content)), footer ?? ""].join(
    " ",
  );

const verdict = (lost: number, added: number, words: number): string => {
  if (lost === 0 && added === 0) return `all ${words} words as printed`;
  return `${lost} of ${words} words missing or different, ${added} found that are not printed there`;
};

/** A page with its drawing, and how far its words are those that are printed. */
interface PageView {
  readonly markup: Markup;
  readonly differing: number;
}

const pageView = (reading: Reading, index: number, secrets: ReadonlyArray<string>, picture?: string): PageView => {
  const { fixture, response } = reading;
  const truth = fixture.pages[index];
  if (truth === undefined) return { markup: markup``, differing: 0 };
  const found = response.pages.find((page) => page.index === index);
  const counts = boxCounts(truth, found);
  const { raster } = truth;
  const scan =
    raster === undefined
      ? ""
      : `, ${raster.dpi} dpi${raster.skew === 0 ? "" : `, slope ${raster.skew}`}${raster.noise === 0 ? "" : ", specks"}`;
  const label = `Page ${index + 1} of ${fixture.name}: ${counts.truth} true boxes, ${counts.found} found ones`;
  const drawing = pageDrawing(truth, found, label, picture);
  const printed = pageText(truth);
  const difference = textDifference(printed, found === undefined ? "" : redactedText(foundText(found), secrets));
  const { added, lost, words } = difference;
  const text =
    found === undefined
      ? markup`<p class="note">The subject gave no page with the index ${index}.</p>`
      : markup`<p class="note">${verdict(lost, added, words)}</p>${words + added === 0 ? undefined : markup`<p class="words" dir="auto">${difference.markup}</p>`}`;
  return {
    markup: markup`<div class="page-view"><figure>${drawing}<figcaption>Page ${`${index + 1}${scan}`}<span>${counts.truth} true boxes, ${counts.found} found</span></figcaption></figure><div class="difference"><h3>Text of page ${index + 1}</h3>${text}</div></div>`,
    differing: Math.max(lost, added),
  };
};

const documentView = (reading: Reading, secrets: ReadonlyArray<string>, embed: (length: number) => boolean): Markup => {
  const { fixture, response, whole } = reading;
  const { bytes, mediaType, name, pages } = fixture;
  const known: Readonly<Record<string, { readonly purpose: string }>> = catalogue;
  const purpose = Object.hasOwn(known, name) ? known[name]?.purpose : undefined;
  const base64 = () => Buffer.from(bytes).toString("base64");
  const asUri = (picture: Buffer | undefined) =>
    picture !== undefined && embed(Math.ceil((picture.length * 4) / 3))
      ? `data:image/png;base64,${picture.toString("base64")}`
      : undefined;
  const scans =
    pages.some(({ raster }) => raster !== undefined) && !mediaType.startsWith("image/") ? scanPictures(bytes) : [];
  // Each page of a scan is one picture.
  const scanned = scans.length === pages.length ? scans : [];
  const isPicture = /^image\/(png|jpeg|webp|gif|avif)$/.test(mediaType) && embed(Math.ceil((bytes.length * 4) / 3));
  const picture = isPicture ? `data:${mediaType};base64,${base64()}` : undefined;
  const wanted = whole ? pages.map((_, index) => index) : response.pages.map(({ index }) => index);
  const views = wanted
    .slice(0, mostPages)
    .map((index) => pageView(reading, index, secrets, picture ?? asUri(scanned[index])));
  const rest = pages.length - views.length;
  const differing = views.reduce((sum, view) => sum + view.differing, 0);
  const told =
    differing === 0
      ? markup`<span>words as printed</span>`
      : markup`<span class="differs">${differing} ${differing === 1 ? "word differs" : "words differ"}</span>`;
  return markup`<details class="document" id="document-${name}"><summary><b>${name}</b><span>${pages.length} ${pages.length === 1 ? "page" : "pages"}, ${mediaType}</span>${told}</summary>${purpose === undefined ? undefined : markup`<p class="note purpose">${purpose}</p>`}
${views.map((view) => view.markup)}${rest > 0 ? markup`<p class="note">${rest} more ${rest === 1 ? "page is" : "pages are"} not shown.</p>` : undefined}</details>`;
};

/** The section of the documents; nothing when nothing was read. */
export const documentsSection = ({ readings, secrets }: Evidence): Markup => {
  if (readings.size === 0) return markup``;
  let room = mostPictures;
  const embed = (length: number): boolean => {
    if (length > room) return false;
    room -= length;
    return true;
  };
  return markup`<section id="documents" aria-labelledby="documents-title"><h2 id="documents-title">Documents</h2>
<p class="lead">Each page as it was drawn, with the boxes of the truth and those that the subject found, and its words against the printed ones.</p>
<fieldset class="layers"><legend>Show</legend>
<label><input type="checkbox" id="layer-print" checked> print</label>
<label class="key-truth"><input type="checkbox" id="layer-truth" checked> true boxes</label>
<label class="key-found"><input type="checkbox" id="layer-found" checked> found boxes</label>
<span class="legend">In the text: <del>missing</del> <ins>not printed there</ins></span></fieldset>
${[...readings.values()].map((reading) => documentView(reading, secrets, embed))}</section>`;
};
