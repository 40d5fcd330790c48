/** The words of a paragraph as pieces of text: with the space before each, broken words made whole. */
import type { Word } from "../page/content.ts";
import { joinLines, type Vocabulary } from "./hyphen.ts";
import type { Line } from "./line.ts";
import { isAscii, isSpaceless } from "./script.ts";

/** A piece of text without white space, and where it comes from. */
export interface Token {
  readonly text: string;
  /** What stands before it: nothing, a space, or a line break that is kept. */
  readonly space: "" | " " | "\n";
  /** The words that it was made of, with their place in `text`. */
  readonly words: ReadonlyArray<{ readonly word: Word; readonly at: number }>;
}

/** Gap between words, in font sizes, below which there is no space between them. */
const touching = 0.1;

const dots = /^[.·…‥_]+$/u;

const spaceBetween = (before: Word, word: Word): "" | " " => {
  const across = Math.max(word.x0 - before.x1, before.x0 - word.x1);
  const along = Math.max(word.y0 - before.y1, before.y0 - word.y1);
  const gap = word.rotated === true ? Math.max(across, along) : across;
  const size = Math.max(Math.min(before.size, word.size), 0.1);
  const [last, first] = [before.text.at(-1) ?? "", word.text.at(0) ?? ""];
  if (isSpaceless(last) && isSpaceless(first)) return gap < 0.6 * size ? "" : " ";
  if (before.confidence !== undefined || word.confidence !== undefined) return " ";
  return gap < touching * size ? "" : " ";
};

/** The raised number at the start of a footnote, close to its first word. */
const isNoteMark = (mark: Word, word: Word): boolean =>
  /^[\d*†‡§¶]{1,3}$/u.test(mark.text) && mark.size < 0.9 * word.size && mark.baseline < word.baseline;

/** Rows of dots that lead to a page number or a field say nothing: one ellipsis stands for them. */
const withoutLeaders = (tokens: ReadonlyArray<Token>): ReadonlyArray<Token> => {
  const result: Array<Token> = [];
  for (let index = 0; index < tokens.length;) {
    let end = index;
    let count = 0;
    for (let token = tokens[end]; token !== undefined && dots.test(token.text); token = tokens[(end += 1)])
      count += token.text.length;
    const first = tokens[index] as Token;
    const isRow = count >= 4 && !/_/.test(first.text);
    if (isRow) result.push({ text: "…", space: first.space, words: first.words.slice(0, 1) });
    else result.push(...tokens.slice(index, Math.max(end, index + 1)));
    index = Math.max(end, index + 1);
  }
  return result;
};

/** Characters of private use mean nothing outside their font; the arrow of the usual symbol font is known. */
const withoutPrivate = (text: string): string => text.replaceAll("\uf0e0", "→").replace(/\p{Co}/gu, "");

/** Two single quotation marks, as older type was set, are one double mark. */
const cleanText = (text: string): string =>
  isAscii(text)
    ? text.trim()
    : withoutPrivate(text)
        .replace(/[\s\p{Cc}]+/gu, " ")
        .trim()
        .replaceAll("‘‘", "“")
        .replaceAll("’’", "”");

const tokensOf = (line: Line, skip: number): ReadonlyArray<Token> => {
  const words = line.words.slice(skip).filter(({ text }) => cleanText(text) !== "");
  const tokens = words.map((word, index): Token => {
    const before = words[index - 1];
    return {
      text: cleanText(word.text),
      space: before === undefined ? "" : index === 1 && isNoteMark(before, word) ? " " : spaceBetween(before, word),
      words: [{ word, at: 0 }],
    };
  });
  return line.text.includes("..") || line.text.includes(". .") || line.text.includes("··")
    ? withoutLeaders(tokens)
    : tokens;
};

/** The text of tokens as it is. */
export const plainText = (tokens: ReadonlyArray<Token>): string =>
  tokens.map(({ space, text }) => space + text).join("");

/**
 * The tokens of consecutive lines.
 *
 * @param hard for each line but the last, whether the break behind it is kept
 * @param skip number of words at the start of the first line that are left out (the mark of a list item)
 */
export const makeTokens = (
  lines: ReadonlyArray<Line>,
  hard: ReadonlyArray<boolean>,
  vocabulary: Vocabulary,
  skip = 0,
): ReadonlyArray<Token> => {
  const tokens: Array<Token> = [];
  for (const [index, line] of lines.entries()) {
    const [first, ...rest] = tokensOf(line, index === 0 ? skip : 0);
    if (first === undefined) continue;
    const before = tokens.at(-1);
    if (before === undefined) tokens.push({ ...first, space: "" });
    else if (hard[index - 1] === true) tokens.push({ ...first, space: "\n" });
    else {
      const soft = before.words.at(-1)?.word.softHyphen === true;
      const text = joinLines(before.text, first.text, soft, vocabulary);
      if (text === `${before.text} ${first.text}`) tokens.push({ ...first, space: " " });
      else {
        const shift = text.length - first.text.length;
        const moved = first.words.map(({ word, at }) => ({ word, at: at + shift }));
        tokens[tokens.length - 1] = { ...before, text, words: [...before.words, ...moved] };
      }
    }
    tokens.push(...rest);
  }
  return tokens;
};
