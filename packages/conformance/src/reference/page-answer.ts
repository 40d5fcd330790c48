/** A page as the reference backend answers it: written from the truth, by the clauses of the contract. */
import type { Item, Line, PageTruth } from "@ocr/fakes";
import type { TableItem } from "../fixture/page-text.ts";
import type { WireBlock, WireImage, WireOptions, WirePage } from "../wire.ts";

/** Numbers of the pictures and tables before this page, in the whole document. */
export interface Counters {
  images: number;
  tables: number;
}

// The reference draws its page pictures at 144 dpi.
const scale = 2;

const corners = ({ height, width, x, y }: Item["box"]) => ({
  top_left_x: Math.floor(x * scale),
  top_left_y: Math.floor(y * scale),
  bottom_right_x: Math.ceil((x + width) * scale),
  bottom_right_y: Math.ceil((y + height) * scale),
});

const linked = (line: Line): string => (line.link === undefined ? line.text : `[${line.text}](${line.link})`);

const rowsOf = (table: TableItem) =>
  Array.from({ length: table.rows }, (_, row) => table.cells.filter((cell) => cell.row === row));

/** A table as Markdown; a cell over several places leaves the others empty. */
export const tableMarkdown = (table: TableItem): string => {
  const rows = rowsOf(table).map((cells) => {
    const texts = Array.from({ length: table.columns }, (_, column) => cells.find((cell) => cell.column === column));
    return `| ${texts.map((cell) => cell?.line?.text ?? "").join(" | ")} |`;
  });
  return [rows[0], `| ${Array<string>(table.columns).fill("---").join(" | ")} |`, ...rows.slice(1)].join("\n");
};

const spans = (rows: number, columns: number): string =>
  (rows > 1 ? ` rowspan="${rows}"` : "") + (columns > 1 ? ` colspan="${columns}"` : "");

/** A table as HTML. */
export const tableHtml = (table: TableItem): string => {
  const rows = rowsOf(table).map((cells) => {
    const texts = cells.map(({ columnSpan, header, line, rowSpan }) => {
      const tag = header ? "th" : "td";
      return `<${tag}${spans(rowSpan, columnSpan)}>${line?.text ?? ""}</${tag}>`;
    });
    return `<tr>${texts.join("")}</tr>`;
  });
  return `<table>${rows.join("")}</table>`;
};

const blockTypes = {
  title: "title",
  paragraph: "text",
  caption: "caption",
  list: "list",
  aside: "aside_text",
  footnote: "text",
  field: "text",
} as const;

const textOf = (item: Exclude<Item, { kind: "table" | "picture" }>): string => {
  if (item.kind === "title") return `${"#".repeat(item.level)} ${item.lines.map(linked).join(" ")}`;
  const lines = item.lines.map(linked);
  if (item.kind === "list") return lines.map((line, i) => `${item.ordered ? `${i + 1}.` : "-"} ${line}`).join("\n");
  const tick = item.kind === "field" && typeof item.value === "boolean" ? (item.value ? "☒ " : "☐ ") : "";
  return `${tick}${lines.join(" ")}`;
};

const wordScores = (markdown: string) =>
  [...markdown.matchAll(/[\p{L}\p{N}€.,:%-]+/gu)].map((match) => ({
    text: match[0],
    confidence: 0.99,
    start_index: match.index,
  }));

/** Answers a page. */
export const pageAnswer = (truth: PageTruth, index: number, options: WireOptions, counters: Counters): WirePage => {
  const { confidence_scores_granularity: granularity, table_format: format } = options;
  const images: Array<WireImage> = [];
  const tables: Array<{ id: string; content: string; format: string }> = [];
  const minimum = options.image_min_size ?? 0;
  const scores = granularity === "block" ? { average_content_confidence_score: 0.99 } : null;
  const common = (item: { readonly box: Item["box"] }) => ({ ...corners(item.box), confidence_scores: scores });

  const partOf = (item: Item): WireBlock | undefined => {
    if (item.kind === "picture") {
      const box = corners(item.box);
      const side = Math.min(box.bottom_right_x - box.top_left_x, box.bottom_right_y - box.top_left_y);
      if (side < minimum || counters.images >= (options.image_limit ?? Infinity)) return undefined;
      const id = `img-${counters.images}.jpeg`;
      counters.images += 1;
      const data = `data:image/jpeg;base64,${Buffer.from(item.jpeg).toString("base64")}`;
      const label = options.bbox_annotation_format ? JSON.stringify({ label: item.label }) : null;
      images.push({ id, ...box, image_base64: options.include_image_base64 ? data : null, image_annotation: label });
      return { ...common(item), type: "image", content: `![${id}](${id})`, image_id: id };
    }
    if (item.kind !== "table") return { ...common(item), type: blockTypes[item.kind], content: textOf(item) };
    const inline = tableMarkdown(item);
    if (!format) return { ...common(item), type: "table", content: inline, table_id: null };
    const id = `tbl-${counters.tables}.${format === "html" ? "html" : "md"}`;
    counters.tables += 1;
    tables.push({ id, content: format === "html" ? tableHtml(item) : inline, format });
    return { ...common(item), type: "table", content: inline, table_id: id };
  };
  const margin = (type: "header" | "footer"): ReadonlyArray<WireBlock> => {
    const line = truth[type];
    return line === undefined ? [] : [{ ...common(line), type, content: line.text }];
  };
  const header = margin("header");
  const footer = margin("footer");
  const body = truth.items.flatMap((item) => partOf(item) ?? []);
  const shown = [...(options.extract_header ? [] : header), ...body, ...(options.extract_footer ? [] : footer)];
  const markdown = shown
    .map(({ content, table_id: id }) => (id === undefined || id === null ? content : `[${id}](${id})`))
    .join("\n\n");
  return {
    index,
    markdown,
    images,
    tables,
    hyperlinks: truth.links,
    header: options.extract_header ? (truth.header?.text ?? null) : null,
    footer: options.extract_footer ? (truth.footer?.text ?? null) : null,
    dimensions: { dpi: 72 * scale, width: Math.round(truth.width * scale), height: Math.round(truth.height * scale) },
    confidence_scores: granularity
      ? {
          average_page_confidence_score: 0.99,
          minimum_page_confidence_score: 0.98,
          word_confidence_scores: granularity === "word" ? wordScores(markdown) : [],
        }
      : null,
    blocks: (options.include_blocks ?? true) ? [...header, ...body, ...footer] : null,
  };
};
