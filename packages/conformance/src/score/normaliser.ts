/** The published normaliser: what is taken for equal before texts are compared. Its rules stand in `spec/scores.md`. */

/** Version of the rules; it stands in each report. Raise it with every change here, and say so in `spec/scores.md`. */
export const normaliserVersion = "2";

const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', nbsp: " ", "#39": "'" };

/** The words of a Markdown text without its marks: links by their text, no pictures, placeholders, rules or tags. */
export const plainText = (markdown: string): string =>
  markdown
    .replaceAll(/!\[[^\]]*\]\([^)]*\)/g, " ")
    .replaceAll(/\[tbl-\d+\.\w+\]\([^)]*\)/g, " ")
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replaceAll(/^\s*\|?(?:\s*:?-{3,}:?\s*\|?)+\s*$/gm, " ")
    .replaceAll(/^\s*(?:#{1,6}|[-*+•·◦▪])\s+/gm, "")
    .replaceAll(/[☐☑☒]|^\s*\[[ xX]\](?=\s)/gm, " ")
    .replaceAll(/<[^<>]*>/g, " ")
    .replaceAll(/&(amp|lt|gt|quot|nbsp|#39);/g, (_, name: string) => entities[name] ?? "")
    .replaceAll(/(?<!\\)\||\*\*|__/g, " ")
    .replaceAll(/(?<![\\\p{L}\p{N}*])\*(?=\S)([^*\n]+)(?<=\S)\*(?![\p{L}\p{N}*])/gu, "$1")
    .replaceAll(/\\([\\`*_{}[\]()#+\-.!|<>~])/g, "$1");

// Scripts that put no space between words: one letter with its marks counts as one word.
const unspaced = String.raw`[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmr}\p{sc=Mymr}\u3001-\u303F\u30FB\u30FC]\p{M}*`;
const spaceBetweenUnspaced = new RegExp(`(${unspaced}) (?=${unspaced})`, "gu");
const unspacedLetter = new RegExp(unspaced, "gu");

/** One form for characters that look alike in print, and one space between words. Digits and signs stay as they are. */
export const normalise = (text: string): string =>
  text
    // Signs without a picture of their own: soft hyphens, joiners, marks of direction.
    .replaceAll(/[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/g, "")
    .normalize("NFKC")
    .replaceAll(/[‘’‛′]/g, "'")
    .replaceAll(/[“”„″]/g, '"')
    .replaceAll(/[‐‑‒–—−]/g, "-")
    .replaceAll(/\s+/g, " ")
    .replaceAll(spaceBetweenUnspaced, "$1")
    .trim();

/** The words of a text, normalised. In scripts without spaces each letter is one. */
export const wordsOf = (text: string): ReadonlyArray<string> =>
  normalise(text)
    .replaceAll(unspacedLetter, " $& ")
    .split(" ")
    .filter((word) => word !== "");
