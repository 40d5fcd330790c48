/** Finds the links of a page: annotations that open an address, and addresses that are written out in the text. */
import type { Box, Link } from "../page/content.ts";
import { mapBox } from "./matrix.ts";
import type { OpenPage } from "./page.ts";

const uriAction = 3;
const mostLinks = 5000;
const mostBoxes = 50;

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
  const handle = call.FPDFLink_LoadWebLinks(text);
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

/** The links of the page with `http`, `https` and `mailto` addresses. `text` is the page's open text. */
export const readLinks = (page: OpenPage, text: number): ReadonlyArray<Link> => {
  const links = readAnnotations(page);
  const written = readWritten(page, text).filter((link) => !links.some((other) => overlaps(other, link)));
  return [...links, ...written];
};
