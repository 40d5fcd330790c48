/** An image file as a source: each of its pictures is a page that OCR must read. */
import type { Bitmap } from "../page/bitmap.ts";
import { decodeImage } from "../raster/decode.ts";
import type { Source } from "./source.ts";
import { scaleBitmap } from "./scale.ts";

/** Opens an image file. Rejects with a `DocumentFault`. */
export const imageSource = async (bytes: Uint8Array): Promise<Source> => {
  const frames = await decodeImage(bytes);
  const bitmapOf = (index: number): Bitmap => {
    const frame = frames[index];
    if (frame === undefined) throw new RangeError(`there is no page ${index}`);
    return frame.bitmap;
  };
  return {
    pageCount: frames.length,
    bookmarks: [],
    content: (index) => {
      const { width, height, dpi } = bitmapOf(index);
      const nothing = { words: [], rulings: [], fills: [], pictures: [], links: [] };
      return { index, width: (width * 72) / dpi, height: (height * 72) / dpi, engine: "image", ...nothing };
    },
    need: () => "ocr",
    // A copy: the caller's thread takes the bytes away with it.
    bitmap: (index) => ({ ...bitmapOf(index), data: bitmapOf(index).data.slice() }),
    render: (index, dpi) => scaleBitmap(bitmapOf(index), dpi),
    picture: () => {
      throw new RangeError("an image file has no pictures of its own");
    },
    dpi: (index) => bitmapOf(index).dpi,
    close: () => {},
  };
};
