/** Words broken at the end of a line: which hyphens go and which stay. */
import { isAscii, isHangul, isSpaceless } from "./script.ts";

/** The words of a document, in small letters, for looking up how a broken word is written elsewhere. */
export type Vocabulary = ReadonlySet<string>;

const edges = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu;

const bare = (text: string): string => text.replace(edges, "").toLowerCase();

/** Collects the words of a document. `texts` are single words, in any order. */
export const makeVocabulary = (texts: Iterable<string>): Vocabulary => {
  const words = new Set<string>();
  for (const text of texts) if (text.length > 1) words.add(bare(text));
  return words;
};

/** First halves after which the hyphen is nearly always a part of the word. */
const prefixes = new Set(["self", "non", "well", "cross", "quasi"]);

/** Joins the last word of a line to the first of the next one, or keeps them apart by a space. */
export const joinLines = (before: string, after: string, soft: boolean, vocabulary: Vocabulary): string => {
  const hyphen = /\p{L}(?<mark>[-‐\u00ad\u2011])$/u.exec(before)?.groups?.["mark"];
  if (hyphen !== undefined && /^\p{L}/u.test(after))
    return joinHyphen(before, after, soft || hyphen === "\u00ad", vocabulary);
  if (/[\p{L}\d][/–]$/u.test(before) && /^[\p{L}\d]/u.test(after)) return before + after;
  if (isUrlPiece(before)) return before + after;
  return before + spaceBetween(before, after, vocabulary) + after;
};

const joinHyphen = (before: string, after: string, soft: boolean, vocabulary: Vocabulary): string => {
  const first = bare(before);
  const second = bare(after);
  const closed = before.slice(0, -1) + after;
  if (!/^\p{Ll}/u.test(after)) return before + after;
  if (vocabulary.has(first + second)) return closed;
  if (vocabulary.has(`${first}-${second}`)) return before + after;
  const compound =
    prefixes.has(first) || first.includes("-") || (vocabulary.has(first) && vocabulary.has(second) && first.length > 3);
  return compound && !(soft && first.length < 3) ? before + after : closed;
};

/** An address that is broken behind one of its own marks goes on without a space. */
const isUrlPiece = (before: string): boolean => /^\(?(?:https?:\/\/|www\.)/i.test(before) && /[/_=&?-]$/.test(before);

/** Korean particles: they are always written together with the word before them. */
const particle = /^(?:에|을|를|은|는|의|와|과|로|으로|에서|에게|까지|부터|라고|이라고|이며)[.,)\]”’]*$/u;

/** The space between two lines: none where the script has none, and none inside a Korean word. */
const spaceBetween = (before: string, after: string, vocabulary: Vocabulary): "" | " " => {
  if (isAscii(before) && isAscii(after)) return " ";
  const last = Array.from(before).at(-1) ?? "";
  const first = Array.from(after)[0] ?? "";
  if (isSpaceless(last) && isSpaceless(first)) return "";
  if (!isHangul(last) || !isHangul(first)) return " ";
  // Korean lines may end inside a word; the rest of the document often has it in one piece.
  return particle.test(after) || vocabulary.has(bare(before) + bare(after)) ? "" : " ";
};
