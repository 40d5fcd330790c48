/** Decides what a page needs: its text layer, OCR, or both. */
import type { Bitmap } from "../page/bitmap.ts";
import type { Box, PageContent } from "../page/content.ts";
import type { Character } from "./characters.ts";
import { isSpace, isUnreadable } from "./scripts.ts";

/** What the decision rests on. */
export interface PageFigures {
  /** Characters that are no spaces, in all. */
  readonly characters: number;
  /** Of these, drawn invisibly: the text layer of a scan. */
  readonly invisible: number;
  /** Of these, without a known Unicode character. */
  readonly unreadable: number;
  /** Share of the page that pictures cover, and that the largest covers. */
  readonly pictured: number;
  readonly largestPicture: number;
  readonly pictures: number;
  /** Lines, rectangles and drawings. */
  readonly paths: number;
}

/** More unreadable characters than this share make a text layer useless. */
const mostUnreadable = 0.3;
/** A page with fewer characters than this has no text layer worth the name. */
const fewCharacters = 20;
/** A page with fewer characters than this may have more of its text in a large picture. */
const littleText = 350;
const largePicture = 0.25;
/** A picture that covers this much of the page is a scan of it. */
const scannedPage = 0.7;
/** So many drawings and hardly a character: the text was turned into outlines. */
const manyPaths = 40;
const manyPictures = 40;

/** Share of the page that the boxes cover, measured on a grid of 64 by 64 points. */
const coverage = (boxes: ReadonlyArray<Box>, width: number, height: number): number => {
  const cells = 64;
  if (boxes.length === 0 || width <= 0 || height <= 0) return 0;
  const grid = new Uint8Array(cells * cells);
  const place = (value: number, size: number): number =>
    Math.min(Math.max(Math.round((value / size) * cells), 0), cells);
  for (const { x0, y0, x1, y1 } of boxes)
    for (let y = place(y0, height); y < place(y1, height); y++)
      grid.fill(1, y * cells + place(x0, width), y * cells + place(x1, width));
  return grid.reduce((sum, cell) => sum + cell, 0) / grid.length;
};

/** The figures of a page. */
export const measurePage = (
  page: { readonly width: number; readonly height: number },
  characters: ReadonlyArray<Character>,
  images: ReadonlyArray<Box>,
  paths: number,
): PageFigures => {
  const { width, height } = page;
  let [count, invisible, unreadable] = [0, 0, 0];
  for (const { code, style, unmapped } of characters) {
    if (isSpace(code)) continue;
    count++;
    if (style.invisible) invisible++;
    if (unmapped || (code > 126 && isUnreadable(code))) unreadable++;
  }
  const area = Math.max(width * height, 1);
  return {
    characters: count,
    invisible,
    unreadable,
    pictured: coverage(images, width, height),
    largestPicture: images.reduce((most, { x0, y0, x1, y1 }) => Math.max(most, ((x1 - x0) * (y1 - y0)) / area), 0),
    pictures: images.length,
    paths,
  };
};

const wordlike = /^[\p{P}\p{S}]*[\p{L}\p{N}][\p{L}\p{M}\p{N}\p{P}\p{S}]*$/u;

/** Whether the text layer of a scan reads like text: most of its words are words or numbers of usual length. */
const isPlausible = ({ words }: PageContent): boolean => {
  const good = words.filter(({ text }) => text.length <= 30 && wordlike.test(text)).length;
  const single = words.filter(({ text }) => text.length === 1).length;
  return words.length > 0 && good >= 0.7 * words.length && single <= 0.6 * words.length;
};

/** Whether the page is blank paper, told from a small drawing of it. */
const isBlank = ({ data }: Bitmap): boolean => {
  const histogram = new Uint32Array(256);
  for (const value of data) histogram[value] = (histogram[value] ?? 0) + 1;
  // The paper is the commonest grey; ink is far darker, or far lighter on dark paper.
  let paper = 0;
  for (let grey = 1; grey < 256; grey++) if ((histogram[grey] ?? 0) > (histogram[paper] ?? 0)) paper = grey;
  let ink = 0;
  for (let grey = 0; grey < 256; grey++) if (Math.abs(grey - paper) > 60) ink += histogram[grey] ?? 0;
  return ink < 0.0005 * data.length;
};

/** What a page needs. `draw` delivers a small drawing of the page; it is asked for only when OCR seems to be needed. */
export const decideNeed = (
  figures: PageFigures,
  content: PageContent,
  draw: () => Bitmap,
): "text" | "ocr" | "hybrid" => {
  const { characters, invisible, unreadable, pictured, largestPicture, pictures, paths } = figures;
  const ocr = (): "text" | "ocr" => (isBlank(draw()) ? "text" : "ocr");
  if (characters >= fewCharacters) {
    if (unreadable > mostUnreadable * characters) return ocr();
    const layered = invisible > 0.5 * characters;
    if (layered) return isPlausible(content) ? "text" : ocr();
    if (characters >= littleText || largestPicture < largePicture) return "text";
    return "hybrid";
  }
  if (pictured > 0.05 || pictures >= manyPictures || paths >= manyPaths) {
    if (characters === 0 || largestPicture >= scannedPage) return ocr();
    return ocr() === "ocr" ? "hybrid" : "text";
  }
  return "text";
};
