/** Paragraphs for results that have none (custom models, invoices): lines that stand close together are one. */
import { contains } from "./element.ts";
import type { AnalyzeResult, Line, Page, Paragraph } from "./vendor.ts";

interface Extent {
  readonly top: number;
  readonly bottom: number;
}

const extentOf = ({ polygon }: Line): Extent | undefined => {
  const ys = polygon.filter((_, i) => i % 2 === 1);
  return ys.length === 0 ? undefined : { top: Math.min(...ys), bottom: Math.max(...ys) };
};

/** Whether a line goes on with the paragraph of the line before: right below it, no more than a line's height apart. */
const goesOn = (before: Line, line: Line): boolean => {
  const [above, below] = [extentOf(before), extentOf(line)];
  if (above === undefined || below === undefined) return false;
  const height = Math.max(above.bottom - above.top, below.bottom - below.top);
  const gap = below.top - above.bottom;
  return below.top > above.top && gap < 0.7 * height && gap > -0.7 * height;
};

const ofPage = ({ lines, pageNumber }: Page, tables: AnalyzeResult["tables"]): ReadonlyArray<Paragraph> => {
  const groups: Array<Array<Line>> = [];
  for (const line of lines) {
    if (line.spans.length === 0 || tables.some((table) => contains(table, line))) continue;
    const group = groups.at(-1);
    const before = group?.at(-1);
    if (before !== undefined && goesOn(before, line)) group?.push(line);
    else groups.push([line]);
  }
  return groups.map((group) => ({
    role: null,
    content: group.map(({ content }) => content).join("\n"),
    spans: group.flatMap(({ spans }) => spans),
    boundingRegions: group.map(({ polygon }) => ({ pageNumber, polygon })),
  }));
};

/** The result with paragraphs: its own, or made from its lines. */
export const withParagraphs = (result: AnalyzeResult): AnalyzeResult =>
  result.paragraphs.length > 0
    ? result
    : { ...result, paragraphs: result.pages.flatMap((page) => ofPage(page, result.tables)) };
