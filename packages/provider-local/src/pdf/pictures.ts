/** Finds the pictures of a page and delivers their bytes: JPEG streams as they are, everything else drawn as PNG. */
import type { PictureBytes } from "../page/bitmap.ts";
import type { Box, Picture } from "../page/content.ts";
import { compose, mapBox, type Matrix } from "./matrix.ts";
import { readMatrix, type PageObject } from "./objects.ts";
import type { OpenPage } from "./page.ts";
import { encodePng } from "./png.ts";
import { renderRegion } from "./render.ts";

/** Pictures with fewer pixels, or smaller on the page (in points), are decoration. */
const fewestPixels = 8;
const smallest = 4;
/** A picture that covers more of the page than this share is the page itself: a scan, or a background. */
const paperShare = 0.85;
/** Edges of pictures that are this close, in points, are in line. */
const touching = 1;
/** Slices of one picture may overlap by this many points. */
const overlapping = 3;

const jpegFilter = "DCTDecode";
const cmyk = 3;
const lab = 6;
const firstSpotColor = 8;

interface Found {
  readonly picture: Picture;
  /** The image object; 0 when the picture was joined from several. */
  readonly object: number;
}

const areaOf = ({ x0, y0, x1, y1 }: Box): number => Math.max(x1 - x0, 0) * Math.max(y1 - y0, 0);

const near = (a: number, b: number): boolean => Math.abs(a - b) <= touching;

/** Whether a slice that starts at `start` goes on where the one before it ends. */
const goesOn = (end: number, start: number): boolean => start - end <= touching && end - start <= overlapping;

/** Joins two slices that lie on top of each other or side by side. */
const joinSlices = ({ picture: a }: Found, { picture: b }: Found): Found | undefined => {
  const stacked = near(a.x0, b.x0) && near(a.x1, b.x1) && goesOn(a.y1, b.y0) && a.pixelWidth === b.pixelWidth;
  const abreast = near(a.y0, b.y0) && near(a.y1, b.y1) && goesOn(a.x1, b.x0) && a.pixelHeight === b.pixelHeight;
  if (!stacked && !abreast) return undefined;
  const picture: Picture = {
    x0: Math.min(a.x0, b.x0),
    y0: Math.min(a.y0, b.y0),
    x1: Math.max(a.x1, b.x1),
    y1: Math.max(a.y1, b.y1),
    key: a.key,
    pixelWidth: stacked ? a.pixelWidth : a.pixelWidth + b.pixelWidth,
    pixelHeight: stacked ? a.pixelHeight + b.pixelHeight : a.pixelHeight,
    extension: "png",
  };
  return { picture, object: 0 };
};

const joinAll = (found: ReadonlyArray<Found>): ReadonlyArray<Found> => {
  const joined: Array<Found> = [];
  for (const one of found) {
    const last = joined.at(-1);
    const both = last === undefined ? undefined : joinSlices(last, one);
    if (both === undefined) joined.push(one);
    else joined[joined.length - 1] = both;
  }
  return joined;
};

/** Collects the pictures of one page. */
export class PictureReader {
  readonly #page: OpenPage;
  readonly #found: Array<Found> = [];
  #count = 0;
  /** The boxes of all images, also of those that are no pictures of their own. */
  readonly boxes: Array<Box> = [];

  constructor(page: OpenPage) {
    this.#page = page;
  }

  /** Reads one image object. */
  read({ object, outer }: PageObject): void {
    const { pdfium, width, height } = this.#page;
    const { call, heap } = pdfium;
    const key = this.#count++;
    const matrix = compose(readMatrix(this.#page, object), outer);
    const whole = mapBox(matrix, 0, 0, 1, 1);
    const box: Box = {
      x0: Math.max(whole.x0, 0),
      y0: Math.max(whole.y0, 0),
      x1: Math.min(whole.x1, width),
      y1: Math.min(whole.y1, height),
    };
    if (box.x1 <= box.x0 || box.y1 <= box.y0) return;
    this.boxes.push(box);
    const { scratch } = heap;
    if (call.FPDFImageObj_GetImagePixelSize(object, scratch, scratch + 4) === 0) return;
    const [pixelWidth, pixelHeight] = [heap.integer(scratch, 0), heap.integer(scratch, 1)];
    if (pixelWidth < fewestPixels && pixelHeight < fewestPixels) return;
    const again = this.#found.some(
      ({ picture }) =>
        near(picture.x0, box.x0) && near(picture.y0, box.y0) && near(picture.x1, box.x1) && near(picture.y1, box.y1),
    );
    if (again) return;
    const extension = this.#storedAsJpeg(object, matrix) ? "jpeg" : "png";
    this.#found.push({ picture: { ...box, key, pixelWidth, pixelHeight, extension }, object });
  }

  /** Whether the stream of an image is a JPEG file that shows what the page shows. */
  #storedAsJpeg(object: number, { a, b, c, d }: Matrix): boolean {
    const { call, heap } = this.#page.pdfium;
    if (call.FPDFImageObj_GetImageFilterCount(object) !== 1) return false;
    if (heap.utf8((buffer, size) => call.FPDFImageObj_GetImageFilter(object, 0, buffer, size)) !== jpegFilter)
      return false;
    // Mirrored or turned on the page: only a drawing of it stands upright.
    if (a <= 0 || d >= 0 || Math.abs(b) > 0.05 * a || Math.abs(c) > -0.05 * d) return false;
    const metadata = heap.scratch;
    if (call.FPDFImageObj_GetImageMetadata(object, this.#page.page, metadata) === 0) return false;
    const [bitsPerPixel, colorSpace] = [heap.integer(metadata, 4), heap.integer(metadata, 5)];
    return bitsPerPixel <= 24 && colorSpace !== cmyk && colorSpace !== lab && colorSpace < firstSpotColor;
  }

  #pictures(): ReadonlyArray<Found> {
    const rows = joinAll(this.#found.toSorted((a, b) => a.picture.x0 - b.picture.x0 || a.picture.y0 - b.picture.y0));
    const joined = joinAll(rows.toSorted((a, b) => a.picture.y0 - b.picture.y0 || a.picture.x0 - b.picture.x0));
    const paper = this.#page.width * this.#page.height;
    return joined.filter(
      ({ picture }) =>
        Math.min(picture.pixelWidth, picture.pixelHeight) >= fewestPixels &&
        Math.min(picture.x1 - picture.x0, picture.y1 - picture.y0) >= smallest &&
        areaOf(picture) <= paperShare * paper,
    );
  }

  /** The pictures of all images read so far; slices of one picture are one. */
  result(): ReadonlyArray<Picture> {
    return this.#pictures().map(({ picture }) => picture);
  }

  /** The bytes of a picture, or `undefined` when there is no picture with this key. */
  bytes(key: number): PictureBytes | undefined {
    const found = this.#pictures().find(({ picture }) => picture.key === key);
    if (found === undefined) return undefined;
    const { picture, object } = found;
    const { call, heap } = this.#page.pdfium;
    if (picture.extension === "jpeg") {
      const bytes = heap.filled((buffer, size) => call.FPDFImageObj_GetImageDataRaw(object, buffer, size));
      if (bytes[0] === 0xff && bytes[1] === 0xd8) return { bytes, extension: "jpeg" };
    }
    const { data, width, height, channels } = renderRegion(this.#page, picture, picture.pixelWidth);
    return { bytes: encodePng(data, width, height, channels), extension: "png" };
  }
}
