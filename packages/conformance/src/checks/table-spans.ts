/** Tables with cells over several places, and tables without lines. */
import { type Check, checksOf } from "../check.ts";
import { expect } from "../verdict.ts";
import type { Context } from "../context.ts";
import { gridOf, type TableItem, tablesOf } from "../fixture/page-text.ts";
import { spannedCells } from "../score/span-cells.ts";
import { cellScore, gridOfHtml, gridOfMarkdown } from "../score/table-grid.ts";
import { normalise } from "../score/normaliser.ts";

type Format = "html" | "markdown";
const readerOf = { html: gridOfHtml, markdown: gridOfMarkdown } as const;

const claims =
  (format: Format): NonNullable<Check["applies"]> =>
  ({ tableFormats }) =>
    tableFormats?.includes(format) ?? false;

/** The one table of a document, with the truth of it; broken when it was not moved. */
const tableOf = async (context: Context, name: "merged" | "unruled", format: Format) => {
  const [first] = await context.pages(name, { table_format: format });
  const truth: TableItem | undefined = first === undefined ? undefined : tablesOf(first.truth)[0];
  const [content] = (first?.page.tables ?? []).map((table) => table.content);
  if (truth === undefined || content === undefined) {
    expect(false, `the table of ${name} was not found as a table`);
    throw new Error("unreachable");
  }
  return { truth, content };
};

const spanning = (truth: TableItem, key: "rowSpan" | "columnSpan") => truth.cells.filter((cell) => cell[key] > 1);

const keepsSpans = (id: string, key: "rowSpan" | "columnSpan", what: string) => ({
  id,
  clause: "TAB-11",
  level: "SHOULD" as const,
  title: `In HTML a cell over several ${what} says so`,
  applies: claims("html"),
  run: async (context: Context) => {
    const { content, truth } = await tableOf(context, "merged", "html");
    const found = spannedCells(content);
    for (const cell of spanning(truth, key)) {
      const text = normalise(cell.line?.text ?? "");
      const got = found.find((other) => normalise(other.text) === text)?.[key] ?? 0;
      expect(got === cell[key], `${text} goes over ${cell[key]} ${what}, not ${got}`);
    }
  },
});

const once = (format: Format) => ({
  id: `${format}-merged-once`,
  clause: "TAB-12",
  level: "SHOULD" as const,
  title: `In ${format === "html" ? "HTML" : "Markdown"} the text of a merged cell stands once`,
  applies: claims(format),
  run: async (context: Context) => {
    const { content, truth } = await tableOf(context, "merged", format);
    const cells = (readerOf[format](content) ?? []).flat();
    for (const cell of truth.cells.filter((other) => other.rowSpan > 1 || other.columnSpan > 1)) {
      const text = normalise(cell.line?.text ?? "");
      const count = cells.filter((other) => other === text).length;
      expect(count === 1, `the merged cell ${text} stands ${count} times`);
    }
  },
});

const filled = (format: Format, name: "merged" | "unruled", clause: string, title: string) => ({
  id: `${format}-${name}`,
  clause,
  level: "SHOULD" as const,
  title,
  applies: claims(format),
  run: async (context: Context) => {
    const { content, truth } = await tableOf(context, name, format);
    const score = cellScore(gridOf(truth), readerOf[format](content) ?? []);
    expect(score >= 0.9, `${(score * 100).toFixed(0)} % of the cells of the ${name} table stand in their row`);
  },
});

export const tableSpanChecks = checksOf("tables", [
  keepsSpans("html-column-spans", "columnSpan", "columns"),
  keepsSpans("html-row-spans", "rowSpan", "rows"),
  once("html"),
  once("markdown"),
  filled("html", "merged", "TAB-7", "The cells of a table with merged cells stand in their rows in HTML"),
  filled("markdown", "merged", "TAB-7", "The cells of a table with merged cells stand in their rows in Markdown"),
  filled("html", "unruled", "TAB-13", "A table without lines is a table in HTML"),
  filled("markdown", "unruled", "TAB-13", "A table without lines is a table in Markdown"),
]);
