/** Finds the links of a page: annotations that open an address, and addresses that are written out in the text. */
import type { Box, Link, Word } from "../page/content.ts";
import { mapBox } from "./matrix.ts";
import type { OpenPage } from "./page.ts";

const uriAction = 3;
const mostLinks = 5000;
const mostBoxes = 50;

const address = /:\/\/|www|@/i;

const accepted = (url: string): boolean => /^(?:https?:\/\/|mailto:)\S+$/i.test(url);

const overlaps = (a: Box, b: Box): boolean => {
  const across = Math.min(a.x1, b.x1) - Math.max(a.x0, b.x0);
  const down = Math.min(a.y1, b.y1) - Math.max(a.y0, b.y0);
  return across > 0.3 * (b.x1 - b.x0) && down > 0.3 * (b.y1 - b.y0);
};

const annotationBoxes = (page: OpenPage, link: number): ReadonlyArray<Box> => {
  const { pdfium, upright } = page;
  const { call, heap } = pdfium;
  const { scratch } = heap;
  const boxes: Array<Box> = [];
  const count = Math.min(call.FPDFLink_CountQuadPoints(link), mostBoxes);
  for (let index = 0; index < count; index++) {
    if (call.FPDFLink_GetQuadPoints(link, index, scratch) === 0) continue;
    const xs = [0, 2, 4, 6].map((place) => heap.float(scratch, place));
    const ys = [1, 3, 5, 7].map((place) => heap.float(scratch, place));
    boxes.push(mapBox(upright, Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)));
  }
  const real = boxes.filter((box) => box.x1 - box.x0 > 1 && box.y1 - box.y0 > 1);
  if (real.length > 0) return real;
  if (call.FPDFLink_GetAnnotRect(link, scratch) === 0) return [];
  const [left, top, right, bottom] = [0, 1, 2, 3].map((place) => heap.float(scratch, place));
  return [mapBox(upright, left ?? 0, bottom ?? 0, right ?? 0, top ?? 0)];
};

const readAnnotations = (page: OpenPage): Array<Link> => {
  const { call, heap } = page.pdfium;
  const place = heap.allocate(8);
  const links: Array<Link> = [];
  try {
    heap.setIntegers(place, [0, 0]);
    for (let round = 0; round < mostLinks; round++) {
      if (call.FPDFLink_Enumerate(page.page, place, place + 4) === 0) break;
      const link = heap.integer(place, 1);
      const action = call.FPDFLink_GetAction(link);
      if (action === 0 || call.FPDFAction_GetType(action) !== uriAction) continue;
      const url = heap.utf8((buffer, size) => call.FPDFAction_GetURIPath(page.document, action, buffer, size)).trim();
      if (accepted(url)) for (const box of annotationBoxes(page, link)) links.push({ ...box, url });
    }
    return links;
  } finally {
    heap.release(place);
  }
};

const readWritten = (page: OpenPage, text: number): ReadonlyArray<Link> => {
  const { pdfium, upright } = page;
  const { call, heap } = pdfium;
  const handle = text === 0 ? 0 : call.FPDFLink_LoadWebLinks(text);
  if (handle === 0) return [];
  try {
    const { scratch } = heap;
    const links: Array<Link> = [];
    const count = Math.min(call.FPDFLink_CountWebLinks(handle), mostLinks);
    for (let index = 0; index < count; index++) {
      // This call counts in UTF-16 units, the others in bytes.
      const url = heap.utf16((buffer, size) => call.FPDFLink_GetURL(handle, index, buffer, size >> 1) * 2).trim();
      if (!accepted(url)) continue;
      const boxes = Math.min(call.FPDFLink_CountRects(handle, index), mostBoxes);
      for (let box = 0; box < boxes; box++) {
        const [left, top, right, bottom] = [scratch, scratch + 8, scratch + 16, scratch + 24];
        if (call.FPDFLink_GetRect(handle, index, box, left, top, right, bottom) === 0) continue;
        links.push({
          ...mapBox(upright, heap.double(left), heap.double(bottom), heap.double(right), heap.double(top)),
          url,
        });
      }
    }
    return links;
  } finally {
    call.FPDFLink_CloseWebLinks(handle);
  }
};

/** Joins boxes that lead to the same address from the same line; some files have one for each letter. */
const joinBoxes = (links: ReadonlyArray<Link>): Array<Link> => {
  const joined: Array<Link> = [];
  for (const link of links) {
    const last = joined.at(-1);
    const middle = (link.y0 + link.y1) / 2;
    const near = 0.5 * (link.y1 - link.y0);
    if (
      last !== undefined &&
      last.url === link.url &&
      middle > last.y0 &&
      middle < last.y1 &&
      link.x0 - last.x1 < near &&
      last.x0 - link.x1 < near
    )
      joined[joined.length - 1] = {
        url: link.url,
        x0: Math.min(last.x0, link.x0),
        y0: Math.min(last.y0, link.y0),
        x1: Math.max(last.x1, link.x1),
        y1: Math.max(last.y1, link.y1),
      };
    else joined.push(link);
  }
  return joined;
};

/** The links of the page with `http`, `https` and `mailto` addresses. `text` is the page's open text, or 0. */
export const readLinks = (page: OpenPage, text: number, words: ReadonlyArray<Word>): ReadonlyArray<Link> => {
  const links = readAnnotations(page);
  // The engine's search is slow, and most pages have nothing to find.
  const likely = words.some((word) => address.test(word.text));
  const written = (likely ? readWritten(page, text) : []).filter(
    (link) => !links.some((other) => overlaps(other, link)),
  );
  return joinBoxes([...links, ...written]).flatMap((link) => {
    const box = {
      x0: Math.max(link.x0, 0),
      y0: Math.max(link.y0, 0),
      x1: Math.min(link.x1, page.width),
      y1: Math.min(link.y1, page.height),
    };
    return box.x1 > box.x0 && box.y1 > box.y0 ? [{ ...box, url: link.url }] : [];
  });
};
