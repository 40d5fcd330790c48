/** The running text of a result, and the words and lines that are written into it. */
import { confidenceOf } from "../mistral/confidence.ts";
import type { Box, Line } from "../fixture/truth.ts";

/** A stretch of the text, in UTF-16. */
export interface Span {
  readonly offset: number;
  readonly length: number;
}

/** A word as the service returns it. */
export interface WireWord {
  readonly content: string;
  readonly polygon: ReadonlyArray<number>;
  readonly confidence: number;
  readonly span: Span;
}

/** A line as the service returns it. */
export interface WireLine {
  readonly content: string;
  readonly polygon: ReadonlyArray<number>;
  readonly spans: ReadonlyArray<Span>;
}

/** A box as a polygon, in the unit of the page. */
export const polygonOf = ({ height, width, x, y }: Box, scale: number): ReadonlyArray<number> =>
  [x, y, x + width, y, x + width, y + height, x, y + height].map(
    (value) => Math.round(value * scale * 10_000) / 10_000,
  );

/** What has been written so far. */
export interface Content {
  readonly text: () => string;
  readonly at: () => number;
  /** Writes text; gives the place where it stands. */
  readonly write: (text: string) => Span;
  /** The place from a start to here. */
  readonly since: (start: number) => Span;
  /** Writes printed lines, each on its own; what was read of them goes to `words` and `lines`. */
  readonly writeLines: (lines: ReadonlyArray<Line>, page: PageSheet, separator?: string) => Span;
}

/** Where the words and lines of a page are collected. */
export interface PageSheet {
  readonly scale: number;
  readonly words: Array<WireWord>;
  readonly lines: Array<WireLine>;
}

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

/** Starts a text. In Markdown some characters are written as entities. */
export const newContent = (markdown: boolean): Content => {
  let text = "";
  const at = () => text.length;
  const since = (start: number): Span => ({ offset: start, length: text.length - start });
  const write = (part: string): Span => {
    const start = text.length;
    text += part;
    return since(start);
  };
  const escaped = (part: string) => (markdown ? part.replaceAll(/[&<>]/g, (sign) => entities[sign] ?? sign) : part);
  const writeLines: Content["writeLines"] = (lines, page, separator = "\n") => {
    const start = text.length;
    for (const [i, line] of lines.entries()) {
      if (i > 0) write(separator);
      const lineStart = text.length;
      for (const [j, word] of line.words.entries()) {
        if (j > 0) write(" ");
        const span = write(escaped(word.text));
        page.words.push({
          content: word.text,
          polygon: polygonOf(word.box, page.scale),
          confidence: confidenceOf(`${span.offset}${word.text}`),
          span,
        });
      }
      page.lines.push({ content: line.text, polygon: polygonOf(line.box, page.scale), spans: [since(lineStart)] });
    }
    return since(start);
  };
  return { text: () => text, at, write, since, writeLines };
};
