/** Tables that were moved out of the text, and tables that stayed. */
import { type Check, checksOf } from "../check.ts";
import { expect } from "../verdict.ts";
import type { Context } from "../context.ts";
import { gridOf, tablesOf } from "../fixture/page-text.ts";
import { isExact } from "../score/text.ts";
import { cellScore, type Grid, gridOfHtml, gridOfMarkdown } from "../score/table-grid.ts";
import { wordsOf } from "../score/normaliser.ts";
import type { WireTable } from "../wire.ts";

type Format = "html" | "markdown";
type Definition = Omit<Check, "profile" | "level"> & { readonly level?: Check["level"] };

const extensionOf = { html: "html", markdown: "md" } as const;
const readerOf = { html: gridOfHtml, markdown: gridOfMarkdown } as const;

/** Every table of the report with its page; broken when there is none. */
const movedTables = async (context: Context, format: Format) => {
  const pages = await context.pages("report", { table_format: format });
  const tables = pages.flatMap(({ page, truth }) => (page.tables ?? []).map((table) => ({ table, page, truth })));
  expect(tables.length > 0, `table_format ${format} moved no table`);
  return { pages, tables };
};

const gridsOf = async (context: Context, format: Format) => {
  const { pages } = await movedTables(context, format);
  return pages.flatMap(({ page, truth }) =>
    tablesOf(truth).map((table, i) => {
      const content = page.tables?.[i]?.content;
      return {
        index: page.index,
        wanted: gridOf(table),
        found: content === undefined ? undefined : readerOf[format](content),
      };
    }),
  );
};

const placeholder = ({ id }: WireTable): string => `[${id}](${id})`;
const cells = (grid: Grid): ReadonlyArray<string> => grid.flat().filter((text) => text !== "");

const ofFormat = (format: Format): ReadonlyArray<Definition> => {
  const applies: NonNullable<Check["applies"]> = (claims) => claims.tableFormats?.includes(format) ?? false;
  const define = (definition: Omit<Definition, "applies">): Definition => ({
    ...definition,
    id: `${format}-${definition.id}`,
    applies,
  });
  return [
    define({
      id: "format-named",
      clause: "TAB-1",
      title: `A table that was moved as ${format} says so`,
      run: async (context) => {
        for (const { table } of (await movedTables(context, format)).tables)
          expect(table.format === format, `${table.id} has the format ${table.format}, not ${format}`);
      },
    }),
    define({
      id: "ids",
      clause: "TAB-2",
      title: "Tables are numbered over the whole document from 0, with the ending of their format",
      run: async (context) => {
        const { tables } = await movedTables(context, format);
        tables.forEach(({ table }, i) => {
          const wanted = `tbl-${i}.${extensionOf[format]}`;
          expect(table.id === wanted, `table ${i} has the id ${table.id}, not ${wanted}`);
        });
      },
    }),
    define({
      id: "placeholders",
      clause: "TAB-3",
      title: "Where a table stood, its placeholder stands exactly once",
      run: async (context) => {
        for (const { page, table } of (await movedTables(context, format)).tables) {
          const count = page.markdown.split(placeholder(table)).length - 1;
          expect(count === 1, `the placeholder of ${table.id} stands ${count} times in page ${page.index}`);
        }
      },
    }),
    define({
      id: "no-dangling",
      clause: "TAB-3",
      title: "Every placeholder has its table",
      run: async (context) => {
        for (const { page } of (await movedTables(context, format)).pages)
          for (const [, id] of page.markdown.matchAll(/\[(tbl-[^\]]+)\]\([^)]*\)/g))
            expect(page.tables?.some((table) => table.id === id) ?? false, `page ${page.index} has no table ${id}`);
      },
    }),
    define({
      id: "moved-whole",
      clause: "TAB-4",
      title: "A table that was moved is not in the text as well",
      run: async (context) => {
        for (const { page } of (await movedTables(context, format)).pages)
          expect(!/<table|^\s*\|.*\|.*\|/im.test(page.markdown), `page ${page.index} still has a table in its text`);
      },
    }),
    define({
      id: "content-parses",
      clause: "TAB-5",
      title: `The content of a table is one table in ${format}`,
      run: async (context) => {
        for (const { table } of (await movedTables(context, format)).tables)
          expect(readerOf[format](table.content) !== undefined, `${table.id} is not one table in ${format}`);
      },
    }),
    define({
      id: "exact-cells",
      clause: "TAB-6",
      title: "Numbers, amounts and dates of a table are exact",
      run: async (context) => {
        for (const { found, index, wanted } of await gridsOf(context, format)) {
          const got = new Set(cells(found ?? []).flatMap(wordsOf));
          const lost = cells(wanted)
            .flatMap(wordsOf)
            .find((word) => isExact(word) && !got.has(word));
          expect(lost === undefined, `page ${index}: ${lost} is not in its table`);
        }
      },
    }),
    define({
      id: "cells",
      clause: "TAB-7",
      level: "SHOULD",
      title: "At least 95 % of the cells stand in their row with their text",
      run: async (context) => {
        for (const { found, index, wanted } of await gridsOf(context, format)) {
          const score = cellScore(wanted, found ?? []);
          expect(score >= 0.95, `page ${index}: ${(score * 100).toFixed(0)} % of the cells fit`);
        }
      },
    }),
    define({
      id: "rectangular",
      clause: "TAB-8",
      level: "SHOULD",
      title: "All rows of a table are equally long, merged cells counted",
      run: async (context) => {
        for (const { found, index } of await gridsOf(context, format)) {
          const lengths = new Set((found ?? [[]]).map((row) => row.length));
          expect(lengths.size === 1, `page ${index}: rows of ${[...lengths].join(" and ")} cells`);
        }
      },
    }),
  ];
};

export const tableChecks = checksOf("tables", [
  ...ofFormat("html"),
  ...ofFormat("markdown"),
  {
    id: "inline",
    clause: "TAB-9",
    title: "Without a format tables stand in the text, with their cells",
    run: async (context) => {
      for (const { page, truth } of await context.pages("report")) {
        const lost = tablesOf(truth)
          .flatMap((table) => cells(gridOf(table)))
          .find((cell) => !page.markdown.includes(cell));
        expect(lost === undefined, `page ${page.index}: the cell ${lost} is not in the text`);
      }
    },
  },
  {
    id: "none-invented",
    clause: "TAB-10",
    title: "A page without a table gets none",
    run: async (context) => {
      const { pages } = await context.read("plain", { table_format: context.claims.tableFormats?.[0] ?? "html" });
      expect(
        pages.every((page) => (page.tables ?? []).length === 0),
        "a table came from a page without one",
      );
    },
  },
  {
    id: "of-selection",
    clause: "TAB-2",
    title: "The tables of a selection have their placeholders in it",
    run: async (context) => {
      const table_format = context.claims.tableFormats?.[0] ?? "html";
      const [page] = (await context.read("report", { table_format, pages: [1] })).pages;
      const tables = page?.tables ?? [];
      expect(tables.length > 0, "the table of page 1 is lost when it is read alone");
      for (const table of tables)
        expect(page?.markdown.includes(placeholder(table)) ?? false, `${table.id} has no placeholder`);
    },
  },
]);
