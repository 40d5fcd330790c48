/** Sets text in a box, where a file says what a field holds but not where each word stands. */
import type { Box, Word } from "../page/content.ts";

/** Width of an average character, in shares of its size. */
const averageWidth = 0.5;
const lineHeight = 1.2;
const margin = 2;
const largestAutomatic = 12;

const linesOf = (text: string, room: number, size: number): ReadonlyArray<ReadonlyArray<string>> => {
  const lines: Array<Array<string>> = [];
  for (const paragraph of text.split(/\r\n|\r|\n/)) {
    let line: Array<string> = [];
    let length = 0;
    for (const word of paragraph.split(/\s+/).filter((part) => part !== "")) {
      const added = word.length * averageWidth * size;
      if (line.length > 0 && length + averageWidth * size + added > room) {
        lines.push(line);
        line = [];
        length = 0;
      }
      length += (line.length > 0 ? averageWidth * size : 0) + added;
      line.push(word);
    }
    if (line.length > 0) lines.push(line);
  }
  return lines;
};

/** A mark that fills its box, such as a check box. */
export const setMark = (text: string, box: Box): Word => ({
  ...box,
  text,
  baseline: box.y1 - 0.15 * (box.y1 - box.y0),
  size: box.y1 - box.y0,
  bold: false,
  italic: false,
  monospace: false,
  color: 0,
});

/**
 * The words of `text` set from the top left of `box` with line breaks where they fit, centred vertically when it is one
 * line. `size` is the height of the font in points; 0 lets it follow the box. Words never leave the box.
 */
export const typeset = (text: string, box: Box, size: number): ReadonlyArray<Word> => {
  const height = box.y1 - box.y0;
  const room = Math.max(box.x1 - box.x0 - 2 * margin, 1);
  const used = size > 0 ? Math.min(size, height) : Math.min(0.7 * height, largestAutomatic);
  const lines = linesOf(text, room, used);
  const step = lines.length > 1 ? Math.min(lineHeight * used, height / lines.length) : height;
  const words: Array<Word> = [];
  for (const [row, line] of lines.entries()) {
    const middle = lines.length > 1 ? box.y0 + (row + 0.5) * step : (box.y0 + box.y1) / 2;
    const baseline = middle + 0.35 * used;
    // Text that is too long for the box is squeezed into it.
    const characters = line.reduce((sum, word) => sum + word.length, line.length - 1);
    const advance = Math.min(averageWidth * used, room / Math.max(characters, 1));
    let x = Math.min(box.x0 + margin, box.x1);
    for (const word of line) {
      const width = word.length * advance;
      words.push({
        x0: x,
        x1: Math.min(x + width, box.x1),
        y0: Math.max(baseline - 0.8 * used, box.y0),
        y1: Math.min(baseline + 0.2 * used, box.y1),
        text: word.normalize("NFC"),
        baseline,
        size: used,
        bold: false,
        italic: false,
        monospace: false,
        color: 0,
      });
      x += width + advance;
    }
  }
  return words;
};
