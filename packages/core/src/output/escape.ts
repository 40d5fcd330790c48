/** Plain text to inline Markdown that reads as the same text, and to HTML. */
import { formulaAt } from "./math.ts";
import { placeholders } from "./picture.ts";

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Text that is safe in HTML, in attributes too. */
export const escapeHtml = (text: string): string =>
  text.replaceAll(/[&<>"]/g, (character) => entities[character] ?? "");

const isWord = (character: string | undefined) => character !== undefined && /[\p{L}\p{N}]/u.test(character);
const isSpace = (character: string | undefined) => character === undefined || /\s/.test(character);

/** Whether a character would mean something at this place. */
const isSign = (text: string, i: number): boolean => {
  const before = text[i - 1];
  const after = text[i + 1];
  const sign: string = text[i] ?? "";
  switch (sign) {
    case "\\":
      return after === undefined || /[!-/:-@[-`{-~]/.test(after);
    case "`":
      return true;
    case "*":
      return !(isSpace(before) && isSpace(after)) || text.trim() === "*";
    case "_":
      return !(isWord(before) && isWord(after)) && !(isSpace(before) && isSpace(after));
    case "~":
      return before === "~" || after === "~";
    case "<":
      return after !== undefined && /[a-z/!?]/i.test(after);
    case "]":
      return after === "(";
    case "&":
      return /^&(?:#\d+|#x[\da-f]+|[a-z][\da-z]*);/i.test(text.slice(i, i + 40));
    default:
      return false;
  }
};

/** Escapes text for inline Markdown, sparingly. Formulas and the placeholders of pictures stay what they are. */
export const escapeMarkdown = (text: string): string => {
  const images = new Map([...text.matchAll(placeholders())].map((found) => [found.index, found[0]]));
  let result = "";
  for (let i = 0; i < text.length; i += 1) {
    const verbatim = images.get(i) ?? formulaAt(text, i);
    if (verbatim !== undefined) {
      result += verbatim;
      i += verbatim.length - 1;
    } else result += isSign(text, i) ? `\\${text[i]}` : (text[i] ?? "");
  }
  return result;
};
