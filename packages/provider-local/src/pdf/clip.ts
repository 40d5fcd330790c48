/** What is left to see of an object that the page draws through a window. */
import type { Box } from "../page/content.ts";
import { mapX, mapY } from "./matrix.ts";
import type { PageObject } from "./objects.ts";
import type { OpenPage } from "./page.ts";

const mostPaths = 32;
const mostSegments = 256;

/** `box` cut to the page. It may become inside out. */
export const onPage = ({ width, height }: OpenPage, { x0, y0, x1, y1 }: Box): Box => ({
  x0: Math.max(x0, 0),
  y0: Math.max(y0, 0),
  x1: Math.min(x1, width),
  y1: Math.min(y1, height),
});

/** `box` cut to the page and to the bounding boxes of the clip paths of the object. It may become empty or inside out. */
export const visiblePart = (page: OpenPage, { object, outer }: PageObject, box: Box): Box => {
  const { call, heap } = page.pdfium;
  const { scratch } = heap;
  let { x0: left, y0: top, x1: right, y1: bottom } = onPage(page, box);
  const clip = call.FPDFPageObj_GetClipPath(object);
  const paths = clip === 0 ? 0 : Math.min(call.FPDFClipPath_CountPaths(clip), mostPaths);
  for (let path = 0; path < paths; path++) {
    const segments = call.FPDFClipPath_CountPathSegments(clip, path);
    if (segments < 3 || segments > mostSegments) continue;
    let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
    for (let index = 0; index < segments; index++) {
      const segment = call.FPDFClipPath_GetPathSegment(clip, path, index);
      if (segment === 0 || call.FPDFPathSegment_GetPoint(segment, scratch, scratch + 4) === 0) continue;
      const [x, y] = [heap.float(scratch, 0), heap.float(scratch, 1)];
      const [across, down] = [mapX(outer, x, y), mapY(outer, x, y)];
      x0 = Math.min(x0, across);
      y0 = Math.min(y0, down);
      x1 = Math.max(x1, across);
      y1 = Math.max(y1, down);
    }
    if (x0 > x1) continue;
    left = Math.max(left, x0);
    top = Math.max(top, y0);
    right = Math.min(right, x1);
    bottom = Math.min(bottom, y1);
  }
  return { x0: left, y0: top, x1: right, y1: bottom };
};
