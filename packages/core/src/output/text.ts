/** A response as plain text: what stands on the pages, without the signs of Markdown. */
import type { Token } from "markdown-exit";
import { type MarginOptions, type PagesToWrite, pageText } from "./page-text.ts";
import { closeOf, readInline, readMarkdown, tableOf } from "./reader.ts";
import { gridOf, type Table } from "./table.ts";

/** How {@link toText} writes. */
export interface TextOptions extends MarginOptions {
  /** What stands between two pages that have text. Default `"\n\n"`. */
  readonly pageSeparator?: string;
}

const raised = ["⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻", "₀₁₂₃₄₅₆₇₈₉₊₋"] as const;

/** `10<sup>6</sup>` must not become 106. */
const raisedText = (text: string, tag: string): string => {
  if (!/^[\d+\-−]+$/.test(text)) return text;
  const signs = tag === "sup" ? raised[0] : raised[1];
  return text.replaceAll(/./g, (sign) => signs["0123456789+-".indexOf(sign === "−" ? "-" : sign)] ?? sign);
};

/** A formula that is only a way to write a sign, such as `$\$ 15.00$` or `$5 \%$`, says that sign; others keep their TeX. */
const formulaText = (formula: string): string => {
  const source = /^\$(?!\$)([\s\S]+)\$$/.exec(formula)?.[1] ?? "";
  const plain = source.replaceAll(/\\([$%&#_])/g, "$1");
  return plain !== source && !/[\\^_{}]/.test(plain) ? plain : formula;
};

/** The text of inline tokens. Line breaks stay; a picture is its label, unless that is only its id. */
export const inlineText = (tokens: ReadonlyArray<Token>): string => {
  let text = "";
  const opened: Array<number> = [];
  for (const token of tokens) {
    switch (token.type) {
      case "softbreak":
      case "hardbreak":
        text += "\n";
        break;
      case "image":
        if (token.content !== token.attrGet("src")) text += inlineText(token.children ?? []);
        break;
      case "math_inline":
        text += formulaText(token.content);
        break;
      case "tag_open":
      case "link_open":
        opened.push(text.length);
        break;
      case "tag_close": {
        const start = opened.pop() ?? 0;
        if (token.tag === "sup" || token.tag === "sub")
          text = text.slice(0, start) + raisedText(text.slice(start), token.tag);
        break;
      }
      case "link_close":
        opened.pop();
        break;
      default:
        text += token.content;
    }
  }
  return text.replaceAll(/[\t ]*\n[\t ]*/g, "\n").trim();
};

const oneLine = (markdown: string): string => inlineText(readInline(markdown)).replaceAll(/\s+/g, " ");

const tableText = (table: Table): string => {
  const rows = gridOf(table).map((row) => row.map(oneLine).join("\t"));
  return [oneLine(table.caption), ...rows].slice(table.caption === "" ? 1 : 0).join("\n");
};

const blockTexts = (tokens: ReadonlyArray<Token>): Array<string> => {
  const blocks: Array<string> = [];
  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i];
    if (token?.type === "inline") blocks.push(inlineText(token.children ?? []));
    else if (token?.type === "table") blocks.push(tableText(tableOf(token).table));
    else if (token?.tag === "ul" || token?.tag === "ol") {
      const end = closeOf(tokens, i);
      blocks.push(listText(tokens.slice(i + 1, end)));
      i = end;
    } else if (token?.nesting === 0) blocks.push(token.content.replace(/\n+$/, ""));
  }
  return blocks.filter((block) => block !== "");
};

/** Items keep their numbers as written; what belongs to an item is indented below it. */
const listText = (tokens: ReadonlyArray<Token>): string => {
  const items: Array<string> = [];
  for (let i = 0; i < tokens.length; i += 1) {
    const end = closeOf(tokens, i);
    const { info = "", markup = "" } = tokens[i] ?? {};
    const marker = info === "" ? "- " : `${info}${markup} `;
    const body = blockTexts(tokens.slice(i + 1, end)).join("\n");
    items.push(marker + body.replaceAll("\n", `\n${" ".repeat(marker.length)}`));
    i = end;
  }
  return items.join("\n");
};

/**
 * The plain text of the document, for search, for comparing, for people. Paragraphs and pages stand apart by an empty
 * line, a row of a table is a line with tabs between its cells, a link is its label, formulas stay as TeX, and a picture
 * is its label or nothing.
 *
 * @example
 * ```ts
 * import { toText } from "@ocr/core/output";
 *
 * const markdown = "# Prices\n\n| Item | Price |\n| --- | --- |\n| **Tea** | 3 \\| 4 |\n\n![img-0.jpeg](img-0.jpeg)";
 * toText({ pages: [{ index: 0, markdown, images: [], dimensions: null }] });
 * // "Prices\n\nItem\tPrice\nTea\t3 | 4\n"
 * ```
 */
export const toText = (response: PagesToWrite, options: TextOptions = {}): string => {
  const pages = response.pages.map((page) => {
    const { text } = pageText(page, options);
    return blockTexts(readMarkdown(text.replaceAll(/\r\n?/g, "\n"))).join("\n\n");
  });
  const text = pages.filter((page) => page !== "").join(options.pageSeparator ?? "\n\n");
  return text === "" ? "" : `${text}\n`;
};
