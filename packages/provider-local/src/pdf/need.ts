/** Decides what a page needs: its text layer, OCR, or both. */
import type { Bitmap } from "../page/bitmap.ts";
import type { Box, Word } from "../page/content.ts";
import type { Character } from "./character.ts";
import { looksLikeText, readsNaturally } from "./plausible.ts";
import { isSpace, isUnreadable } from "./scripts.ts";

/** What the decision rests on. */
export interface PageFigures {
  /** Characters that are no spaces, in all. */
  readonly characters: number;
  /** Of these, drawn invisibly: the text layer of a scan. */
  readonly invisible: number;
  /** Of these, without a known Unicode character. */
  readonly unreadable: number;
  /** Of these, with a character that the engine guessed from the code, because the file does not tell. */
  readonly guessed: number;
  /** Share of the page that pictures cover, and that the largest covers. */
  readonly pictured: number;
  readonly largestPicture: number;
  readonly pictures: number;
  /** Lines, rectangles and drawings. */
  readonly paths: number;
}

/** More characters than this share that are unreadable or badly guessed make a text layer useless. */
const mostUnreadable = 0.3;
/** A page with fewer characters than this has no text layer worth the name. */
const fewCharacters = 20;
/** A page with fewer characters than this may have more of its text in a large picture. */
const littleText = 350;
const largePicture = 0.25;
const smallPicture = 0.05;
/** A picture that covers this much of the page is a scan of it. */
const scannedPage = 0.7;
/** So many drawings and hardly a character: the text was turned into outlines. */
const manyPaths = 40;
const manyPictures = 40;

/** Share of the page that the boxes cover, measured on a grid of 64 by 64 cells. */
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

/** The figures of a page. `images` are the boxes of all its images. */
export const measurePage = (
  { width, height }: { readonly width: number; readonly height: number },
  characters: ReadonlyArray<Character>,
  images: ReadonlyArray<Box>,
  paths: number,
): PageFigures => {
  let [count, invisible, unreadable, guessed] = [0, 0, 0, 0];
  for (const { code, style, unmapped } of characters) {
    if (isSpace(code)) continue;
    count++;
    if (style.invisible) invisible++;
    if (code > 126 && isUnreadable(code)) unreadable++;
    else if (unmapped) guessed++;
  }
  const area = Math.max(width * height, 1);
  return {
    characters: count,
    invisible,
    unreadable,
    guessed,
    pictured: coverage(images, width, height),
    largestPicture: images.reduce((most, { x0, y0, x1, y1 }) => Math.max(most, ((x1 - x0) * (y1 - y0)) / area), 0),
    pictures: images.length,
    paths,
  };
};

/** A page has so many cells a side when its ink is measured place by place. */
const inkCells = 32;
/** So much ink in one cell is a mark, such as a page number, and no speck of dust. */
const inkOfMark = 0.02;

/** Whether a drawing of a page shows blank paper: hardly any ink in all, and nowhere as much as a single short word has. */
export const isBlank = ({ data, height, width }: Bitmap): boolean => {
  const histogram = new Uint32Array(256);
  for (const value of data) histogram[value] = histogram[value]! + 1;
  // The paper is the commonest grey; ink is far darker, or far lighter on dark paper.
  let paper = 0;
  for (let grey = 1; grey < 256; grey++) if (histogram[grey]! > histogram[paper]!) paper = grey;
  const cells = new Uint32Array(inkCells * inkCells);
  let ink = 0;
  for (let y = 0; y < height; y++) {
    const row = Math.floor((y * inkCells) / height) * inkCells;
    for (let x = 0; x < width; x++) {
      if (Math.abs(data[y * width + x]! - paper) <= 60) continue;
      ink++;
      const cell = row + Math.floor((x * inkCells) / width);
      cells[cell] = cells[cell]! + 1;
    }
  }
  const cellSize = (width * height) / (inkCells * inkCells);
  return ink < 0.0005 * data.length && cells.every((count) => count < inkOfMark * cellSize);
};

/** What OCR would be good for on a page. */
export interface Need {
  readonly need: "text" | "ocr" | "hybrid";
  /** On a hybrid page: where text may stand that the text layer lacks. */
  readonly unread: ReadonlyArray<Box>;
}

/**
 * What a page needs. `unread` are the places of words that the file does not tell, `images` the boxes of all images,
 * `blank` says whether the page is blank paper; it is asked for only when the page seems to need OCR.
 */
export const decideNeed = (
  figures: PageFigures,
  page: { readonly width: number; readonly height: number },
  words: ReadonlyArray<Word>,
  unread: ReadonlyArray<Box>,
  images: ReadonlyArray<Box>,
  blank: () => boolean,
): Need => {
  const { characters, invisible, unreadable, guessed, pictured, largestPicture, pictures, paths } = figures;
  const text: Need = { need: "text", unread: [] };
  // A page on which characters are to be seen is not blank.
  const isEmpty = () => characters === invisible && blank();
  const ocr = (): Need => (isEmpty() ? text : { need: "ocr", unread: [] });
  const hybrid = (places: ReadonlyArray<Box>): Need => (isEmpty() ? text : { need: "hybrid", unread: places });
  const area = Math.max(page.width * page.height, 1);
  const large = images.filter(({ x0, y0, x1, y1 }) => (x1 - x0) * (y1 - y0) >= smallPicture * area);
  if (characters >= fewCharacters) {
    if (unreadable > mostUnreadable * characters) return ocr();
    if (unreadable + guessed > mostUnreadable * characters && !readsNaturally(words)) return ocr();
    if (invisible > 0.5 * characters) return looksLikeText(words) ? text : ocr();
    if (unread.length > 0) return hybrid([...unread, ...(characters < littleText ? large : [])]);
    if (characters >= littleText || largestPicture < largePicture) return text;
    return hybrid(large);
  }
  if (pictured > smallPicture || pictures >= manyPictures || paths >= manyPaths) {
    if (characters === 0 || largestPicture >= scannedPage) return ocr();
    return hybrid([{ x0: 0, y0: 0, x1: page.width, y1: page.height }]);
  }
  return text;
};
