/** Whatever stands in a result, every letter of it comes out once, on its page. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { providerFor } from "./answering.ts";
import { calling, usual } from "./calling.ts";
import { newResult } from "./result.ts";

type Step =
  | { readonly kind: "paragraph"; readonly text: string; readonly role: string | undefined }
  | { readonly kind: "page" }
  | {
      readonly kind: "table";
      readonly rows: number;
      readonly columns: number;
      readonly breakAfter: number;
      readonly text: string;
    }
  | { readonly kind: "figure"; readonly text: string; readonly inner: ReadonlyArray<Step> };

const word = fc.constantFrom(
  "alpha",
  "β",
  "漢字",
  "😀x",
  "e\u0301",
  "👩‍👩‍👧z",
  "a_b",
  "5 * 3",
  "<",
  "#1",
  "a|b",
  "x&y",
  "[k](v)",
);
const text = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(" "));
const role = fc.constantFrom(undefined, "title", "sectionHeading", "pageHeader", "pageFooter", "pageNumber");

const table = fc.record({
  kind: fc.constant("table" as const),
  rows: fc.integer({ min: 1, max: 3 }),
  columns: fc.integer({ min: 1, max: 3 }),
  breakAfter: fc.integer({ min: -1, max: 1 }),
  text,
});
const paragraph = fc.record({ kind: fc.constant("paragraph" as const), text, role });
const inner = fc.oneof(
  table,
  fc.record({ kind: fc.constant("paragraph" as const), text, role: fc.constant(undefined) }),
);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: paragraph },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("page" as const) }) },
  { weight: 2, arbitrary: table },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant("figure" as const), text, inner: fc.array(inner, { maxLength: 3 }) }),
  },
);

const marks: Readonly<Record<string, string>> = { pageHeader: "Header", pageFooter: "Footer", pageNumber: "Number" };

/** Writes steps; gives the letters that belong on each page. */
const build = (steps: ReadonlyArray<Step>, markdown: boolean) => {
  const result = newResult(markdown ? "markdown" : "text");
  const expected: Array<string> = [];
  let count = 0;
  const newPage = () => {
    if (markdown && count > 0) result.write("\n<!-- PageBreak -->\n\n");
    result.page();
    expected.push("");
    count += 1;
  };
  const expectOn = (page: number, value: string) => {
    expected[page] = `${expected[page] ?? ""}${value}`;
  };
  // A figure or table that goes over a border belongs to the page on which the outermost of them starts.
  let home: number | undefined;
  const write = (one: Step): void => {
    const page = home ?? count - 1;
    switch (one.kind) {
      case "page":
        newPage();
        return;
      case "paragraph": {
        const part = marks[one.role ?? ""];
        const sign = one.role === "title" ? "# " : one.role === "sectionHeading" ? "## " : "";
        if (!markdown) result.paragraph(one.text, one.role);
        else if (part === undefined) result.paragraph(one.text, one.role, sign);
        else result.paragraph(one.text, one.role, `<!-- Page${part}="`, '" -->');
        result.write(markdown ? "\n\n" : "\n");
        expectOn(part === undefined ? page : count - 1, one.text);
        return;
      }
      case "table": {
        const start = result.at();
        if (markdown) result.write("<table>");
        const rows = Array.from({ length: one.rows }, (_, row) => {
          const cells = Array.from({ length: one.columns }, () => {
            if (markdown) result.write("<td>");
            const span = result.write(one.text);
            result.write(markdown ? "</td>" : "\n");
            expectOn(page, one.text);
            return span;
          });
          if (row === one.breakAfter && row < one.rows - 1) newPage();
          return cells;
        });
        if (markdown) result.write("</table>");
        result.table(rows, [result.since(start)]);
        result.write("\n");
        return;
      }
      case "figure": {
        const start = result.at();
        if (markdown) result.write("<figure>\n");
        const outer = home;
        home = page;
        write({ kind: "paragraph", text: one.text, role: undefined });
        for (const part of one.inner) write(part);
        home = outer;
        if (markdown) result.write("</figure>");
        result.figure(result.since(start), `${count}.1`);
        result.write("\n\n");
      }
    }
  };
  newPage();
  for (const one of steps) write(one);
  return { result: result.done(), expected };
};

/** The letters of a text, in no order: what Markdown adds is left out. */
const letters = (value: string): string =>
  Array.from(
    value
      .replaceAll(/!?\[(?:img|tbl)-[^\]]*\]\([^)]*\)/g, "")
      .replaceAll(/<(?!\s|$)\/?[a-z][^>]*>/g, "")
      .replaceAll(/&lt;|&gt;|&amp;/g, "")
      .replaceAll(/[^\p{L}\p{N}\p{Extended_Pictographic}]/gu, ""),
  )
    .toSorted()
    .join("");

const optionsOf = fc.record({
  extractHeader: fc.boolean(),
  extractFooter: fc.boolean(),
  tableFormat: fc.constantFrom("markdown" as const, "html" as const, undefined),
});

it("in both formats, with all options", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 8 }), fc.boolean(), optionsOf, async (steps, markdown, options) => {
      const { expected, result } = build(steps, markdown);
      const asked = { ...usual, ...options, confidence: "word" as const };
      const { pages } = await calling(providerFor(result), { options: asked }).run;
      const found = pages.map(({ footer, header, markdown: body, tables }) =>
        letters([header, body, ...(tables ?? []).map(({ content }) => content), footer].join(" ")),
      );
      expect(found).toEqual(expected.map(letters));
      const ids = pages.flatMap(({ tables }) => (tables ?? []).map(({ id }) => id));
      const ending = options.tableFormat === "html" ? "html" : "md";
      expect(ids).toEqual(ids.map((_, i) => `tbl-${i}.${ending}`));
      for (const { markdown: body, tables } of pages)
        for (const { id } of tables ?? []) expect(body.split(`[${id}](${id})`)).toHaveLength(2);
    }),
    { numRuns: 200 },
  );
});
