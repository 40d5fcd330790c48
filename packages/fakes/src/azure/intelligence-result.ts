/** From the truth of a document to the result of an analysis, in Markdown or plain text. */
import type { DocumentTruth, Item, PageTruth } from "../fixture/truth.ts";
import { newContent } from "./intelligence-content.ts";
import { figure, type FoundFigure, margin, paragraph, type Sheet, table } from "./intelligence-parts.ts";
import type { AnalysisRequest } from "./intelligence-request.ts";
import { countedIn } from "./string-index.ts";

const roleOf = (item: Item): { readonly role?: string } => {
  if (item.kind === "title") return { role: item.level === 1 ? "title" : "sectionHeading" };
  return item.kind === "footnote" ? { role: "footnote" } : {};
};

const markOf = (item: Item): { readonly before?: string } => {
  if (item.kind === "title") return { before: `${"#".repeat(item.level)} ` };
  return item.kind === "field" && typeof item.value === "boolean" ? { before: item.value ? "☒ " : "☐ " } : {};
};

const items = (sheet: Sheet, page: PageTruth, { model }: AnalysisRequest): void => {
  const { content, markdown } = sheet;
  const layout = model === "prebuilt-layout";
  const gap = () => content.write(markdown ? "\n\n" : "\n");
  for (const [i, item] of page.items.entries()) {
    const before = page.items[i - 1];
    if (item.kind === "table") {
      const lines = item.cells.flatMap(({ line }) => line ?? []);
      if (model === "prebuilt-read") {
        for (const line of lines) {
          paragraph(sheet, [line], line.box);
          gap();
        }
      } else table(sheet, item);
    } else if (item.kind === "picture") {
      const next = page.items[i + 1];
      if (layout) figure(sheet, item, next?.kind === "caption" ? next : undefined);
      if (layout) gap();
    } else if (item.kind === "list") {
      for (const [number, line] of item.lines.entries()) {
        const mark = item.ordered ? `${number + 1}.` : "·";
        const words = [{ text: mark, box: line.box }, ...line.words];
        paragraph(sheet, [{ ...line, text: `${mark} ${line.text}`, words }], line.box);
        content.write("\n");
      }
      gap();
    } else if (!(layout && item.kind === "caption" && before?.kind === "picture")) {
      const mark = markdown ? markOf(item) : {};
      if (markdown && item.kind === "title") content.write("\n");
      paragraph(sheet, item.lines, item.box, { ...(layout ? roleOf(item) : {}), ...mark });
      gap();
    }
  }
};

const roundedInches = (points: number): number => Math.round((points / 72) * 10_000) / 10_000;

/** The result of an analysis, and its figures. `stamp` is a line that is added at the top of each page. */
export const analyze = (truth: DocumentTruth, request: AnalysisRequest, stamp: string | undefined) => {
  const { indexType, markdown, model } = request;
  const content = newContent(markdown);
  const collected = { paragraphs: [], tables: [], figures: [], found: [] as Array<FoundFigure> };
  const numbers = request.pages ?? truth.pages.map((_, i) => i + 1);
  const pages = numbers.map((pageNumber, i) => {
    const page = truth.pages[pageNumber - 1];
    if (page === undefined) throw new Error(`there is no page ${pageNumber}`);
    const isPdf = truth.kind === "pdf";
    const sheet: Sheet = {
      ...collected,
      content,
      markdown,
      pageNumber,
      scale: isPdf ? 1 / 72 : 1,
      words: [],
      lines: [],
    };
    const start = content.at();
    const layout = model === "prebuilt-layout";
    if (layout) margin(sheet, "Header", page.header);
    if (stamp !== undefined) {
      const box = { x: 10, y: 10, width: 100, height: 10 };
      const words = stamp.split(" ").map((text) => ({ text, box }));
      paragraph(sheet, [{ text: stamp, box, words, size: 10, bold: false }], box);
      content.write("\n\n");
    }
    items(sheet, page, request);
    if (layout) margin(sheet, "Footer", page.footer);
    if (markdown && i < numbers.length - 1) content.write("<!-- PageBreak -->\n\n");
    // In plain text a line break between two pages belongs to none.
    const { length, offset } = content.since(start);
    const spans = [{ offset, length: markdown || i === numbers.length - 1 ? length : Math.max(0, length - 1) }];
    const size = isPdf
      ? { width: roundedInches(page.width), height: roundedInches(page.height), unit: "inch" }
      : { width: page.width, height: page.height, unit: "pixel" };
    return { pageNumber, angle: 0, ...size, words: sheet.words, lines: sheet.lines, spans };
  });
  const { figures, found, paragraphs, tables } = collected;
  const all = content.text();
  const result = {
    apiVersion: "2024-11-30",
    modelId: model,
    stringIndexType: indexType,
    content: all,
    pages,
    ...(model === "prebuilt-read" ? {} : { tables }),
    ...(model === "prebuilt-read" || model === "prebuilt-layout" ? { paragraphs } : { documents: [] }),
    ...(model === "prebuilt-layout" && figures.length > 0 ? { figures } : {}),
    styles: [],
    contentFormat: markdown ? "markdown" : "text",
    ...(model === "prebuilt-layout"
      ? { sections: [{ spans: [{ offset: 0, length: all.length }], elements: [] }] }
      : {}),
  };
  return { result: countedIn(result, indexType), found };
};
