/** Pieces of HTML and XML in which every text is escaped unless it is markup itself. */

const signs: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};

/** Markup that needs no escaping. */
export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** What may stand in a piece: texts are escaped, lists are joined, undefined is nothing. */
export type Part = Markup | string | number | undefined | ReadonlyArray<Part>;

/** A text for an attribute or between tags. Characters that XML does not know are shown as a replacement. */
export const escaped = (text: string): string =>
  text
    .replaceAll(/\p{Surrogate}/gu, "\uFFFD")
    // oxlint-disable-next-line no-control-regex -- exactly these are forbidden in XML 1.0
    .replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, "\uFFFD")
    .replaceAll(/[&<>"']/g, (sign) => signs[sign] ?? sign);

const written = (part: Part): string => {
  if (part === undefined) return "";
  if (part instanceof Markup) return part.text;
  if (typeof part === "object") return part.map(written).join("");
  return escaped(String(part));
};

/** A piece of markup. */
export const markup = (texts: TemplateStringsArray, ...parts: ReadonlyArray<Part>): Markup =>
  new Markup(texts.map((text, i) => `${text}${i < parts.length ? written(parts[i]) : ""}`).join(""));
