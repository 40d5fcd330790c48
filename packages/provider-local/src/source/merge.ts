/** What the file says about a page and what the OCR engine read on its picture, as one content. */
import type { Reading } from "../ocr/reading.ts";
import type { Box, PageContent, Word } from "../page/content.ts";
import type { Need } from "./source.ts";
import { turnBox } from "./turn.ts";

const overlap = (a: Box, b: Box): number =>
  Math.max(0, Math.min(a.x1, b.x1) - Math.max(a.x0, b.x0)) * Math.max(0, Math.min(a.y1, b.y1) - Math.max(a.y0, b.y0));

const covers = (box: Box, word: Word): boolean =>
  overlap(box, word) > 0.5 * Math.max((word.x1 - word.x0) * (word.y1 - word.y0), 0.01);

/** On a hybrid page the text layer is exact; the engine only adds what stands in the places that it lacks. */
const addedWords = (content: PageContent, reading: Reading): ReadonlyArray<Word> =>
  reading.words.filter(
    (word) =>
      (content.unread ?? content.pictures).some((place) => covers(place, word)) &&
      !content.words.some((known) => covers(known, word)),
  );

/** The content of a page after OCR. The page is turned as the reading was. */
export const mergeReading = (content: PageContent, reading: Reading, need: Need): PageContent => {
  if (need === "hybrid") {
    const added = reading.rotation === 0 ? addedWords(content, reading) : [];
    return { ...content, words: [...content.words, ...added], engine: `${content.engine}+${reading.engine}` };
  }
  const turn = <B extends Box>(box: B): B => turnBox(box, reading.rotation, content.width, content.height);
  return {
    index: content.index,
    width: reading.width,
    height: reading.height,
    engine: reading.engine,
    words: reading.words,
    rulings: reading.rulings,
    fills: [],
    pictures: content.pictures.map(turn),
    links: content.links.map(turn),
  };
};
