/** Text with its emphasis and links as Markdown, and where each word of the page went. */
import type { Link, Word } from "../page/content.ts";
import { holdsMiddle } from "./box.ts";
import { escapeStart, escapeUrl, escapeWord, riskOf } from "./escape.ts";
import type { Token } from "./token.ts";

/** A word of the page and the place in the text where it begins. */
export interface Mark {
  readonly word: Word;
  readonly at: number;
}

/** A piece of Markdown. */
export interface Rendered {
  readonly text: string;
  readonly marks: ReadonlyArray<Mark>;
}

/** Which words are links. */
export type Links = ReadonlyMap<Word, string>;

/** Finds the words in each clickable area of a page. */
export const findLinks = (links: ReadonlyArray<Link>, words: Iterable<Word>): Links => {
  const found = new Map<Word, string>();
  if (links.length === 0) return found;
  const areas = links.map((link) => ({ ...link, x0: link.x0 - 1, y0: link.y0 - 1, x1: link.x1 + 1, y1: link.y1 + 1 }));
  for (const word of words) {
    const area = areas.find((area) => holdsMiddle(area, word));
    if (area !== undefined) found.set(word, area.url);
  }
  return found;
};

interface Style {
  readonly bold: boolean;
  readonly italic: boolean;
  readonly url: string | undefined;
}

interface Span extends Style {
  readonly tokens: ReadonlyArray<Token>;
}

const plain: Style = { bold: false, italic: false, url: undefined };

const styleOf = ({ words }: Token, links: Links, emphasis: boolean): Style => {
  const style = {
    bold: emphasis && words.every(({ word }) => word.bold),
    italic: emphasis && words.every(({ word }) => word.italic),
    url: words.map(({ word }) => links.get(word)).find((url) => url !== undefined),
  };
  return style.url === undefined ? style : { ...style, bold: false, italic: false };
};

const alike = (a: Style, b: Style): boolean => a.bold === b.bold && a.italic === b.italic && a.url === b.url;

const spansOf = (tokens: ReadonlyArray<Token>, links: Links, emphasis: boolean): Array<Span> => {
  const spans: Array<{ tokens: Array<Token> } & Style> = [];
  for (const token of tokens) {
    const style = styleOf(token, links, emphasis);
    const open = spans.at(-1);
    if (open !== undefined && alike(open, style)) open.tokens.push(token);
    else spans.push({ ...style, tokens: [token] });
  }
  return spans;
};

/** The letters of an address, without what writers leave out. */
const addressKey = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replace(/^[(<]?(?:mailto:|https?:\/\/)?(?:www\.)?/, "")
    .replace(/[/.,;)>\s]+$/, "");

interface Wrapping {
  readonly open: string;
  readonly close: string;
  readonly url: boolean;
}

const bareText: Wrapping = { open: "", close: "", url: false };

/** Single letters in italics are the names of quantities: only words are marked. */
const isPhrase = (text: string): boolean => /\p{L}{3,}/u.test(text);

/** The marks around a span. Emphasis needs white space on both sides, and letters inside. */
const wrapping = (span: Span, next: Span | undefined, first: boolean): Wrapping => {
  const text = span.tokens.map(({ space, text }) => space + text).join("");
  if (span.url !== undefined) {
    // An address that stands in the text needs no second copy beside it.
    const [own, target] = [addressKey(text).replace(/\s/g, ""), addressKey(span.url)];
    if (own === target || (/^\s*[(<]?(?:https?:|www\.)/i.test(text) && own.startsWith(target))) return bareText;
    return { open: "[", close: `](${escapeUrl(span.url)})`, url: true };
  }
  const apart = (first || span.tokens[0]?.space !== "") && next?.tokens[0]?.space !== "";
  const mark = (span.bold ? "**" : "") + (span.italic ? "*" : "");
  return apart && isPhrase(text) && !text.includes("\n") ? { open: mark, close: mark, url: false } : bareText;
};

/** How {@link renderInline} works. */
export interface InlineOptions {
  readonly emphasis?: boolean;
  readonly oneLine?: boolean;
  readonly numbered?: boolean;
}

/**
 * The tokens as Markdown. `emphasis`: bold and italic words are marked. `oneLine`: line breaks become spaces, and the
 * text is not the beginning of a line. `numbered`: a number such as "3." at the start may stay as it is.
 */
export const renderInline = (
  tokens: ReadonlyArray<Token>,
  links: Links,
  { emphasis = false, oneLine = false, numbered = false }: InlineOptions = {},
): Rendered => {
  const risk = riskOf(tokens.map(({ space, text }) => space + text).join(""));
  const spans = spansOf(tokens, links, emphasis);
  const uniform = spans.length === 1 && spans[0]?.url === undefined;
  const withMarkup = spans.some((span) => !alike(span, plain)) && !uniform;
  const guarded = withMarkup
    ? { ...risk, stars: true, brackets: risk.brackets || spans.some(({ url }) => url !== undefined) }
    : risk;
  const marks: Array<Mark> = [];
  let text = "";
  let lineStart = 0;
  const endLine = () => {
    if (oneLine) return;
    const line = text.slice(lineStart);
    const number = numbered && lineStart === 0 ? (/^\d{1,3}[.)]\s/.exec(line)?.[0] ?? "") : "";
    const escaped = number + escapeStart(line.slice(number.length));
    if (escaped === line) return;
    // Backslashes were put in: the words behind them move.
    const places: Array<number> = [];
    for (let from = 0, to = 0; from < line.length; from += 1, to += 1) {
      while (to < escaped.length && escaped[to] !== line[from]) to += 1;
      places.push(to);
    }
    for (let index = marks.length - 1; index >= 0 && (marks[index]?.at ?? 0) >= lineStart; index -= 1) {
      const mark = marks[index] as Mark;
      marks[index] = { ...mark, at: lineStart + (places[mark.at - lineStart] ?? mark.at - lineStart) };
    }
    text = text.slice(0, lineStart) + escaped;
  };
  for (const [index, span] of spans.entries()) {
    const wrap = uniform ? bareText : wrapping(span, spans[index + 1], index === 0);
    for (const [place, token] of span.tokens.entries()) {
      const first = index === 0 && place === 0;
      if (token.space === "\n" && !oneLine) {
        endLine();
        text += "\n";
        lineStart = text.length;
      } else if (!first && token.space !== "") text += " ";
      if (place === 0) text += wrap.open;
      for (const { word, at } of token.words) marks.push({ word, at: text.length + at });
      text += escapeWord(token.text, guarded, wrap.url);
    }
    text += wrap.close;
  }
  endLine();
  return { text, marks };
};

/** `parts` joined by `separator`, their marks moved along. */
export const joinRendered = (parts: ReadonlyArray<Rendered>, separator: string): Rendered => {
  let text = "";
  const marks: Array<Mark> = [];
  for (const [index, part] of parts.entries()) {
    if (index > 0) text += separator;
    for (const { word, at } of part.marks) marks.push({ word, at: text.length + at });
    text += part.text;
  }
  return { text, marks };
};
