/** The published normaliser: what is taken for equal before texts are compared. Version it with every change. */

/** Version of the rules below; it stands in each report. */
export const normaliserVersion = "1";

const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', nbsp: " ", "#39": "'" };

/** The words of a Markdown text without its marks: links by their text, no pictures, placeholders, rules or tags. */
export const plainText = (markdown: string): string =>
  markdown
    .replaceAll(/!\[[^\]]*\]\([^)]*\)/g, " ")
    .replaceAll(/\[tbl-\d+\.\w+\]\([^)]*\)/g, " ")
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replaceAll(/^\s*\|?(?:\s*:?-{3,}:?\s*\|?)+\s*$/gm, " ")
    .replaceAll(/^\s*(?:#{1,6}|[-*+•·◦▪])\s+/gm, "")
    .replaceAll(/<[^<>]*>/g, " ")
    .replaceAll(/&(amp|lt|gt|quot|nbsp|#39);/g, (_, name: string) => entities[name] ?? "")
    .replaceAll(/(?<!\\)\||\*\*|__/g, " ")
    .replaceAll(/\\([\\`*_{}[\]()#+\-.!|<>~])/g, "$1");

/** One form for characters that look alike in print, and one space between words. Digits and signs stay as they are. */
export const normalise = (text: string): string =>
  text
    .normalize("NFKC")
    .replaceAll(/[‘’‛′]/g, "'")
    .replaceAll(/[“”„″]/g, '"')
    .replaceAll(/[‐‑‒–—−]/g, "-")
    .replaceAll("\u00AD", "")
    .replaceAll(/\s+/g, " ")
    .trim();

/** The words of a text, normalised. */
export const wordsOf = (text: string): ReadonlyArray<string> =>
  normalise(text)
    .split(" ")
    .filter((word) => word !== "");
