/** Reads the characters of a page with their places on the upright page. */
import type { Box } from "../page/content.ts";
import type { Character } from "./character.ts";
import { correctSizes } from "./font-size.ts";
import { mapBox, mapX, mapY } from "./matrix.ts";
import type { OpenPage } from "./page.ts";
import { isShapeless, isSpace } from "./scripts.ts";
import { Styles, type Style } from "./style.ts";
import { readSymbol } from "./symbols.ts";

const replacement = 0xfffd;
/** The most characters of a page that are read; a page of dense text has some ten thousand. */
const mostCharacters = 500_000;
/** The box of a character reaches at most this many font heights above and below the baseline: fonts exaggerate. */
const ascent = 0.95;
const descent = 0.25;

/** The advance of a character whose upright box is given, along its slanting or vertical line. */
const turnedAdvance = (box: Box, { directionX, directionY, size, em }: Style): number => {
  const [across, down] = [Math.abs(directionX), Math.abs(directionY)];
  const [width, height] = [box.x1 - box.x0, box.y1 - box.y0];
  if (down > 0.99) return height;
  if (across > 0.99) return width;
  // The box stands around a slanting rectangle; its height is about that of the font.
  const advance = (width + height) / (across + down) - (ascent + descent) * size;
  return Math.min(Math.max(advance, 0.1 * em), 1.1 * em);
};

/** All characters of the page in the order of the engine, which follows the file. `text` is the page's open text. */
export const readCharacters = (page: OpenPage, text: number): Array<Character> => {
  const { pdfium, upright } = page;
  const { call, heap } = pdfium;
  const { scratch } = heap;
  const count = Math.min(call.FPDFText_CountChars(text), mostCharacters);
  const styles = new Styles(page, text);
  const characters: Array<Character> = [];
  let style: Style | undefined;
  let object = 0;
  for (let index = 0; index < count; index++) {
    const given = call.FPDFText_GetUnicode(text, index) >>> 0;
    if (given === 0 || given > 0x10ffff || (given > 0x2000 && isShapeless(given))) continue;
    const generated = isSpace(given) && call.FPDFText_IsGenerated(text, index) === 1;
    const own = generated ? 0 : call.FPDFText_GetTextObject(text, index);
    if (own !== 0 && own !== object) {
      object = own;
      style = styles.of(own, index);
    }
    if (style === undefined || call.FPDFText_GetLooseCharBox(text, index, scratch) === 0) continue;
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
    const { rotated, directionX, directionY, slope } = style;
    // Slanted glyphs lean out of their advance by the slope times their height.
    const lean = slope > 0 ? slope * (originY - box.y0) : slope * (originY - box.y1);
    // The engine gives the parts of a replacement text one origin, but boxes of their own.
    const left = Math.abs(box.x0 - originX) > 0.4 * style.em ? box.x0 : originX;
    let [start, end, baseline] = [left, Math.max(box.x1 - lean, left), originY];
    if (rotated) {
      start = originX * directionX + originY * directionY;
      end = start + turnedAdvance(box, style);
      baseline = originY * directionX - originX * directionY;
    }
    const known = style.symbols === undefined && given < 0xe000 ? given : readSymbol(given, style.symbols);
    const unmapped = !generated && known === given && call.FPDFText_HasUnicodeMapError(text, index) === 1;
    characters.push({
      x0: rotated ? box.x0 : start,
      y0: box.y0,
      x1: rotated ? box.x1 : end,
      y1: box.y1,
      height: rotated ? 0 : box.y1 - box.y0,
      // Without a meaning, the number of a glyph below 32 must not pass for a space or a line end.
      code: unmapped && known < 32 ? replacement : known,
      style,
      object,
      start,
      end,
      baseline,
      generated,
      unmapped,
    });
  }
  correctSizes(characters);
  for (const character of characters) {
    const { rotated, size } = character.style;
    if (rotated) continue;
    character.y0 = Math.max(character.y0, character.baseline - ascent * size);
    character.y1 = Math.min(character.y1, character.baseline + descent * size);
  }
  return characters;
};
