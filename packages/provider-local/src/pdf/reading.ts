/** Reads everything that a file says about one page. */
import type { Fill, PageContent, Word } from "../page/content.ts";
import { readCharacters } from "./characters.ts";
import { readFormWords, type Form } from "./forms.ts";
import { readLinks } from "./links.ts";
import { measurePage, type PageFigures } from "./need.ts";
import { objectKind, visitObjects } from "./objects.ts";
import type { OpenPage } from "./page.ts";
import { PathReader } from "./paths.ts";
import { PictureReader } from "./pictures.ts";
import { repairCharacters } from "./repair.ts";
import { makeWords } from "./words.ts";

/** Text smaller than this many points is not there to be read. */
const smallestText = 0.8;
const almostWhite = 0xf8;

const isAlmostWhite = (color: number): boolean =>
  color >> 16 >= almostWhite && ((color >> 8) & 255) >= almostWhite && (color & 255) >= almostWhite;

/** Reads a page. */
export const readPage = (
  page: OpenPage,
  form: Form,
): { readonly content: PageContent; readonly figures: PageFigures } => {
  const { call } = page.pdfium;
  const { index, width, height } = page;
  const paths = new PathReader(page);
  const pictures = new PictureReader(page);
  let shaded = false;
  visitObjects(page, (object) => {
    if (object.kind === objectKind.path) paths.read(object);
    else if (object.kind === objectKind.image) pictures.read(object);
    else if (object.kind === objectKind.shading) shaded = true;
  });
  const { rulings, fills } = paths.result();

  const text = call.FPDFText_LoadPage(page.page);
  try {
    const characters = text === 0 ? [] : readCharacters(page, text);
    const links = text === 0 ? [] : readLinks(page, text);
    const figures = measurePage(page, characters, pictures.boxes, paths.count);
    const grounds = [...fills, ...pictures.boxes];
    const visible = (word: Word): boolean => {
      const [x, y] = [(word.x0 + word.x1) / 2, (word.y0 + word.y1) / 2];
      if (word.size < smallestText || x < 0 || y < 0 || x > width || y > height) return false;
      // White text shows only on something dark; drawings and shadings may be that.
      return (
        !isAlmostWhite(word.color ?? 0) ||
        shaded ||
        paths.drawn ||
        grounds.some((box) => x >= box.x0 && x <= box.x1 && y >= box.y0 && y <= box.y1)
      );
    };
    const words = makeWords(repairCharacters(characters)).filter(visible);
    words.push(...readFormWords(page, form, words));
    const content: PageContent = {
      index,
      width,
      height,
      engine: "text-layer",
      words,
      rulings,
      fills: fills satisfies ReadonlyArray<Fill>,
      pictures: pictures.result(),
      links,
    };
    return { content, figures };
  } finally {
    if (text !== 0) call.FPDFText_ClosePage(text);
  }
};
