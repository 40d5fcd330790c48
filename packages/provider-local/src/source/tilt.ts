/** Boxes of a page that was made level before it was read, as they lie on the page that a person sees. */
import type { DraftPage } from "@ocr/core/provider";

type Block = NonNullable<DraftPage["blocks"]>[number];

/** A page that runs down by less than this was read as it is. */
const smallestTilt = 0.3;

/** The box around a box that is turned clockwise about the middle of the page. */
const turned = (block: Block, degrees: number, width: number, height: number): Block => {
  const angle = (degrees * Math.PI) / 180;
  const [sine, cosine] = [Math.sin(angle), Math.cos(angle)];
  const x = (block.top_left_x + block.bottom_right_x - width) / 2;
  const y = (block.top_left_y + block.bottom_right_y - height) / 2;
  const [halfWidth, halfHeight] = [
    block.bottom_right_x - block.top_left_x,
    block.bottom_right_y - block.top_left_y,
  ].map((side) => side / 2) as [number, number];
  const reachX = halfWidth * Math.abs(cosine) + halfHeight * Math.abs(sine);
  const reachY = halfWidth * Math.abs(sine) + halfHeight * Math.abs(cosine);
  const middleX = width / 2 + x * cosine - y * sine;
  const middleY = height / 2 + x * sine + y * cosine;
  const inside = (value: number, most: number) => Math.min(most, Math.max(0, Math.round(value)));
  return {
    ...block,
    top_left_x: inside(middleX - reachX, width),
    top_left_y: inside(middleY - reachY, height),
    bottom_right_x: inside(middleX + reachX, width),
    bottom_right_y: inside(middleY + reachY, height),
  };
};

/** The page with the boxes of its blocks on the page as it is. Pictures were never made level. */
export const tiltBack = (page: DraftPage, degrees: number): DraftPage => {
  const { blocks, dimensions } = page;
  if (Math.abs(degrees) < smallestTilt || !blocks || !dimensions) return page;
  const { height, width } = dimensions;
  return {
    ...page,
    blocks: blocks.map((block) => (block.type === "image" ? block : turned(block, degrees, width, height))),
  };
};
