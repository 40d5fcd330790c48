/** Boxes: found ones in pixels against true ones in points. */
import type { PageTruth } from "@ocr/fakes";
import type { Corners, WirePage } from "../wire.ts";

/** A box as shares of its page, so that no resolution matters. */
export interface ShareBox {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A found box; undefined when the page names no dimensions or the box lacks a corner. */
export const foundBox = (box: Corners<number | null>, dimensions: WirePage["dimensions"]): ShareBox | undefined => {
  const { bottom_right_x: right, bottom_right_y: bottom, top_left_x: left, top_left_y: top } = box;
  if (dimensions === null || left === null || top === null || right === null || bottom === null) return undefined;
  const { height, width } = dimensions;
  return { left: left / width, top: top / height, right: right / width, bottom: bottom / height };
};

/** A true box. */
export const trueBox = (box: PageTruth["items"][number]["box"], page: PageTruth): ShareBox => ({
  left: box.x / page.width,
  top: box.y / page.height,
  right: (box.x + box.width) / page.width,
  bottom: (box.y + box.height) / page.height,
});

/** Area that two boxes share, as a part of the area that they cover together: 1 when they are equal. */
export const overlap = (a: ShareBox, b: ShareBox): number => {
  const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  const shared = Math.max(0, width) * Math.max(0, height);
  const areaOf = (box: ShareBox) => (box.right - box.left) * (box.bottom - box.top);
  const covered = areaOf(a) + areaOf(b) - shared;
  return covered <= 0 ? 0 : shared / covered;
};
