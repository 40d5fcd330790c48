/** Reads everything that a file says about one page. */
import type { Box, PageContent } from "../page/content.ts";
import type { Character } from "./character.ts";
import { readCharacters } from "./characters.ts";
import { DoubledText } from "./doubled.ts";
import { readFormWords, type Form } from "./forms.ts";
import { readLinks } from "./links.ts";
import { decideNeed, isBlank, measurePage, type Need } from "./need.ts";
import { objectKind, visitObjects } from "./objects.ts";
import { turnPage, type OpenPage } from "./page.ts";
import { PathReader } from "./paths.ts";
import { PictureReader } from "./pictures.ts";
import { renderPage } from "./render.ts";
import { repairCharacters } from "./repair.ts";
import { turnsToUpright } from "./sideways.ts";
import { keepKnown } from "./unread.ts";
import { findWords, type FoundWord } from "./words.ts";

/** Text smaller than this many points is not there to be read. */
const smallestText = 0.8;
const almostWhite = 0xf8;

/** Dots per inch of the drawing that shows whether a page is blank. */
const smallDrawing = 36;

const holds = ({ x0, y0, x1, y1 }: Box, x: number, y: number): boolean => x >= x0 && x <= x1 && y >= y0 && y <= y1;

const isAlmostWhite = (color: number): boolean =>
  color >> 16 >= almostWhite && ((color >> 8) & 255) >= almostWhite && (color & 255) >= almostWhite;

/** Runs `task` with the page's open text, 0 when the page has none that can be opened. */
const withText = <Result>({ pdfium: { call }, page }: OpenPage, task: (text: number) => Result): Result => {
  const text = call.FPDFText_LoadPage(page);
  try {
    return task(text);
  } finally {
    if (text !== 0) call.FPDFText_ClosePage(text);
  }
};

/** Characters of a page, and the page turned so that they stand upright. */
const readUpright = (
  displayed: OpenPage,
  text: number,
): { readonly page: OpenPage; readonly characters: Array<Character> } => {
  const characters = text === 0 ? [] : readCharacters(displayed, text);
  const turns = turnsToUpright(characters);
  if (turns === 0) return { page: displayed, characters };
  const page = turnPage(displayed, turns);
  return { page, characters: readCharacters(page, text) };
};

/** The quarter turns clockwise that the text of a page needs, beyond the page's own /Rotate. */
export const readTurns = (displayed: OpenPage): number =>
  withText(displayed, (text) => readUpright(displayed, text).page.turns);

/** The words of a page. Where an OCR program laid invisible text over text that is visible, the visible text stands. */
const readWords = (characters: ReadonlyArray<Character>): ReadonlyArray<FoundWord> => {
  const words = findWords(characters);
  const seen = words.filter(({ invisible }) => !invisible);
  if (seen.length === 0 || seen.length === words.length) return words;
  return words.filter(({ word, invisible }) => {
    const [x, y] = [(word.x0 + word.x1) / 2, (word.y0 + word.y1) / 2];
    return !invisible || !seen.some((other) => holds(other.word, x, y));
  });
};

/** What {@link readPage} finds. */
export interface PageReading {
  readonly content: PageContent;
  readonly need: Need["need"];
  /** Quarter turns clockwise that were applied because the text stands sideways. */
  readonly turns: number;
}

/** Reads a page. */
export const readPage = (displayed: OpenPage, form: Form): PageReading =>
  withText(displayed, (text) => {
    const { page, characters } = readUpright(displayed, text);
    const { index, width, height } = page;
    const paths = new PathReader(page);
    const pictures = new PictureReader(page);
    const doubled = new DoubledText(page);
    let shaded = false;
    visitObjects(page, (object) => {
      if (object.kind === objectKind.path) paths.read(object);
      else if (object.kind === objectKind.image) pictures.read(object);
      else if (object.kind === objectKind.text) doubled.read(object);
      else if (object.kind === objectKind.shading) shaded = true;
    });
    // All characters of a text object share one style.
    if (doubled.objects.size > 0)
      for (const { object, style } of characters) if (doubled.objects.has(object)) style.bold = true;
    const { rulings, fills } = paths.result();
    const figures = measurePage(page, characters, pictures.boxes, paths.count);

    const grounds = [...fills, ...pictures.boxes];
    const visible = ({ word }: FoundWord): boolean => {
      const [x, y] = [(word.x0 + word.x1) / 2, (word.y0 + word.y1) / 2];
      if (word.size < smallestText || x < 0 || y < 0 || x > width || y > height) return false;
      // White text shows only on something dark; drawings and shadings may be that.
      if (!isAlmostWhite(word.color ?? 0) || shaded || paths.drawn) return true;
      return grounds.some((box) => holds(box, x, y));
    };
    const known = keepKnown(readWords(repairCharacters(characters)).filter(visible));
    const { words } = known;
    words.push(...readFormWords(page, form, words));

    let blank: boolean | undefined;
    const isBlankPage = () => (blank ??= isBlank(renderPage(page, form.handle, smallDrawing)));
    const { need, unread } = decideNeed(figures, page, words, known.unread, pictures.boxes, isBlankPage);
    const content: PageContent = {
      index,
      width,
      height,
      engine: "text-layer",
      words,
      rulings,
      fills,
      // A picture of blank paper is not worth showing.
      pictures: blank === true ? [] : pictures.result(),
      links: readLinks(page, text, words),
      ...(need === "hybrid" ? { unread } : {}),
    };
    return { content, need, turns: page.turns };
  });
