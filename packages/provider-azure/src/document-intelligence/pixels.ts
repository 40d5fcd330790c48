/** From the vendor's inches and pixels to the pixels of the page's picture. */
import type { DraftPage } from "@ocr/core/provider";
import type { Page, Region } from "./vendor.ts";

/** The size of a page's picture. */
export type Dimensions = NonNullable<DraftPage["dimensions"]>;

/** A box in whole pixels, by the wire's names. */
export interface Box {
  readonly top_left_x: number;
  readonly top_left_y: number;
  readonly bottom_right_x: number;
  readonly bottom_right_y: number;
}

/** Pictures say nothing of their resolution; the contract's value for them. */
const imageDpi = 200;

/** The page's picture; null for documents without pages of a size (office files). */
export const dimensionsOf = ({ height, unit, width }: Page, dpi: number): Dimensions | null => {
  if (!width || !height) return null;
  const scale = unit === "inch" ? dpi : 1;
  return {
    dpi: unit === "inch" ? dpi : imageDpi,
    height: Math.round(height * scale),
    width: Math.round(width * scale),
  };
};

const clamp = (value: number, most: number): number => Math.min(most, Math.max(0, Math.round(value)));

/** The smallest upright box around the regions that lie on a page; undefined when there are none. */
export const boxOn = (page: Page, regions: ReadonlyArray<Region>, dpi: number): Box | undefined => {
  const size = dimensionsOf(page, dpi);
  const points = regions.filter(({ pageNumber }) => pageNumber === page.pageNumber).flatMap(({ polygon }) => polygon);
  if (size === null || points.length < 4) return undefined;
  const scale = page.unit === "inch" ? dpi : 1;
  const xs = points.filter((_, i) => i % 2 === 0).map((x) => x * scale);
  const ys = points.filter((_, i) => i % 2 === 1).map((y) => y * scale);
  return {
    top_left_x: clamp(Math.min(...xs), size.width),
    top_left_y: clamp(Math.min(...ys), size.height),
    bottom_right_x: clamp(Math.max(...xs), size.width),
    bottom_right_y: clamp(Math.max(...ys), size.height),
  };
};
