/** One page as the vendor returns it: text, pictures, tables, blocks, confidence, all from the truth. */
import type { Box, Item, PageTruth } from "../fixture/truth.ts";
import { fill } from "./annotation.ts";
import { confidenceOf, summary, wordScores } from "./confidence.ts";
import { htmlTable, markdownTable, markdownText } from "./markdown.ts";
import type { Generation } from "./model.ts";
import type { OcrRequest } from "./request.ts";

/** Numbers that run over the whole document. */
export interface Counters {
  images: number;
  tables: number;
}

interface Part {
  readonly type: string;
  readonly text: string;
  readonly box: Box;
  readonly extra?: Record<string, unknown>;
}

/** Size of the page's picture. The recordings of 2026-09 have about 1024 pixels in height; images keep their own. */
const scaleOf = (page: PageTruth, kind: "pdf" | "image") => {
  const dpi = kind === "image" ? 200 : Math.floor((1024 * 72) / page.height);
  const scale = kind === "image" ? 1 : dpi / 72;
  // A little less, because products of fractions may come out a little more.
  const whole = (points: number) => Math.ceil(points * scale - 1e-6);
  return { dpi, scale, width: whole(page.width), height: whole(page.height) };
};

const pixels = (box: Box, scale: number) => ({
  top_left_x: Math.round(box.x * scale),
  top_left_y: Math.round(box.y * scale),
  bottom_right_x: Math.round((box.x + box.width) * scale),
  bottom_right_y: Math.round((box.y + box.height) * scale),
});

const types: Readonly<Record<Item["kind"], string>> = {
  title: "title",
  paragraph: "text",
  caption: "caption",
  list: "list",
  // The contract has no type of its own for notes and fields.
  footnote: "text",
  field: "text",
  aside: "aside_text",
  table: "table",
  picture: "image",
};

const blockScores = ({ text, type }: Part) => {
  const { average, minimum } = summary(text);
  return {
    average_content_confidence_score: type === "image" ? null : average,
    minimum_content_confidence_score: type === "image" ? null : minimum,
    block_type_confidence_score: confidenceOf(`${type}${text}`),
  };
};

const pageScores = (markdown: string, granularity: OcrRequest["granularity"]) => {
  if (granularity === undefined) return null;
  const { average, minimum } = summary(markdown);
  return {
    word_confidence_scores: granularity === "word" ? wordScores(markdown) : [],
    average_page_confidence_score: average,
    minimum_page_confidence_score: minimum,
  };
};

/** Writes a page. `index` is its number in the bytes that were sent. */
export const composePage = (
  page: PageTruth,
  index: number,
  kind: "pdf" | "image",
  request: OcrRequest,
  generation: Generation,
  counters: Counters,
) => {
  const { scale, ...dimensions } = scaleOf(page, kind);
  const images: Array<Record<string, unknown>> = [];
  const tables: Array<Record<string, unknown>> = [];
  const { tableFormat, granularity } = request;

  const picture = (item: Extract<Item, { kind: "picture" }>): Part | undefined => {
    const box = pixels(item.box, scale);
    const size = Math.min(box.bottom_right_x - box.top_left_x, box.bottom_right_y - box.top_left_y);
    if (size < (request.imageMinSize ?? 0) || counters.images >= (request.imageLimit ?? Infinity)) return undefined;
    const id = `img-${counters.images}.jpeg`;
    counters.images += 1;
    const base64 = `data:image/jpeg;base64,${Buffer.from(item.jpeg).toString("base64")}`;
    const schema = request.bboxFormat?.json_schema.schema;
    images.push({
      id,
      ...box,
      image_base64: request.includeImages ? base64 : null,
      image_annotation:
        schema === undefined ? null : JSON.stringify(fill(schema, { text: item.label, count: index + 1 })),
    });
    return { type: "image", text: `![${id}](${id})`, box: item.box, extra: { image_id: id } };
  };

  const table = (item: Extract<Item, { kind: "table" }>): Part => {
    const part = { type: "table", text: markdownTable(item), box: item.box };
    if (tableFormat === undefined) return { ...part, extra: { table_id: null } };
    const content = tableFormat === "html" ? htmlTable(item) : part.text;
    const id = `tbl-${counters.tables}.${tableFormat === "html" ? "html" : "md"}`;
    counters.tables += 1;
    const scores = granularity === "word" ? { word_confidence_scores: wordScores(content) } : {};
    tables.push({ id, content, format: tableFormat, ...scores });
    return { ...part, text: `[${id}](${id})`, extra: { table_id: id, content } };
  };

  const partOf = (item: Item): Part | undefined => {
    if (item.kind === "picture") return picture(item);
    return item.kind === "table" ? table(item) : { type: types[item.kind], text: markdownText(item), box: item.box };
  };

  const margin = (type: "header" | "footer", line: PageTruth["header"]): ReadonlyArray<Part> =>
    line === undefined ? [] : [{ type, text: line.text, box: line.box }];
  const header = margin("header", page.header);
  const footer = margin("footer", page.footer);
  // What is left out leaves an empty place behind, as the recordings show.
  const body = page.items.map((item) => partOf(item) ?? "");
  const parts = [...header, ...body.filter((part) => part !== ""), ...footer];
  const texts = [...(request.extractHeader ? [] : header), ...body, ...(request.extractFooter ? [] : footer)].map(
    (part) => (part === "" ? "" : part.text),
  );
  const markdown = texts.join("\n\n");
  const narrow = { index, markdown, images, dimensions };
  if (!generation.wide) return narrow;

  const blocks = parts.map((part) => ({
    ...pixels(part.box, scale),
    content: part.text,
    ...(generation.granularities.includes("block")
      ? { confidence_scores: granularity === "block" ? blockScores(part) : null }
      : {}),
    type: part.type,
    ...part.extra,
  }));
  return {
    index,
    markdown,
    images,
    tables,
    hyperlinks: page.links,
    header: request.extractHeader ? (page.header?.text ?? null) : null,
    footer: request.extractFooter ? (page.footer?.text ?? null) : null,
    dimensions,
    confidence_scores: pageScores(markdown, granularity),
    blocks: request.includeBlocks ? (generation.blocks ? blocks : []) : null,
  };
};
