/** Reads the characters of a page with their places on the upright page. */
import type { Box } from "../page/content.ts";
import { mapBox, mapX, mapY } from "./matrix.ts";
import type { OpenPage } from "./page.ts";
import { Styles, type Style } from "./style.ts";

/** A character of the page. The box spans the advance of the character and the height of its font. */
export interface Character extends Box {
  /** Unicode code point. */
  readonly code: number;
  readonly style: Style;
  /** Start and end along the direction of writing. */
  readonly start: number;
  readonly end: number;
  /** Where the baseline is, across the direction of writing. */
  readonly baseline: number;
  /** The engine put this space or line end there because of a gap; the file does not hold it. */
  readonly generated: boolean;
  /** The file does not say which Unicode character this is. */
  readonly unmapped: boolean;
}

/** The most characters of a page that are read; a page of dense text has some ten thousand. */
const mostCharacters = 500_000;

const isSpace = (code: number): boolean => code === 32 || code === 13 || code === 10 || code === 9 || code === 160;

/** All characters of the page in the order of the engine, which follows the file. */
export const readCharacters = (page: OpenPage): ReadonlyArray<Character> => {
  const { pdfium, upright } = page;
  const { call, heap } = pdfium;
  const text = call.FPDFText_LoadPage(page.page);
  if (text === 0) return [];
  try {
    const { scratch } = heap;
    const count = Math.min(call.FPDFText_CountChars(text), mostCharacters);
    const styles = new Styles(page, text);
    const characters: Array<Character> = [];
    let style: Style | undefined;
    for (let index = 0; index < count; index++) {
      const code = call.FPDFText_GetUnicode(text, index);
      const generated = isSpace(code) && call.FPDFText_IsGenerated(text, index) === 1;
      if (code === 0) continue;
      const object = generated ? 0 : call.FPDFText_GetTextObject(text, index);
      if (object !== 0) style = styles.of(object, index);
      if (style === undefined) continue;
      call.FPDFText_GetLooseCharBox(text, index, scratch);
      const box = mapBox(
        upright,
        heap.float(scratch, 0),
        heap.float(scratch, 3),
        heap.float(scratch, 2),
        heap.float(scratch, 1),
      );
      call.FPDFText_GetCharOrigin(text, index, scratch, scratch + 8);
      const [x, y] = [heap.double(scratch, 0), heap.double(scratch, 1)];
      const [originX, originY] = [mapX(upright, x, y), mapY(upright, x, y)];
      const { directionX, directionY } = style;
      const extent = style.rotated
        ? Math.abs(directionX) * (box.x1 - box.x0) + Math.abs(directionY) * (box.y1 - box.y0)
        : box.x1 - box.x0;
      const start = style.rotated ? originX * directionX + originY * directionY : box.x0;
      characters.push({
        ...box,
        code,
        style,
        start,
        end: start + extent,
        baseline: originY * directionX - originX * directionY,
        generated,
        unmapped: call.FPDFText_HasUnicodeMapError(text, index) === 1,
      });
    }
    return characters;
  } finally {
    call.FPDFText_ClosePage(text);
  }
};
