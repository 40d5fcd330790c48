/** Draws pages as pixels: whole pages in grey for OCR, parts of pages in colour for pictures. */
import type { Bitmap } from "../page/bitmap.ts";
import type { Box } from "../page/content.ts";
import { compose } from "./matrix.ts";
import type { OpenPage } from "./page.ts";

const greyFormat = 1;
const colorFormat = 3;
const withAnnotations = 1;
const inGrey = 8;
const white = 0xffffffff;

/** The most pixels of a page; a page that would exceed them is drawn with fewer dots per inch. */
export const mostPixels = 100_000_000;
const mostRegionPixels = 16_000_000;

/** Runs `task` with a white bitmap and frees it. Throws a RangeError when the memory does not suffice. */
const withBitmap = <Result>(
  { pdfium: { call } }: OpenPage,
  width: number,
  height: number,
  format: number,
  task: (bitmap: number) => Result,
): Result => {
  const bitmap = call.FPDFBitmap_CreateEx(width, height, format, 0, 0);
  if (bitmap === 0) throw new RangeError("the PDF engine is out of memory");
  try {
    call.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, white);
    return task(bitmap);
  } finally {
    call.FPDFBitmap_Destroy(bitmap);
  }
};

const pixelsOf = ({ pdfium: { call, heap } }: OpenPage, bitmap: number, height: number): [Uint8Array, number] => {
  const stride = call.FPDFBitmap_GetStride(bitmap);
  return [heap.view(call.FPDFBitmap_GetBuffer(bitmap), stride * height), stride];
};

/**
 * The page in grey, upright as displayed, on white, with its annotations and, when `form` is the handle of the
 * document's form, the fields.
 */
export const renderPage = (page: OpenPage, form: number, dpi: number): Bitmap => {
  const { call } = page.pdfium;
  const wanted = (page.width * page.height * dpi * dpi) / (72 * 72);
  const used = wanted > mostPixels ? dpi * Math.sqrt(mostPixels / wanted) : dpi;
  const width = Math.max(Math.round((page.width * used) / 72), 1);
  const height = Math.max(Math.round((page.height * used) / 72), 1);
  return withBitmap(page, width, height, greyFormat, (bitmap) => {
    call.FPDF_RenderPageBitmap(bitmap, page.page, 0, 0, width, height, page.turns, withAnnotations | inGrey);
    if (form !== 0) call.FPDF_FFLDraw(form, bitmap, page.page, 0, 0, width, height, page.turns, inGrey);
    const [pixels, stride] = pixelsOf(page, bitmap, height);
    if (stride === width) return { width, height, data: pixels.slice(), dpi: used };
    const data = new Uint8Array(width * height);
    for (let y = 0; y < height; y++) data.set(pixels.subarray(y * stride, y * stride + width), y * width);
    return { width, height, data, dpi: used };
  });
};

/** Pixels of a part of a page: 1 channel when it holds no colour, else red, green, blue. */
export interface Region {
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3;
  readonly data: Uint8Array;
}

/**
 * A part of the page in colour, in so many pixels; fewer of both when they were more than 16 million. With `form`, the
 * handle of the document's form or 0, annotations and the fields are drawn too; the part is then the whole page.
 */
export const renderRegion = (
  page: OpenPage,
  box: Box,
  pixelWidth: number,
  pixelHeight: number,
  form?: number,
): Region => {
  const { call, heap } = page.pdfium;
  const shrink = Math.min(Math.sqrt(mostRegionPixels / (pixelWidth * pixelHeight)), 1);
  const width = Math.max(Math.round(pixelWidth * shrink), 1);
  const height = Math.max(Math.round(pixelHeight * shrink), 1);
  return withBitmap(page, width, height, colorFormat, (bitmap) => {
    const { scratch } = heap;
    const scaleX = width / Math.max(box.x1 - box.x0, 0.1);
    const scaleY = height / Math.max(box.y1 - box.y0, 0.1);
    const zoom = { a: scaleX, b: 0, c: 0, d: scaleY, e: -box.x0 * scaleX, f: -box.y0 * scaleY };
    const { a, b, c, d, e, f } = compose(page.turning, zoom);
    heap.setFloats(scratch, [a, b, c, d, e, f]);
    heap.setFloats(scratch + 32, [0, 0, width, height]);
    call.FPDF_RenderPageBitmapWithMatrix(
      bitmap,
      page.page,
      scratch,
      scratch + 32,
      form === undefined ? 0 : withAnnotations,
    );
    if (form !== undefined && form !== 0)
      call.FPDF_FFLDraw(form, bitmap, page.page, 0, 0, width, height, page.turns, 0);
    const [pixels, stride] = pixelsOf(page, bitmap, height);
    const data = new Uint8Array(width * height * 3);
    let colored = false;
    for (let y = 0, to = 0; y < height; y++)
      for (let x = 0, from = y * stride; x < width; x++, from += 4, to += 3) {
        const [blue, green, red] = [pixels[from]!, pixels[from + 1]!, pixels[from + 2]!];
        data[to] = red;
        data[to + 1] = green;
        data[to + 2] = blue;
        if (red !== green || green !== blue) colored = true;
      }
    if (colored) return { width, height, channels: 3, data };
    const grey = new Uint8Array(width * height);
    for (let pixel = 0; pixel < grey.length; pixel++) grey[pixel] = data[pixel * 3]!;
    return { width, height, channels: 1, data: grey };
  });
};

/** The whole page in colour, upright as displayed, with its annotations and the fields of `form`, its handle or 0. */
export const renderInColor = (page: OpenPage, form: number, dpi: number): Region => {
  const { height, width } = page;
  return renderRegion(page, { x0: 0, y0: 0, x1: width, y1: height }, (width * dpi) / 72, (height * dpi) / 72, form);
};
