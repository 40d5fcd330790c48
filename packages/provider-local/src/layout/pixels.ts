/** Boxes on the wire: whole pixels of the page picture. */
import type { DraftPage } from "@ocr/core/provider";
import type { Box } from "../page/content.ts";

type Dimensions = NonNullable<DraftPage["dimensions"]>;

/** The size of the page picture that all boxes refer to, in pixels. */
export type Scale = Dimensions;

/** The box of an image or block on the wire. */
export interface PixelBox {
  top_left_x: number;
  top_left_y: number;
  bottom_right_x: number;
  bottom_right_y: number;
}

/** The page picture of a page of so many points. */
export const scaleOf = (width: number, height: number, dpi: number): Scale => ({
  dpi: Math.round(dpi),
  width: Math.round((width * dpi) / 72),
  height: Math.round((height * dpi) / 72),
});

/** The box in whole pixels, cut to the page. */
export const toPixels = (box: Box, { dpi, width, height }: Scale): PixelBox => {
  const pixel = (points: number, most: number): number => Math.min(most, Math.max(0, Math.round((points * dpi) / 72)));
  return {
    top_left_x: pixel(box.x0, width),
    top_left_y: pixel(box.y0, height),
    bottom_right_x: pixel(box.x1, width),
    bottom_right_y: pixel(box.y1, height),
  };
};
