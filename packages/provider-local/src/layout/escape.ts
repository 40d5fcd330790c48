/** Escapes text that Markdown would take for markup, and only that: what is harmless stays readable. */

/** What of a paragraph can become markup; found once for the whole paragraph. */
export interface Risk {
  readonly stars: boolean;
  readonly underscores: boolean;
  readonly ticks: boolean;
  readonly tildes: boolean;
  readonly brackets: boolean;
}

const noRisk: Risk = { stars: false, underscores: false, ticks: false, tildes: false, brackets: false };

const special = /[*_`~[\]\\<&]/;

/** Whether some mark that can open stands before one that can close. */
const pairs = (text: string, opening: RegExp, closing: RegExp): boolean => {
  const open = text.search(opening);
  if (open < 0) return false;
  return Array.from(text.matchAll(closing)).some(({ index }) => index > open);
};

/** What of the paragraph `text` can become markup. */
export const riskOf = (text: string): Risk => {
  if (!special.test(text)) return noRisk;
  return {
    stars: pairs(text, /\*(?=[^\s*])/, /(?<=[^\s*])\*/g),
    // Underscores between letters are harmless.
    underscores: pairs(text, /(?<![\p{L}\p{N}_])_+(?=[^\s_])/u, /(?<=[^\s_])_+(?![\p{L}\p{N}_])/gu),
    ticks: (text.match(/`+/g)?.length ?? 0) >= 2,
    tildes: (text.match(/~+(?=\S)|(?<=\S)~+/g)?.length ?? 0) >= 2,
    brackets: /\]\s?[([:]/.test(text),
  };
};

/** An address in angle brackets is a link in Markdown as well. */
const autolink = /^<(?:https?:\/\/[^\s<>]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+)>[.,;:)]*$/i;

const isAddress = (text: string): boolean => /^\(?(?:https?:\/\/|www\.)\S+$/i.test(text);

/** A word, escaped for the middle of a line. `inLink`: it stands in the text of a link. */
export const escapeWord = (text: string, risk: Risk, inLink = false): string => {
  if (!special.test(text) || (!inLink && autolink.test(text))) return text;
  let escaped = text.replace(/\\(?=[!-/:-@[-`{-~])/g, "\\\\").replace(/\\$/, "\\\\");
  escaped = escaped.replace(/<(?=[A-Za-z/!?]|[^\s<>]*@)/g, "\\<").replace(/&(?=#?\w+;)/g, "\\&");
  if (risk.ticks) escaped = escaped.replace(/`/g, "\\`");
  if (risk.brackets || inLink) escaped = escaped.replace(/[[\]]/g, "\\$&");
  if (isAddress(text)) return escaped;
  if (risk.stars) escaped = escaped.replace(/\*/g, "\\*");
  if (risk.underscores) escaped = escaped.replace(/_/g, "\\_");
  return risk.tildes ? escaped.replace(/~/g, "\\~") : escaped;
};

/**
 * A line, escaped so that its beginning does not start a heading, a list, a quotation, a rule or a listing. `line` is
 * already escaped inside. The escape, if any, stands within the first word.
 */
export const escapeStart = (line: string): string => {
  const [head = ""] = line.split(/\s/, 1);
  if (/^(?:#{1,6}|[-+*])$/.test(head)) return `\\${line}`;
  const number = /^(\d{1,9})([.)])$/.exec(head);
  if (number !== null) return `${number[1]}\\${line.slice(number[1]?.length ?? 0)}`;
  if (/^(?:>|```|~~~)/.test(head)) return `\\${line}`;
  if (/^\[[^\]]*\]:/.test(line) || /^\[[ xX]\]$/.test(head)) return `\\${line}`;
  // A line of strokes would be a rule, or make a heading of the line above, or a table.
  if (!/^[-=*_|:\s]+$/.test(line)) return line;
  return line.replace(/^[-=|:]|[*_]/g, "\\$&");
};

/** An address for the target of a link. */
export const escapeUrl = (url: string): string =>
  url.replace(/[\s()<>\\]/g, (character) => encodeURIComponent(character).replace("(", "%28").replace(")", "%29"));
