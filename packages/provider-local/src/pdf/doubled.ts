/** Finds text that a page draws twice, a little apart, to make it look bold. The engine hands out only the first drawing. */
import { mapBox } from "./matrix.ts";
import type { PageObject } from "./objects.ts";
import type { OpenPage } from "./page.ts";
import type { Box } from "../page/content.ts";

/** The drawings are at most this share of the text's height apart, and at least so many points. */
const furthest = 0.12;
const nearest = 0.02;
/** Their boxes are alike to this many points. */
const alike = 0.05;
const cell = 4;
const columns = 1 << 14;

interface Drawn {
  readonly object: number;
  readonly box: Box;
}

/** Collects the text objects of one page. */
export class DoubledText {
  readonly #page: OpenPage;
  readonly #cells = new Map<number, Array<Drawn>>();
  /** The text objects that were drawn again. */
  readonly objects = new Set<number>();

  constructor(page: OpenPage) {
    this.#page = page;
  }

  /** Reads one text object. */
  read({ object, outer }: PageObject): void {
    const { call, heap } = this.#page.pdfium;
    const { scratch } = heap;
    if (call.FPDFPageObj_GetBounds(object, scratch, scratch + 4, scratch + 8, scratch + 12) === 0) return;
    const box = mapBox(
      outer,
      heap.float(scratch, 0),
      heap.float(scratch, 1),
      heap.float(scratch, 2),
      heap.float(scratch, 3),
    );
    const key = Math.round(box.x0 / cell) * columns + Math.round(box.y0 / cell);
    for (let across = -columns; across <= columns; across += columns)
      for (let down = -1; down <= 1; down++)
        for (const other of this.#cells.get(key + across + down) ?? [])
          if (isAgain(other.box, box)) this.objects.add(other.object);
    const place = this.#cells.get(key);
    if (place === undefined) this.#cells.set(key, [{ object, box }]);
    else if (place.length < 8) place.push({ object, box });
  }
}

const isAgain = (first: Box, second: Box): boolean => {
  const height = first.y1 - first.y0;
  const shift = Math.hypot(second.x0 - first.x0, second.y0 - first.y0);
  return (
    shift >= nearest &&
    shift <= furthest * height &&
    Math.abs(second.x1 - second.x0 - (first.x1 - first.x0)) <= alike &&
    Math.abs(second.y1 - second.y0 - height) <= alike
  );
};
