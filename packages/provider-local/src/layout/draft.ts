/** A page of the response from its blocks. */
import type { DraftPage } from "@ocr/core/provider";
import type { Word } from "../page/content.ts";
import { tableHtml, tableMarkdown } from "../table/render.ts";
import type { Block } from "./block.ts";
import { blockScores, pageScores, wordScores } from "./confidence.ts";
import type { Mark } from "./inline.ts";
import { findMarks } from "./markdown.ts";
import type { Numbering } from "./numbering.ts";
import { type Scale, scaleOf, toPixels } from "./pixels.ts";
import type { PageStructure } from "./structure.ts";

/** What the caller wants to see of a page. */
export interface DraftOptions {
  readonly tableFormat: "markdown" | "html" | undefined;
  readonly extractHeader: boolean;
  readonly extractFooter: boolean;
  readonly includeBlocks: boolean;
  readonly confidence: "word" | "page" | "block" | undefined;
  /** Shortest side of a picture in pixels of the page picture. */
  readonly imageMinSize?: number | undefined;
  /** Pixels per inch of the page picture. */
  readonly dpi: number | ((index: number) => number);
}

/** A page of the response, and the source's keys of its pictures. */
export interface ComposedPage {
  readonly page: DraftPage;
  readonly pictures: ReadonlyArray<{ readonly id: string; readonly key: number }>;
}

type WireBlock = NonNullable<DraftPage["blocks"]>[number];
type WireImage = NonNullable<DraftPage["images"]>[number];
type WireTable = NonNullable<DraftPage["tables"]>[number];

/** A block with its final text. */
interface Placed {
  readonly block: Block;
  readonly text: string;
  readonly marks: ReadonlyArray<Mark>;
  readonly ids: { readonly table_id?: string | null; readonly image_id?: string };
}

class Page {
  readonly images: Array<WireImage> = [];
  readonly tables: Array<WireTable> = [];
  readonly pictures: Array<{ id: string; key: number }> = [];
  readonly scale: Scale;
  readonly #options: DraftOptions;
  readonly #numbering: Numbering;

  constructor(scale: Scale, options: DraftOptions, numbering: Numbering) {
    this.scale = scale;
    this.#options = options;
    this.#numbering = numbering;
  }

  place(block: Block): ReadonlyArray<Placed> {
    const { extractHeader, extractFooter } = this.#options;
    if (block.picture !== undefined) return this.#placeImage(block, block.picture);
    if (block.table !== undefined) return this.#placeTable(block, block.table);
    const taken = block.plain !== undefined && (block.kind === "header" ? extractHeader : extractFooter);
    const text = taken ? (block.plain ?? "") : block.text;
    return text === "" ? [] : [{ block, text, marks: block.marks, ids: {} }];
  }

  #placeImage(block: Block, picture: NonNullable<Block["picture"]>): ReadonlyArray<Placed> {
    const box = toPixels(block.box, this.scale);
    const least = this.#options.imageMinSize ?? 0;
    if (box.bottom_right_x - box.top_left_x < least || box.bottom_right_y - box.top_left_y < least) return [];
    const id = this.#numbering.image(picture);
    if (id === undefined) return [];
    this.images.push({ id, ...box, image_base64: null });
    this.pictures.push({ id, key: picture.key });
    return [{ block, text: `![${id}](${id})`, marks: [], ids: { image_id: id } }];
  }

  #placeTable(block: Block, table: NonNullable<Block["table"]>): ReadonlyArray<Placed> {
    const { tableFormat: format, confidence } = this.#options;
    const words: Array<{ words: ReadonlyArray<Word> }> = table.cells.map(({ words }) => ({ words }));
    if (format === undefined) {
      const text = tableMarkdown(table);
      return [{ block, text, marks: findMarks(text, words), ids: { table_id: null } }];
    }
    const content = format === "html" ? tableHtml(table) : tableMarkdown(table);
    const id = this.#numbering.table(format);
    const scores = confidence === "word" ? { word_confidence_scores: wordScores(findMarks(content, words)) } : {};
    this.tables.push({ id, content, format, ...scores });
    return [{ block, text: `[${id}](${id})`, marks: [], ids: { table_id: id } }];
  }
}

const isFurniture = ({ kind }: Block): boolean => kind === "header" || kind === "footer";

/** Addresses of the page's links, each once, in the order of the page. */
const hyperlinks = ({ links }: PageStructure): Array<string> => [
  ...new Set(links.toSorted((a, b) => a.y0 - b.y0 || a.x0 - b.x0).map(({ url }) => url)),
];

/** The page of the response. `numbering` goes on from page to page. */
export const draftPage = (
  structure: PageStructure,
  blocks: ReadonlyArray<Block>,
  options: DraftOptions,
  numbering: Numbering,
): ComposedPage => {
  const dpi = typeof options.dpi === "number" ? options.dpi : options.dpi(structure.index);
  const page = new Page(scaleOf(structure.width, structure.height, dpi), options, numbering);
  const placed = blocks.flatMap((block) => page.place(block));
  const leaves = ({ block: { kind } }: Placed): boolean =>
    (kind === "header" && options.extractHeader) || (kind === "footer" && options.extractFooter);
  let markdown = "";
  const marks: Array<Mark> = [];
  for (const item of placed) {
    if (leaves(item)) continue;
    if (markdown !== "") markdown += "\n\n";
    for (const { word, at } of item.marks) marks.push({ word, at: markdown.length + at });
    markdown += item.text;
  }
  const furniture = (kind: "header" | "footer", asked: boolean): string | null =>
    asked ? (placed.find(({ block }) => block.kind === kind)?.text ?? null) : null;
  const all = placed.flatMap(({ block, marks }) =>
    isFurniture(block) || marks.length > 0 ? marks : tableMarks(block),
  );
  const { confidence } = options;
  const wireBlocks = placed.map(({ block, text, marks, ids }): WireBlock => ({
    type: block.kind,
    ...toPixels(block.box, page.scale),
    content: text,
    ...ids,
    ...(confidence === "block" ? { confidence_scores: blockScores(marks.length > 0 ? marks : tableMarks(block)) } : {}),
  }));
  return {
    page: {
      index: structure.index,
      markdown,
      images: page.images,
      tables: page.tables,
      hyperlinks: hyperlinks(structure),
      header: furniture("header", options.extractHeader),
      footer: furniture("footer", options.extractFooter),
      dimensions: page.scale,
      confidence_scores: confidence === undefined ? null : pageScores(marks, all, confidence === "word"),
      blocks: options.includeBlocks ? wireBlocks : null,
    },
    pictures: page.pictures,
  };
};

/** The words of a table that was split out of the text; their place does not matter. */
const tableMarks = ({ table }: Block): ReadonlyArray<Mark> =>
  table === undefined ? [] : table.cells.flatMap(({ words }) => words.map((word) => ({ word, at: 0 })));
