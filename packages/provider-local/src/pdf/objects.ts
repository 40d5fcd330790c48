/** Walks the objects of a page, also those inside form XObjects, each with the map to the upright page. */
import { compose, type Matrix } from "./matrix.ts";
import type { OpenPage } from "./page.ts";

/** The kinds of page objects that the walk reports. */
export const objectKind = { text: 1, path: 2, image: 3, shading: 4, form: 5 } as const;

/** An object of the page. */
export interface PageObject {
  readonly object: number;
  readonly kind: number;
  /** From the coordinates that surround the object (the page's or the form's) to the upright page. */
  readonly outer: Matrix;
}

/** Nested forms deeper than this are not read. */
const mostLevels = 12;
/** At most this many objects of one page are visited. */
const mostObjects = 300_000;

/** The matrix of an object; the identity when it has none. */
export const readMatrix = ({ pdfium: { call, heap } }: OpenPage, object: number): Matrix => {
  const pointer = heap.scratch;
  if (call.FPDFPageObj_GetMatrix(object, pointer) === 0) return { a: 1, b: 0, c: 0, d: 1, e: 0, f: 0 };
  return {
    a: heap.float(pointer, 0),
    b: heap.float(pointer, 1),
    c: heap.float(pointer, 2),
    d: heap.float(pointer, 3),
    e: heap.float(pointer, 4),
    f: heap.float(pointer, 5),
  };
};

/** Calls `visit` for every object that is not a form, in the order of drawing. */
export const visitObjects = (page: OpenPage, visit: (object: PageObject) => void): void => {
  const { call } = page.pdfium;
  let visited = 0;
  const visitOne = (object: number, outer: Matrix, level: number): void => {
    if (object === 0 || visited++ > mostObjects) return;
    const kind = call.FPDFPageObj_GetType(object);
    if (kind !== objectKind.form) {
      visit({ object, kind, outer });
      return;
    }
    if (level >= mostLevels) return;
    const count = call.FPDFFormObj_CountObjects(object);
    const inner = compose(readMatrix(page, object), outer);
    for (let index = 0; index < count; index++) visitOne(call.FPDFFormObj_GetObject(object, index), inner, level + 1);
  };
  const count = call.FPDFPage_CountObjects(page.page);
  for (let index = 0; index < count; index++) visitOne(call.FPDFPage_GetObject(page.page, index), page.upright, 0);
};
