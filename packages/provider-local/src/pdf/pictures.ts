/** Finds the pictures of a page and delivers their bytes: JPEG streams as they are, everything else drawn as PNG. */
import type { PictureBytes } from "../page/bitmap.ts";
import type { Box, Picture } from "../page/content.ts";
import { onPage, visiblePart } from "./clip.ts";
import { compose, mapBox, type Matrix } from "./matrix.ts";
import { readMatrix, type PageObject } from "./objects.ts";
import type { OpenPage } from "./page.ts";
import { encodePng } from "./png.ts";
import { renderRegion } from "./render.ts";

/** Pictures with fewer pixels, or smaller on the page (in points), are decoration. */
const fewestPixels = 8;
const smallest = 4;
/** A picture that covers more of the page than this share is the page itself: a scan, or its paper. */
const paperShare = 0.85;
/** An image of which less than this share is to be seen is cut to what is to be seen. */
const leastUncut = 0.9;
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

const isSame = (a: Box, b: Box): boolean =>
  near(a.x0, b.x0) && near(a.y0, b.y0) && near(a.x1, b.x1) && near(a.y1, b.y1);

const holds = (outer: Box, inner: Box): boolean =>
  areaOf(outer) > areaOf(inner) &&
  outer.x0 <= inner.x0 + touching &&
  outer.y0 <= inner.y0 + touching &&
  outer.x1 >= inner.x1 - touching &&
  outer.y1 >= inner.y1 - touching;

/** Whether an image stands on the page as it is stored: neither turned nor mirrored nor slanted. */
const isUpright = ({ a, b, c, d }: Matrix): boolean =>
  a > 0 && d < 0 && Math.abs(b) <= 0.05 * a && Math.abs(c) <= -0.05 * d;

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
  read(image: PageObject): void {
    const { call, heap } = this.#page.pdfium;
    const { object, outer } = image;
    const key = this.#count++;
    const matrix = compose(readMatrix(this.#page, object), outer);
    const whole = mapBox(matrix, 0, 0, 1, 1);
    const seen = visiblePart(this.#page, image, whole);
    const uncut = areaOf(seen) >= leastUncut * areaOf(whole);
    const box = uncut ? onPage(this.#page, whole) : seen;
    const [across, down] = [box.x1 - box.x0, box.y1 - box.y0];
    if (across <= 0 || down <= 0) return;
    this.boxes.push(box);
    const { scratch } = heap;
    if (call.FPDFImageObj_GetImagePixelSize(object, scratch, scratch + 4) === 0) return;
    const [storedWidth, storedHeight] = [heap.integer(scratch, 0), heap.integer(scratch, 1)];
    if (Math.max(storedWidth, storedHeight) < fewestPixels || storedWidth === 0 || storedHeight === 0) return;
    if (this.#found.some(({ picture }) => isSame(picture, box))) return;
    if (uncut && isUpright(matrix) && this.#isJpeg(object)) {
      const picture: Picture = { ...box, key, pixelWidth: storedWidth, pixelHeight: storedHeight, extension: "jpeg" };
      this.#found.push({ picture, object });
      return;
    }
    // Pixels for each point along the page's axes; an image that lies askew is drawn at its mean density.
    const { a, b, c, d } = matrix;
    const lying = Math.abs(b) + Math.abs(c) > Math.abs(a) + Math.abs(d);
    const pixelWidth = Math.max(Math.round(((lying ? storedHeight : storedWidth) * across) / (whole.x1 - whole.x0)), 1);
    const pixelHeight = Math.max(Math.round(((lying ? storedWidth : storedHeight) * down) / (whole.y1 - whole.y0)), 1);
    this.#found.push({ picture: { ...box, key, pixelWidth, pixelHeight, extension: "png" }, object });
  }

  /** Whether the stream of an image is a JPEG file in grey or RGB. */
  #isJpeg(object: number): boolean {
    const { call, heap } = this.#page.pdfium;
    if (call.FPDFImageObj_GetImageFilterCount(object) !== 1) return false;
    if (heap.utf8((buffer, size) => call.FPDFImageObj_GetImageFilter(object, 0, buffer, size)) !== jpegFilter)
      return false;
    const metadata = heap.scratch;
    if (call.FPDFImageObj_GetImageMetadata(object, this.#page.page, metadata) === 0) return false;
    const [bitsPerPixel, colorSpace] = [heap.integer(metadata, 4), heap.integer(metadata, 5)];
    return bitsPerPixel <= 24 && colorSpace !== cmyk && colorSpace !== lab && colorSpace < firstSpotColor;
  }

  /** The stream of an image as the file stores it. The engine wants a block of exactly its size. */
  #stored(object: number): Uint8Array {
    const { call, heap } = this.#page.pdfium;
    const size = call.FPDFImageObj_GetImageDataRaw(object, 0, 0);
    const block = heap.allocate(size);
    try {
      call.FPDFImageObj_GetImageDataRaw(object, block, size);
      return heap.view(block, size).slice();
    } finally {
      heap.release(block);
    }
  }

  #pictures(): ReadonlyArray<Found> {
    const rows = joinAll(this.#found.toSorted((a, b) => a.picture.x0 - b.picture.x0 || a.picture.y0 - b.picture.y0));
    const joined = joinAll(rows.toSorted((a, b) => a.picture.y0 - b.picture.y0 || a.picture.x0 - b.picture.x0));
    const paper = this.#page.width * this.#page.height;
    return joined.filter(
      ({ picture }) =>
        Math.min(picture.pixelWidth, picture.pixelHeight) >= fewestPixels &&
        Math.min(picture.x1 - picture.x0, picture.y1 - picture.y0) >= smallest &&
        // What lies inside another picture is part of it.
        !joined.some(
          (other) =>
            other.picture !== picture && areaOf(other.picture) <= paperShare * paper && holds(other.picture, picture),
        ),
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
    if (picture.extension === "jpeg") {
      const bytes = this.#stored(object);
      if (bytes[0] === 0xff && bytes[1] === 0xd8) return { bytes, extension: "jpeg" };
    }
    const { data, width, height, channels } = renderRegion(
      this.#page,
      picture,
      picture.pixelWidth,
      picture.pixelHeight,
    );
    return { bytes: encodePng(data, width, height, channels), extension: "png" };
  }
}
