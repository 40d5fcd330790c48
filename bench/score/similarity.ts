/** How alike two texts are: a ratio by the longest common subsequence, for whole texts and for the best window. */

/** A text prepared for comparison: one number per Unicode character. */
export type Characters = Uint32Array;

/** Splits a text into its Unicode characters (code points). */
export const charactersOf = (text: string): Characters =>
  Uint32Array.from(text, (character) => character.codePointAt(0) ?? 0);

/** For each character of a pattern, the places where it stands, as bits; 32 places per number. */
interface Places {
  readonly length: number;
  readonly masks: ReadonlyMap<number, Int32Array>;
}

const placesOf = (pattern: Characters): Places => {
  const masks = new Map<number, Int32Array>();
  const words = Math.max(1, Math.ceil(pattern.length / 32));
  for (const [place, character] of pattern.entries()) {
    let mask = masks.get(character);
    if (mask === undefined) masks.set(character, (mask = new Int32Array(words)));
    mask[place >>> 5]! |= 1 << (place & 31);
  }
  return { length: pattern.length, masks };
};

/** Bit-parallel longest common subsequence of a pattern and `text[from, to)` (Hyyrö 2004). */
const commonLength = (pattern: Places, text: Characters, from: number, to: number): number => {
  if (pattern.length === 0) return 0;
  const row = new Int32Array(Math.ceil(pattern.length / 32)).fill(-1);
  for (let place = from; place < to; place += 1) {
    const mask = pattern.masks.get(text[place]!);
    if (mask === undefined) continue;
    let carry = 0;
    for (let word = 0; word < row.length; word += 1) {
      const before = row[word]!;
      const matched = before & mask[word]!;
      const sum = (before >>> 0) + (matched >>> 0) + carry;
      carry = sum > 0xff_ff_ff_ff ? 1 : 0;
      row[word] = sum | 0 | (before & ~matched);
    }
  }
  // Each zero bit stands for one character in common.
  let common = 0;
  for (let place = 0; place < pattern.length; place += 1)
    if ((row[place >>> 5]! & (1 << (place & 31))) === 0) common += 1;
  return common;
};

/** Share of two texts that is in common and in order: 2·LCS / (|a| + |b|), 0..1; 1 for two empty texts. */
export const ratio = (a: string, b: string): number => {
  const [left, right] = [charactersOf(a), charactersOf(b)];
  const total = left.length + right.length;
  if (total === 0) return 1;
  return (2 * commonLength(placesOf(left), right, 0, right.length)) / total;
};

const bestWindow = (pattern: Characters, text: Characters): number => {
  const places = placesOf(pattern);
  const size = pattern.length;
  let best = 0;
  // Whole windows. Moving by one changes the common length by one at most, so hopeless windows are jumped over.
  let most = 0;
  for (let start = 0; start + size <= text.length;) {
    const common = commonLength(places, text, start, start + size);
    most = Math.max(most, common);
    if (most === size) return 1;
    start += Math.max(1, most - common + 1);
  }
  best = most / size;
  // Shorter windows at both ends of the longer text.
  for (let length = 1; length < size && length <= text.length; length += 1) {
    const head = commonLength(places, text, 0, length);
    const tail = commonLength(places, text, text.length - length, text.length);
    best = Math.max(best, (2 * Math.max(head, tail)) / (size + length));
  }
  return best;
};

/**
 * The best {@link ratio} of the shorter text with any window of the longer one that is as long as the shorter, or
 * shorter at an end; 0..1. It is symmetric: a short output inside a long query counts as found, so guard its length.
 */
export const partialRatio = (a: string, b: string): number => {
  const [left, right] = [charactersOf(a), charactersOf(b)];
  if (left.length === 0 || right.length === 0) return left.length === right.length ? 1 : 0;
  if (left.length === right.length) return Math.max(bestWindow(left, right), bestWindow(right, left));
  return left.length < right.length ? bestWindow(left, right) : bestWindow(right, left);
};
