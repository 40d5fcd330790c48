/** An image file as a source: each of its pictures is a page that OCR must read. */
import type { Bitmap } from "../page/bitmap.ts";
import { openImage } from "../raster/decode.ts";
import { resize } from "../raster/resize.ts";
import type { Source } from "./source.ts";

/** Opens an image file. Rejects with a `DocumentFault`. */
export const imageSource = async (bytes: Uint8Array): Promise<Source> => {
  const image = await openImage(bytes);
  const density = new Map<number, number>();
  // The last picture stays, because a page is asked for its content, then for its bitmap.
  let last: { readonly index: number; readonly bitmap: Bitmap } | undefined;
  const bitmapOf = (index: number): Bitmap => {
    if (last?.index !== index) last = { index, bitmap: image.frame(index).bitmap };
    density.set(index, last.bitmap.dpi);
    return last.bitmap;
  };
  const skipped = image.skippedFrames;
  return {
    pageCount: image.frameCount,
    bookmarks: [],
    warnings:
      skipped === 0
        ? []
        : [{ code: "frames-left-out", message: `the image is animated; ${skipped} later steps are left out` }],
    content: (index) => {
      const { width, height, dpi } = bitmapOf(index);
      const nothing = { words: [], rulings: [], fills: [], pictures: [], links: [] };
      return { index, width: (width * 72) / dpi, height: (height * 72) / dpi, engine: "image", ...nothing };
    },
    need: () => "ocr",
    bitmap: (index) => {
      const bitmap = bitmapOf(index);
      // Its buffer moves to the OCR thread.
      last = undefined;
      return bitmap;
    },
    drawing: (index, dpi) => {
      const bitmap = bitmapOf(index);
      const scale = dpi / bitmap.dpi;
      const side = (length: number) => Math.max(1, Math.round(length * scale));
      const { data, height, width } = resize(bitmap, side(bitmap.width), side(bitmap.height), dpi);
      return { width, height, data, channels: 1 };
    },
    picture: () => {
      throw new RangeError("an image file has no pictures of its own");
    },
    dpi: (index) => density.get(index) ?? 200,
    close: () => {
      last = undefined;
    },
  };
};
