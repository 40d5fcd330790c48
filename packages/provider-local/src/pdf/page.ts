/** Opens one page for the time of a task, with the map from its own coordinates to the upright page. */
import { compose, identity, toUpright, type Matrix } from "./matrix.ts";
import type { Pdfium } from "./pdfium.ts";

/** An open page. Valid only inside the task of {@link withPage}. */
export interface OpenPage {
  readonly pdfium: Pdfium;
  readonly document: number;
  readonly page: number;
  readonly index: number;
  /** Points of the upright page: after /Rotate, cut to the crop box. */
  readonly width: number;
  readonly height: number;
  /** From the page's coordinates to points of the upright page, y downwards. */
  readonly upright: Matrix;
  /** Quarter turns clockwise that were added to those of /Rotate because the text of the page stands sideways. */
  readonly turns: number;
  /** From the page as displayed to the page with these turns; in points. */
  readonly turning: Matrix;
}

/** The same page, turned clockwise by so many quarters. */
export const turnPage = (page: OpenPage, turns: number): OpenPage => {
  const { width, height } = page;
  if (turns === 0) return page;
  const turning: Matrix =
    turns === 1
      ? { a: 0, b: 1, c: -1, d: 0, e: height, f: 0 }
      : turns === 2
        ? { a: -1, b: 0, c: 0, d: -1, e: width, f: height }
        : { a: 0, b: -1, c: 1, d: 0, e: 0, f: width };
  return {
    ...page,
    width: turns === 2 ? width : height,
    height: turns === 2 ? height : width,
    upright: compose(page.upright, turning),
    turns,
    turning,
  };
};

/**
 * Runs `task` on an open page and closes the page, also when the task throws. A page that cannot be opened gives
 * `undefined`. `form` is the handle of the document's form, or 0.
 */
export const withPage = <Result>(
  pdfium: Pdfium,
  document: number,
  form: number,
  index: number,
  task: (page: OpenPage) => Result,
): Result | undefined => {
  const { call, heap } = pdfium;
  const page = call.FPDF_LoadPage(document, index);
  if (page === 0) return undefined;
  try {
    if (form !== 0) call.FORM_OnAfterLoadPage(page, form);
    const box = heap.scratch;
    let [left, top, right, bottom] = [0, 792, 612, 0];
    if (call.FPDF_GetPageBoundingBox(page, box) !== 0) {
      // An FS_RECTF is left, top, right, bottom.
      [left, top, right, bottom] = [heap.float(box, 0), heap.float(box, 1), heap.float(box, 2), heap.float(box, 3)];
    }
    const turns = call.FPDFPage_GetRotation(page) & 3;
    const [across, down] = [Math.max(right - left, 0), Math.max(top - bottom, 0)];
    return task({
      pdfium,
      document,
      page,
      index,
      width: turns % 2 === 0 ? across : down,
      height: turns % 2 === 0 ? down : across,
      upright: toUpright(left, bottom, right, top, turns),
      turns: 0,
      turning: identity,
    });
  } finally {
    if (form !== 0) call.FORM_OnBeforeClosePage(page, form);
    call.FPDF_ClosePage(page);
  }
};
