/** Takes the signs of Markdown and HTML out of a text, so that only what a reader sees is compared. */

const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " " };

/** Resolves backslash escapes and the common character references; the rest of the markup stays. */
export const withoutEscapes = (markdown: string): string =>
  markdown
    .replaceAll(/\\([!-/:-@[-`{-~])/g, "$1")
    .replaceAll(/&(amp|lt|gt|quot|apos|nbsp);/g, (_, name: string) => entities[name] ?? "")
    .replaceAll(/&#(\d{1,7});/g, (whole, code: string) =>
      Number(code) <= 0x10_ff_ff ? String.fromCodePoint(Number(code)) : whole,
    );

/** Escaped signs are moved out of the way (to a private range) while the markup is removed. */
const shelter = 0xf_00_00;
const sheltered = (markdown: string): string =>
  markdown.replaceAll(/\\([!-/:-@[-`{-~])/g, (_, sign: string) => String.fromCodePoint(shelter + sign.charCodeAt(0)));
const released = (text: string): string =>
  text.replaceAll(/[\u{F0000}-\u{F007F}]/gu, (sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0) - shelter));

const withoutLineSigns = (line: string): string => {
  if (/^[\s|:-]*\|[\s|:-]*$/.test(line) || /^\s*(```|~~~)/.test(line) || /^\s*([-*_]\s*){3,}$/.test(line)) return "";
  return line
    .replace(/^\s*(>\s?)+/, "")
    .replace(/^\s*[-*+]\s+(\[[ xX]\]\s+)?/, "")
    .replace(/^\s*#{1,6}\s+/, "")
    .replaceAll("|", " ");
};

/** The text that a reader of the Markdown sees. Pictures vanish, links keep their text, tables become words. */
export const plainText = (markdown: string): string => {
  const text = sheltered(markdown)
    .replaceAll(/<!--[\s\S]*?-->/g, " ")
    .replaceAll(/!\[[^\]]*\]\([^)]*\)/g, " ")
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replaceAll(/<((?:https?:|mailto:)[^>\s]+)>/g, "$1")
    .replaceAll(/<\/?[a-zA-Z][^<>]*>/g, " ")
    .split("\n")
    .map(withoutLineSigns)
    .join("\n")
    .replaceAll(/(\*\*|__|~~|`)/g, "")
    .replaceAll(/(^|[^\p{L}\p{N}])([*_])(?=\S)([^\n]*?\S)\2(?![\p{L}\p{N}])/gu, "$1$3");
  return withoutEscapes(released(text));
};
