/** Names of pictures and tables: they run over the whole document, in reading order. */
import type { Call } from "@ocr/core/provider";
import { type Element, figuresIn, flatten, startOf } from "./element.ts";
import type { PageText } from "./page-text.ts";
import { boxOn } from "./pixels.ts";
import type { Figure, Page, Table } from "./vendor.ts";

const extensions = { markdown: "md", html: "html" } as const;

const isLarge = (figure: Figure, page: Page | undefined, least: number, dpi: number): boolean => {
  const box = page === undefined ? undefined : boxOn(page, figure.boundingRegions, dpi);
  if (box === undefined) return true;
  return box.bottom_right_x - box.top_left_x >= least && box.bottom_right_y - box.top_left_y >= least;
};

/** The names. Tables have some only when they leave the text; figures that were not wanted have none. */
export interface Names {
  readonly imageIds: ReadonlyMap<Figure, string>;
  readonly tableIds: ReadonlyMap<Table, string>;
}

/** Names everything. `image_limit` counts over the whole document, `image_min_size` in pixels of the page. */
export const nameAll = (
  elements: ReadonlyArray<Element>,
  { imageLimit = Number.POSITIVE_INFINITY, imageMinSize = 0, tableFormat }: Call["options"],
  pageAt: (place: number) => PageText["page"] | undefined,
  dpi: number,
): Names => {
  const imageIds = new Map<Figure, string>();
  const tableIds = new Map<Table, string>();
  const inOrder = (a: Element, b: Element) => startOf(a) - startOf(b);
  // A table in a cell of another one stays there.
  for (const element of flatten(elements).toSorted(inOrder))
    if (element.kind === "table" && tableFormat !== undefined)
      tableIds.set(element.table, `tbl-${tableIds.size}.${extensions[tableFormat]}`);
  for (const element of figuresIn(elements).toSorted(inOrder)) {
    const isWanted = isLarge(element.figure, pageAt(startOf(element)), imageMinSize, dpi);
    if (isWanted && imageIds.size < imageLimit) imageIds.set(element.figure, `img-${imageIds.size}.png`);
  }
  return { imageIds, tableIds };
};
