/** The normal forms in which texts are compared; each scorer names its own. */

const singleQuotes = /[‘’‚‛]/g;
const doubleQuotes = /[“”„‟]/g;

/** White space to single spaces, none at the ends. */
export const collapsed = (text: string): string => text.replaceAll(/\s+/g, " ").trim();

/**
 * The form in which facts are looked for: no emphasis signs, `<br>` and white space to one space, NFC, quotes, dashes
 * and the micro sign in one spelling. Ends are not trimmed.
 */
export const factForm = (text: string): string =>
  text
    .replaceAll(/<br ?\/?>/gi, " ")
    .replaceAll(/\*\*([^\n]*?)\*\*/g, "$1")
    .replaceAll(/__([^\n]*?)__/g, "$1")
    .replaceAll(/<\/?[bi]>/g, "")
    .replaceAll(/\*([^\n]*?)\*/g, "$1")
    .replaceAll(/_([^\n]*?)_/g, "$1")
    .replaceAll(/\s+/g, " ")
    .normalize("NFC")
    .replaceAll(/[‘’‚]/g, "'")
    .replaceAll(/[“”„]/g, '"')
    .replaceAll("＿", "_")
    .replaceAll(/[–—‑‒−]/g, "-")
    .replaceAll("µ", "μ");

/** The form in which recognised text is compared: case, quotes, dashes, bullets, line ends and word breaks do not count. */
export const recognitionForm = (text: string): string =>
  collapsed(
    text
      .normalize("NFKC")
      .replaceAll(singleQuotes, "'")
      .replaceAll(doubleQuotes, '"')
      .replaceAll(/[‐‑‒–—―−]/g, "-")
      .replaceAll("\u00ad", "")
      .replaceAll(/[•◦▪▫‣●○■□·∙⁃®©¢]/g, " ")
      .replaceAll(/-[ \t]*\r?\n\s*(?=\p{Ll})/gu, ""),
  ).toLowerCase();

/** The form in which table cells are compared: lower-case ASCII letters and digits, nothing else. */
export const cellForm = (text: string): string => text.toLowerCase().replaceAll(/[^0-9a-z]/g, "");
