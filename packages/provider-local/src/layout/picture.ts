/** Sorts the pictures of a page: figures in the text, pictures behind the text, and the scan that is the page itself. */
import type { PageContent, Picture, Word } from "../page/content.ts";
import { holdsMiddle } from "./box.ts";

/** Share of the page from which on a picture on a page read by OCR is the page itself. */
const wholePage = 0.85;
/** Pictures with a side shorter than this, in points, are dots and strokes. */
const leastSide = 5;
/** Words in front of a picture from which on it is a backdrop. */
const mostWords = 3;

/** Pictures that stand in the reading order, and pictures behind text that do not. */
export interface SortedPictures {
  readonly figures: ReadonlyArray<Picture>;
  readonly backdrops: ReadonlyArray<Picture>;
}

const area = ({ x0, y0, x1, y1 }: Picture): number => (x1 - x0) * (y1 - y0);

/** Cuts a picture's box to the page. */
const onPage = (picture: Picture, { width, height }: PageContent): Picture => ({
  ...picture,
  x0: Math.max(0, picture.x0),
  y0: Math.max(0, picture.y0),
  x1: Math.min(width, picture.x1),
  y1: Math.min(height, picture.y1),
});

/** The pictures of the page that are worth showing. `words`: the page's words, without those of tables. */
export const sortPictures = (content: PageContent, words: ReadonlyArray<Word>): SortedPictures => {
  const figures: Array<Picture> = [];
  const backdrops: Array<Picture> = [];
  const read = content.engine !== "text-layer";
  for (const original of content.pictures) {
    const picture = onPage(original, content);
    if (picture.x1 - picture.x0 < leastSide || picture.y1 - picture.y0 < leastSide) continue;
    if (read && area(picture) > wholePage * content.width * content.height) continue;
    let inside = 0;
    for (const word of words) if (holdsMiddle(picture, word)) inside += 1;
    (inside > mostWords ? backdrops : figures).push(picture);
  }
  return { figures, backdrops };
};
