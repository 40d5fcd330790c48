/** The words out of Tesseract's results. */
import type { EngineWord } from "./engine.ts";
import type { ResultIterator } from "./tesseract-core.ts";

const block = 0;
const line = 2;
const word = 3;
/** From the tips of descenders to those of ascenders, as a part of the size of the font; common fonts differ little. */
const rowHeightOfEm = 0.91;

/** Several pieces of one word as one. */
const join = (pieces: ReadonlyArray<EngineWord>): EngineWord => {
  const [first] = pieces;
  if (pieces.length === 1) return first!;
  const text = pieces.map((piece) => piece.text).join("");
  return {
    ...first!,
    text,
    x0: Math.min(...pieces.map((piece) => piece.x0)),
    y0: Math.min(...pieces.map((piece) => piece.y0)),
    x1: Math.max(...pieces.map((piece) => piece.x1)),
    y1: Math.max(...pieces.map((piece) => piece.y1)),
    confidence: pieces.reduce((sum, piece) => sum + piece.confidence * piece.text.length, 0) / text.length,
    known: pieces.every((piece) => piece.known),
  };
};

/**
 * Joins what belongs together: in scripts such as Korean Tesseract's "words" are single syllables, and only the text of
 * the line tells where there is a space.
 */
const joinBySpaces = (pieces: ReadonlyArray<EngineWord>, text: string): ReadonlyArray<EngineWord> => {
  const words: Array<Array<EngineWord>> = [];
  let at = 0;
  let together = false;
  for (const piece of pieces) {
    const found = text.indexOf(piece.text, at);
    if (found < 0) return pieces;
    if (together && text.slice(at, found) === "") words.at(-1)!.push(piece);
    else words.push([piece]);
    at = found + piece.text.length;
    together = true;
  }
  return words.map(join);
};

/** All words of a recognised picture, in the engine's order. */
export const collectWords = (results: ResultIterator): ReadonlyArray<EngineWord> => {
  const words: Array<EngineWord> = [];
  let pieces: Array<EngineWord> = [];
  let lineText = "";
  let lines = -1;
  let blocks = -1;
  let size = 0;
  const finishLine = () => {
    words.push(...joinBySpaces(pieces, lineText));
    pieces = [];
  };
  results.Begin();
  do {
    if (results.IsAtBeginningOf(block)) blocks++;
    if (results.IsAtBeginningOf(line)) {
      finishLine();
      lines++;
      lineText = results.GetUTF8Text(line).normalize("NFC");
      size = results.getRowAttributes().row_height / rowHeightOfEm;
    }
    const text = results.Empty(word) ? "" : results.GetUTF8Text(word).normalize("NFC").trim();
    if (text === "") continue;
    const { x0, y0, x1, y1 } = results.getBoundingBox(word);
    const base = results.getBaseline(word);
    pieces.push({
      text,
      x0,
      y0,
      x1,
      y1,
      confidence: Math.min(Math.max(results.Confidence(word) / 100, 0), 1),
      baseline: base.has_baseline ? (base.y0 + base.y1) / 2 : y1,
      size,
      line: Math.max(lines, 0),
      block: Math.max(blocks, 0),
      known: results.WordIsFromDictionary() || results.WordIsNumeric(),
    });
  } while (results.Next(word));
  finishLine();
  return words;
};
