/** A page's text as the parts that a chunk is made of: headings, tables, lists, code, paragraphs. */
import type { Token } from "markdown-exit";
import { closeOf, readMarkdown, tableOf } from "./reader.ts";
import type { Table } from "./table.ts";
import { inlineText } from "./text.ts";

/** A stretch of a page's text. */
export interface Stretch {
  readonly text: string;
  /** Position of the page in the list of pages, not its number in the document. */
  readonly page: number;
  /** Where it stands in the page's text. */
  readonly start: number;
  readonly end: number;
}

/** One block of the text. */
export interface Part extends Stretch {
  readonly kind: "heading" | "table" | "html-table" | "list" | "code" | "text";
  /** 1 to 6 for a heading, else 0. */
  readonly level: number;
  /** The headings that it stands under, outermost first; a heading stands under itself. */
  readonly path: ReadonlyArray<string>;
  /** Of an HTML table. */
  readonly table: Table | undefined;
}

const kindOf = (token: Token): Part["kind"] => {
  if (token.type === "table") return tableOf(token).format === "html" ? "html-table" : "table";
  if (token.type === "heading_open") return "heading";
  if (token.type === "bullet_list_open" || token.type === "ordered_list_open") return "list";
  return token.type === "fence" || token.type === "code_block" ? "code" : "text";
};

interface Heading {
  readonly level: number;
  readonly title: string;
}

/** Reads the pages, one after the other, as parts. The headings of one page hold on the next. */
export const partsOf = (pages: ReadonlyArray<string>): Array<Part> => {
  const parts: Array<Part> = [];
  let open: ReadonlyArray<Heading> = [];
  for (const [page, text] of pages.entries()) {
    const tokens = readMarkdown(text);
    const lineStarts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1), text.length + 1];
    const offset = (line: number) => Math.min(lineStarts[line] ?? text.length, text.length);
    // Whatever no block claims is text too: nothing may be lost.
    let covered = 0;
    const add = (from: number, to: number, rest: Pick<Part, "kind" | "level" | "table">) => {
      const start = Math.max(from, covered);
      const body = text.slice(start, to).trimEnd();
      const lead = body.length - body.replace(/^(?:[\t ]*\n)+/, "").length;
      covered = Math.max(covered, to);
      if (body.trim() === "") return;
      const path = open.map(({ title }) => title).filter((title) => title !== "");
      parts.push({ ...rest, text: body.slice(lead), page, start: start + lead, end: start + body.length, path });
    };
    const plain = { kind: "text", level: 0, table: undefined } as const;
    for (let i = 0; i < tokens.length; i += 1) {
      const token = tokens[i];
      if (token === undefined || token.map === null) continue;
      const [from, to] = token.map;
      add(covered, offset(from), plain);
      const kind = kindOf(token);
      const level = kind === "heading" ? Number(token.tag.slice(1)) : 0;
      if (level > 0) {
        const title = inlineText(tokens[i + 1]?.children ?? []).replaceAll(/\s+/g, " ");
        open = [...open.filter((heading) => heading.level < level), { level, title }];
      }
      const table = kind === "html-table" ? tableOf(token).table : undefined;
      // A rule separates; it says nothing.
      if (token.type === "hr") covered = offset(to);
      else add(offset(from), offset(to), { kind, level, table });
      i = closeOf(tokens, i);
    }
    add(covered, text.length, plain);
  }
  return parts;
};
