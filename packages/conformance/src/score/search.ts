/** A text inside a longer one, although some letters were read as others. */

/** The fewest edits (letters put in, left out or changed) after which `needle` stands somewhere in `text`. */
export const editsToFind = (text: string, needle: string): number => {
  // Sellers: as Levenshtein's distance, but it may begin and end anywhere in the text.
  let above = new Uint32Array(text.length + 1);
  for (let row = 1; row <= needle.length; row += 1) {
    const current = new Uint32Array(text.length + 1);
    current[0] = row;
    for (let column = 1; column <= text.length; column += 1) {
      const same = needle[row - 1] === text[column - 1] ? 0 : 1;
      const [left = 0, top = 0, corner = 0] = [current[column - 1], above[column], above[column - 1]];
      current[column] = Math.min(left + 1, top + 1, corner + same);
    }
    above = current;
  }
  return above.reduce((least, edits) => Math.min(least, edits), needle.length);
};

/** Whether a text is there, when at most one letter of five is wrong. */
export const isThere = (text: string, needle: string): boolean =>
  text.includes(needle) || editsToFind(text, needle) * 5 <= needle.length;
