/** The marks that begin list items: bullets, numbers, letters. */
import type { Word } from "../page/content.ts";

/** A mark at the start of a line. */
export interface Marker {
  /** `bullet` is certain by its glyph; `dash` may be something else; the others count something. */
  readonly kind: "bullet" | "dash" | "number" | "letter" | "roman";
  /** What is left of the mark when the number is taken away, such as `#.` or `(#)`: items of one list agree in it. */
  readonly style: string;
  /** Place in the sequence, from 1; letters and Roman numerals too. Undefined for bullets. */
  readonly ordinal: number | undefined;
  /** As printed. */
  readonly text: string;
  /** What the first word holds behind the mark, when there is no space between them. */
  readonly rest: string;
  /** True when the mark is a word of its own. */
  readonly apart: boolean;
}

// Characters of private use are the bullets of symbol fonts.
const bullet = /^([•‣◦▪▫■□●○◆◇♦❖►▶▸➢➤➔✓✔✗⁃∙⦁❑❒\p{Co}])(.*)$/u;
// The letters are what bullets of symbol fonts become when the font has no map.
const dash = /^[-–*·+olnrquv§Øü]$/u;
/** What OCR engines make of bullets. */
const misread = /^[®¢©»«°§¤*•·]$/u;
const number = /^([([]?)(\d{1,3})([.)\]]|\.\))(\D.*)?$/u;
const bareNumber = /^\d{1,3}$/;
const letter = /^(\(?)([A-Za-z])([.)])$/;
const roman = /^(\(?)([ivx]{2,6}|[IVX]{2,6})([.)])$/;
const hangulLetters = "가나다라마바사아자차카타파하";
const hangul = new RegExp(`^(\\(?)([${hangulLetters}])([.)])$`);
const circled = /^([\u2460-\u2473])(.*)$/u;

const romanValues: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10 };

const romanOrdinal = (text: string): number => {
  let sum = 0;
  let before = 0;
  for (const character of Array.from(text.toLowerCase()).toReversed()) {
    const value = romanValues[character] ?? 0;
    sum += value < before ? -value : value;
    before = Math.max(before, value);
  }
  return sum;
};

const marker = (
  kind: Marker["kind"],
  style: string,
  ordinal: number | undefined,
  text: string,
  rest: string,
): Marker => ({ kind, style, ordinal, text, rest, apart: rest === "" });

/** The mark at the start of `words` (in logical order), or `undefined`. Whether it really begins an item, its neighbours decide. */
export const markerOf = (words: ReadonlyArray<Word>): Marker | undefined => {
  const text = words[0]?.text ?? "";
  if (words.length < 2 && text.length < 3) return undefined;
  let match = bullet.exec(text);
  if (match !== null) return marker("bullet", match[1] ?? "", undefined, match[1] ?? "", match[2] ?? "");
  match = circled.exec(text);
  if (match !== null)
    return marker("number", "①", (match[1]?.codePointAt(0) ?? 0) - 0x245f, match[1] ?? "", match[2] ?? "");
  if (text.length > 12) return undefined;
  match = number.exec(text);
  if (match !== null) {
    const [, open = "", digits = "", close = "", rest = ""] = match;
    // "3.5" and "1.a" are no items, "(1995)..." and "[2]," neither.
    if (open === "" && close === "]") return undefined;
    if (rest !== "" && (close === "." ? !/^\p{Lu}/u.test(rest) : !/^[\p{L}"“「]/u.test(rest))) return undefined;
    return marker("number", `${open}#${close}`, Number(digits), `${open}${digits}${close}`, rest);
  }
  if (words.length < 2) return undefined;
  if (words[0]?.confidence !== undefined && misread.test(text)) return marker("dash", "•", undefined, "•", "");
  if (dash.test(text)) return marker("dash", text, undefined, text, "");
  if (bareNumber.test(text)) return marker("number", "#", Number(text), text, "");
  match = letter.exec(text);
  if (match !== null) {
    const [, open = "", character = "", close = ""] = match;
    const base = character >= "a" ? 96 : 64;
    return marker("letter", `${open}${base === 96 ? "a" : "A"}${close}`, character.charCodeAt(0) - base, text, "");
  }
  match = roman.exec(text);
  if (match !== null) {
    const [, open = "", digits = "", close = ""] = match;
    return marker("roman", `${open}${digits >= "a" ? "i" : "I"}${close}`, romanOrdinal(digits), text, "");
  }
  match = hangul.exec(text);
  if (match === null) return undefined;
  return marker("letter", `${match[1]}가${match[3]}`, hangulLetters.indexOf(match[2] ?? "") + 1, text, "");
};
