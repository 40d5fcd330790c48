/** The documents of the run, those with differing words first. */
import { catalogue } from "../../fixture/catalogue.ts";
import type { Evidence, Reading } from "../evidence.ts";
import { type Markup, markup } from "../markup.ts";
import { pageView } from "./page-view.ts";
import { scanPictures } from "./scan-picture.ts";

const mostPages = 3;
// All pictures together, in characters of base64; what is over it is drawn instead.
const mostPictures = 6_000_000;

/** Turns bytes into data URIs as long as there is room for them. */
type Embed = (bytes: Uint8Array, mediaType: string) => string | undefined;

const embedder = (): Embed => {
  let room = mostPictures;
  return (bytes, mediaType) => {
    const length = Math.ceil((bytes.length * 4) / 3);
    if (length > room) return undefined;
    room -= length;
    return `data:${mediaType};base64,${Buffer.from(bytes).toString("base64")}`;
  };
};

/** The pictures of the pages, for documents that are pictures; the others are drawn. */
const picturesOf = (
  { bytes, mediaType, pages }: Reading["fixture"],
  shown: number,
  embed: Embed,
): ReadonlyArray<string | undefined> => {
  if (/^image\/(png|jpeg|webp|gif|avif)$/.test(mediaType)) return [embed(bytes, mediaType)];
  if (pages.every(({ raster }) => raster === undefined)) return [];
  const scans = scanPictures(bytes);
  // Each page of a scan is one picture.
  return scans.length === pages.length ? scans.slice(0, shown).map((scan) => embed(scan, "image/png")) : [];
};

const purposeOf = (name: string): string | undefined => {
  const known: Readonly<Record<string, { readonly purpose: string }>> = catalogue;
  return Object.hasOwn(known, name) ? known[name]?.purpose : undefined;
};

interface DocumentView {
  readonly markup: Markup;
  readonly differing: number;
}

const documentView = (reading: Reading, secrets: ReadonlyArray<string>, embed: Embed): DocumentView => {
  const { fixture, response, whole } = reading;
  const { mediaType, name, pages } = fixture;
  const wanted = (whole ? pages.map((_, index) => index) : response.pages.map(({ index }) => index)).slice(
    0,
    mostPages,
  );
  const pictures = picturesOf(fixture, mostPages, embed);
  const views = wanted.map((index) => pageView(reading, index, secrets, pictures[index]));
  const rest = pages.length - views.length;
  const differing = views.reduce((sum, view) => sum + view.differing, 0);
  const told =
    differing === 0
      ? markup`<span>words as printed</span>`
      : markup`<span class="differs">${differing} ${differing === 1 ? "word differs" : "words differ"}</span>`;
  const purpose = purposeOf(name);
  return {
    markup: markup`<details class="document" id="document-${name}"><summary><b>${name}</b><span>${pages.length} ${pages.length === 1 ? "page" : "pages"}, ${mediaType}</span>${told}</summary>${purpose === undefined ? undefined : markup`<p class="note purpose">${purpose}</p>`}
${views.map((view) => view.markup)}${rest > 0 ? markup`<p class="note purpose">${rest} more ${rest === 1 ? "page is" : "pages are"} not shown.</p>` : undefined}</details>`,
    differing,
  };
};

/** The section of the documents; nothing when nothing was read. */
export const documentsSection = ({ readings, secrets }: Evidence): Markup => {
  if (readings.size === 0) return markup``;
  const embed = embedder();
  const views = [...readings.values()].map((reading) => documentView(reading, secrets, embed));
  const sorted = views.toSorted((a, b) => Number(b.differing > 0) - Number(a.differing > 0));
  return markup`<section id="documents" aria-labelledby="documents-title"><h2 id="documents-title">Documents <span class="count">${views.length}</span></h2>
<p class="lead">Each page as it was drawn, with the boxes of the truth and those that the subject found, and its words against the printed ones.</p>
<fieldset class="layers"><legend>Show</legend>
<label><input type="checkbox" id="layer-print" checked> print</label>
<label class="key-truth"><input type="checkbox" id="layer-truth" checked> true boxes</label>
<label class="key-found"><input type="checkbox" id="layer-found" checked> found boxes</label>
<span class="legend">In the text: <del>missing here</del> <ins>not printed here</ins></span></fieldset>
${sorted.map((view) => view.markup)}</section>`;
};
