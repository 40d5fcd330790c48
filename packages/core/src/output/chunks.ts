/** A response cut into chunks for retrieval and for the context of a chat, each with its source. */
import { OcrError } from "../error.ts";
import { cutsOf } from "./chunk-cut-text.ts";
import { placeBlocks, type PlacedBlock } from "./chunk-boxes.ts";
import { gap, lengthOf, packParts, type Piece } from "./chunk-pack.ts";
import { partsOf } from "./chunk-part.ts";
import { type MarginOptions, type PagesToWrite, pageText, type PictureOptions } from "./page-text.ts";

/** The place of a chunk's text on a page, in pixels of the page picture that the page's `dimensions` describe. */
export interface ChunkBox {
  /** Zero-based number of the page. */
  readonly page: number;
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
  /** Type of the block, such as `text` or `table`. */
  readonly type: string;
}

/** A piece of a document that makes sense on its own. */
export interface Chunk {
  /** Number of the chunk, from 0. */
  readonly index: number;
  /** Markdown. */
  readonly text: string;
  /** Titles that all of it stands under, outermost first, its own ones included: of several sections, only what they share. */
  readonly headings: ReadonlyArray<string>;
  /** Zero-based numbers of the pages that it comes from, rising. */
  readonly pages: ReadonlyArray<number>;
  /** Its blocks, in reading order; empty when the response has no blocks. A box may be shared by chunks that share a block. */
  readonly boxes: ReadonlyArray<ChunkBox>;
}

/** How {@link toChunks} cuts. */
export interface ChunkOptions extends MarginOptions, PictureOptions {
  /** Longest text of a chunk, in characters. Default 2000. */
  readonly maxCharacters?: number;
  /** Text repeated from the end of the chunk before, in characters at most; less than `maxCharacters`. Default 0. */
  readonly overlap?: number;
  /** Whether a page always begins a new chunk. Default false. */
  readonly breakAtPages?: boolean;
}

const checked = ({ maxCharacters = 2000, overlap = 0 }: ChunkOptions) => {
  const fail = (message: string) => {
    throw new OcrError({ reason: "InvalidRequest", message });
  };
  if (!Number.isSafeInteger(maxCharacters) || maxCharacters < 1) fail("maxCharacters: must be a whole number above 0");
  if (!Number.isSafeInteger(overlap) || overlap < 0) fail("overlap: must be a whole number, 0 or more");
  if (overlap > 0 && overlap + gap.length >= maxCharacters) fail("overlap: must be less than maxCharacters");
  return { maxCharacters, overlap, limit: overlap === 0 ? maxCharacters : maxCharacters - overlap - gap.length };
};

/** The end of a chunk that its successor repeats: whole lines or sentences of its last text, or words of a long one. */
const tailOf = (chunk: ReadonlyArray<Piece>, next: ReadonlyArray<Piece>, overlap: number): Piece | undefined => {
  const last = chunk.at(-1);
  // A heading begins something new; rows and code mean nothing without their beginning.
  if (last === undefined || next[0]?.part.kind === "heading" || !["text", "list"].includes(last.part.kind))
    return undefined;
  const { text } = last;
  if (text.length <= overlap) return last;
  const near = cutsOf(text, last.part.kind === "list").filter(({ at }) => text.length - at <= overlap);
  const cut = near.find(({ rank }) => rank > 1) ?? near[0];
  return cut && { ...last, text: text.slice(cut.at), start: last.start + cut.at };
};

const common = (a: ReadonlyArray<string>, b: ReadonlyArray<string>): ReadonlyArray<string> => {
  const length = a.findIndex((title, i) => b[i] !== title);
  return length < 0 ? a : a.slice(0, length);
};

/** The titles above all text of a chunk. A heading with all the rest below it takes none of them away. */
const pathOf = (pieces: ReadonlyArray<Piece>): ReadonlyArray<string> => {
  const paths = (isHeading: boolean) =>
    pieces.filter(({ part }) => (part.kind === "heading") === isHeading).map(({ part }) => part.path);
  const bodies = paths(false);
  const headings = paths(true);
  const first = bodies[0] ?? headings.at(-1) ?? [];
  let path = bodies.reduce(common, first);
  for (const heading of headings) if (common(heading, path).length < heading.length) path = common(path, heading);
  return path;
};

/**
 * Cuts a document into chunks for retrieval and chat context. Sections stay together where they fit, and may go over pages.
 * Too long ones are cut between blocks, else at ends of items, lines and sentences. A table is cut between rows and
 * repeats its heading row. A heading is never the last thing of a chunk, unless nothing follows. All words of the Markdown are
 * there, once when `overlap` is 0. A chunk is longer than `maxCharacters` only where a row, a line of code, a word or a
 * heading with the word behind it is. The same response always gives the same chunks. Throws `InvalidRequest` for numbers out of range.
 *
 * @example
 * ```ts
 * import { toChunks } from "@ocr/core/output";
 *
 * const markdown = "# Rent\n\nThe rent is 900 euros. It is due on the first.\n\n# Pets\n\nA cat is welcome.";
 * const chunks = toChunks({ pages: [{ index: 4, markdown, images: [], dimensions: null }] }, { maxCharacters: 60 });
 * chunks[1]; // { index: 1, text: "# Pets\n\nA cat is welcome.", headings: ["Pets"], pages: [4], boxes: [] }
 * ```
 */
export const toChunks = (response: PagesToWrite, options: ChunkOptions = {}): Array<Chunk> => {
  const { maxCharacters, limit, overlap } = checked(options);
  const { images = "keep", breakAtPages = false, header = false, footer = false } = options;
  const texts = response.pages.map((page) => {
    const { text, tables } = pageText(page, { images, header, footer });
    // A carriage return becomes a space, so that places in the text stay true.
    return { text: text.replaceAll("\r\n", " \n").replaceAll("\r", "\n"), tables };
  });
  const blocks = response.pages.map((page, i): Array<PlacedBlock> => {
    const { text = "", tables = [] } = texts[i] ?? {};
    return placeBlocks(page, text, tables, { header, footer });
  });
  const packed = packParts(partsOf(texts.map(({ text }) => text)), { limit, breakAtPages });
  return packed.map((own, index) => {
    const tail = overlap > 0 && index > 0 ? tailOf(packed[index - 1] ?? [], own, overlap) : undefined;
    const whole = tail === undefined ? own : [tail, ...own];
    // A chunk that has to be longer than its limit repeats nothing.
    const pieces = lengthOf(whole) > maxCharacters ? own : whole;
    const pages = [...new Set(pieces.map(({ page }) => page))].toSorted((a, b) => a - b);
    const boxes = pages.flatMap((at) => {
      const stretches = pieces.filter(({ page }) => page === at);
      return (blocks[at] ?? [])
        .filter(({ start, end }) => stretches.some((stretch) => stretch.start < end && stretch.end > start))
        .map(({ block }): ChunkBox => {
          const { top_left_x: x0, top_left_y: y0, bottom_right_x: x1, bottom_right_y: y1, type } = block;
          return { page: response.pages[at]?.index ?? at, x0, y0, x1, y1, type };
        });
    });
    return {
      index,
      text: pieces.map(({ text }) => text).join(gap),
      headings: pathOf(own),
      pages: pages.map((at) => response.pages[at]?.index ?? at),
      boxes,
    };
  });
};
