/** What layout has to know about scripts: direction of writing, and whether words stand apart. */

const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/u;
const letter = /[\p{L}\p{N}]/u;
const latinLike = /\p{L}/u;
const spaceless =
  /[\u2e80-\u303f\u3040-\u30ff\u3100-\u312f\u31a0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef\u{20000}-\u{3ffff}]/u;
const hangul = /[\u1100-\u11ff\u3130-\u318f\uac00-\ud7af]/u;

/** Direction of a text by its letters: 1 for left to right, -1 for right to left, 0 when it has no letter. */
export const direction = (text: string): -1 | 0 | 1 => {
  if (isAscii(text)) return latinLike.test(text) ? 1 : 0;
  let balance = 0;
  for (const character of text) {
    if (!latinLike.test(character)) continue;
    balance += rightToLeft.test(character) ? -1 : 1;
  }
  if (balance === 0) return 0;
  return balance > 0 ? 1 : -1;
};

/** Whether all characters are ASCII: the quick way out of most questions about scripts. */
export const isAscii = (text: string): boolean => {
  for (let index = 0; index < text.length; index += 1) if (text.charCodeAt(index) > 127) return false;
  return true;
};

/** Whether the character belongs to a script that is written without spaces between words (Han, Kana). */
export const isSpaceless = (character: string): boolean => spaceless.test(character);

/** Whether the character is Korean. */
export const isHangul = (character: string): boolean => hangul.test(character);

/** Number of letters, as wide as Latin ones: a Han, Kana or Hangul character counts for two. */
export const letterWidth = (text: string): number => {
  if (isAscii(text)) return text.length;
  let width = 0;
  for (const character of text) width += isSpaceless(character) || isHangul(character) ? 2 : 1;
  return width;
};

/** Whether the text has a letter or a digit. */
export const hasLetter = (text: string): boolean => letter.test(text);
