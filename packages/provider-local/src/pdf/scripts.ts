/** What kind of character a code point is, as far as the reading of words depends on it. */

/** A space or line end. */
export const isSpace = (code: number): boolean =>
  code === 32 ||
  (code >= 9 && code <= 13) ||
  code === 160 ||
  (code >= 0x2000 && code <= 0x200a) ||
  code === 0x202f ||
  code === 0x3000;

/** A character without a shape: zero-width spaces and marks of direction. The joiners of scripts (U+200C, U+200D) are not among them. */
export const isShapeless = (code: number): boolean =>
  code === 0x200b ||
  code === 0x200e ||
  code === 0x200f ||
  (code >= 0x202a && code <= 0x202e) ||
  (code >= 0x2060 && code <= 0x206f) ||
  code === 0xfeff;

/** A hyphen that was put at a line end to break a word. PDFium marks it with U+0002 or U+FFFE. */
export const isLineHyphen = (code: number): boolean => code === 2 || code === 0xfffe || code === 0xad;

/** A letter of a script that is written from right to left. */
export const isRightToLeft = (code: number): boolean =>
  code >= 0x5be &&
  (code <= 0x65f ||
    (code >= 0x66d && code <= 0x6ef) ||
    (code >= 0x6fa && code <= 0x8ff) ||
    (code >= 0xfb1d && code <= 0xfdff) ||
    (code >= 0xfe70 && code <= 0xfefe));

/** A letter of the Latin, Greek or Cyrillic script. */
export const isLatin = (code: number): boolean =>
  (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || (code >= 0xc0 && code < 0x590);

/** A character that keeps its left to right order inside right to left text: a digit or a letter of another script. */
export const isLeftToRight = (code: number): boolean =>
  (code >= 48 && code <= 57) || (code >= 0x660 && code <= 0x669) || (code >= 0x6f0 && code <= 0x6f9) || isLatin(code);

/** A character that joins digits or letters inside one number, address or name. */
export const isJoiner = (code: number): boolean =>
  code === 46 ||
  code === 44 ||
  code === 58 ||
  code === 47 ||
  code === 45 ||
  code === 64 ||
  code === 95 ||
  code === 0x66b ||
  code === 0x66c;

/** An ideograph or a kana: scripts that set no space between words. */
export const isIdeograph = (code: number): boolean =>
  (code >= 0x2e80 && code <= 0x9fff && code !== 0x3000) ||
  (code >= 0xf900 && code <= 0xfaff) ||
  (code >= 0x20000 && code <= 0x3ffff);

const mark = /\p{M}/u;

/** A mark that stands over, under or in the character before it. */
export const isMark = (code: number): boolean => code >= 0x300 && mark.test(String.fromCodePoint(code));

/** A code point that says nothing: private use, replacement, control, or not a character. */
export const isUnreadable = (code: number): boolean =>
  (code >= 0xe000 && code <= 0xf8ff) ||
  code === 0xfffd ||
  code >= 0xf0000 ||
  (code < 32 && !isSpace(code) && code !== 2) ||
  (code >= 0x7f && code < 0xa0);
