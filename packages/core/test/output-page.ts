/** Pages for the tests of the output, with only what a test says. */
import type { Block, Page } from "@ocr/core";

export const pageOf = (markdown: string, rest: Partial<Page> = {}): Page => ({
  index: 0,
  markdown,
  images: [],
  dimensions: null,
  ...rest,
});

export const oneOf = (markdown: string, rest: Partial<Page> = {}) => ({ pages: [pageOf(markdown, rest)] });

/** One pixel. */
export const png = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

export const image = (id: string, image_base64: string | null = null) => ({
  id,
  top_left_x: 0,
  top_left_y: 0,
  bottom_right_x: 10,
  bottom_right_y: 10,
  image_base64,
});

/** A block whose box tells its number. */
export const block = (type: string, content: string, n = 0, rest: Partial<Block> = {}): Block => ({
  type,
  top_left_x: n,
  top_left_y: n,
  bottom_right_x: n + 1,
  bottom_right_y: n + 1,
  content,
  ...rest,
});
