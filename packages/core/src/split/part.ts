/** The parts in which a document goes to a provider: one, or several when it is over a limit. */
import { formatPages, pagesOf } from "../pages.ts";
import type { Plan } from "../plan.ts";
import type { CallDocument, Provider } from "../provider.ts";
import { OcrError } from "../error.ts";
import { copyPdfPages } from "../document/pdf-library.ts";
import type { BytesCallDocument, Shelf } from "../document/shelf.ts";
import { tooLarge } from "../document/shelf.ts";

/** A part of a document. */
export interface Part {
  /** The pages of the source that it brings, sorted; undefined: all, however many there are. */
  readonly pages: ReadonlyArray<number> | undefined;
  /**
   * The pages were cut out: the part's page 0 is the first of `pages`. Otherwise the document goes out whole, and the
   * provider is told which pages are meant.
   */
  readonly cut: boolean;
}

const isPdf = (document: CallDocument): document is BytesCallDocument =>
  document.kind === "bytes" && document.mediaType === "application/pdf";

/** The document's bytes are spread evenly enough over its pages to guess how many fit; a part that is still too large is halved. */
const pagesThatFit = (document: BytesCallDocument, pageCount: number, maxBytes: number | undefined): number =>
  maxBytes === undefined || document.bytes.length <= maxBytes
    ? Number.POSITIVE_INFINITY
    : Math.max(1, Math.floor((0.9 * maxBytes * pageCount) / document.bytes.length));

/**
 * Plans the parts. A PDF is cut when it has more pages or bytes than the provider takes, and when the provider cannot
 * select pages itself (so that nobody pays for pages that were not asked for). Throws `InvalidRequest` for pages that do
 * not exist and `TooLarge` for what is over a limit and cannot be cut.
 */
export const planParts = (
  document: CallDocument,
  plan: Plan,
  provider: Provider,
  pageCount: number | undefined,
): ReadonlyArray<Part> => {
  const { maxBytes, maxPages = Number.POSITIVE_INFINITY, pages: selecting } = provider.capabilities;
  const pages = pageCount === undefined || plan.pages === "all" ? plan.pages : pagesOf(plan.pages, pageCount);
  const whole: Part = { pages: pages === "all" ? undefined : pages, cut: false };
  const overBytes = document.kind === "bytes" && maxBytes !== undefined && document.bytes.length > maxBytes;
  const overPages = pageCount !== undefined && pageCount > maxPages;
  if (!isPdf(document) || pageCount === undefined) {
    if (overBytes)
      throw tooLarge(provider, `it has ${document.bytes.length} bytes; ${provider.name} takes ${maxBytes}`);
    if (overPages) throw tooLarge(provider, `it has ${pageCount} pages; ${provider.name} takes ${maxPages}`);
    return [whole];
  }
  const subset = pages !== "all" && pages.length < pageCount;
  if (!overBytes && !overPages && !(subset && selecting === "simulated")) return [whole];
  const wanted = pagesOf(pages, pageCount);
  const size = Math.min(maxPages, pagesThatFit(document, pageCount, maxBytes));
  const parts: Array<Part> = [];
  for (let start = 0; start < wanted.length; start += size)
    parts.push({ pages: wanted.slice(start, start + size), cut: true });
  return parts;
};

/** The pages of a part, as a text for people and events. */
export const partName = (part: Part): string | undefined =>
  part.pages === undefined ? undefined : formatPages(part.pages);

/** A part in two halves; undefined when it is a single page. */
export const halves = (part: Part): readonly [Part, Part] | undefined => {
  if (part.pages === undefined || part.pages.length < 2) return undefined;
  const middle = Math.ceil(part.pages.length / 2);
  return [
    { pages: part.pages.slice(0, middle), cut: true },
    { pages: part.pages.slice(middle), cut: true },
  ];
};

/** The bytes of a part; made when its turn comes and dropped after it, so that few parts are alive at a time. */
export const documentOfPart = async (part: Part, document: CallDocument, shelf: Shelf): Promise<CallDocument> => {
  if (!part.cut || !isPdf(document) || part.pages === undefined) return document;
  try {
    return { ...document, bytes: await copyPdfPages(await shelf.pdf(document), part.pages) };
  } catch (cause) {
    const message = `document: page ${formatPages(part.pages)} cannot be cut out: the file is damaged`;
    throw new OcrError({ reason: "InvalidRequest", message, cause });
  }
};
