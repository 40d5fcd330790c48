/** Boxes of a page that was turned upright after its orientation had been found. */
import type { Box } from "../page/content.ts";

/** The box after a clockwise turn of the page; `width` and `height` are the page's before the turn. */
export const turnBox = <B extends Box>(box: B, rotation: 0 | 90 | 180 | 270, width: number, height: number): B => {
  const { x0, y0, x1, y1 } = box;
  switch (rotation) {
    case 0:
      return box;
    case 90:
      return { ...box, x0: height - y1, y0: x0, x1: height - y0, y1: x1 };
    case 180:
      return { ...box, x0: width - x1, y0: height - y1, x1: width - x0, y1: height - y0 };
    case 270:
      return { ...box, x0: y0, y0: width - x1, x1: y1, y1: width - x0 };
  }
};
