/** Mutants of forms, and of pages and tables of particular kinds. */
import type { WireResponse } from "../wire.ts";
import { bends, lies, other } from "./mutant.ts";
import { moved, type Page, pagesOf, text } from "./page-damage.ts";

/** Repeats the text of a merged cell in the places that it covers. */
const repeated = (content: string): string =>
  content
    .replaceAll(/<(t[hd])([^>]*?) (?:row|col)span="\d+"([^>]*)>([^<]*)<\/t[hd]>/g, "<$1$2$3>$4</$1><$1>$4</$1>")
    .replaceAll(/\| ([^|\n]+) \|[^\S\n]+\|/g, "| $1 | $1 |");

const tables = (change: (content: string) => string) =>
  pagesOf((page) => page.tables?.forEach((table) => (table.content = change(table.content))));

/** Tables that were not seen as such: their cells stand in the text. */
const unseen = pagesOf((page) => {
  page.markdown += (page.tables ?? []).map((table) => `\n\n${table.content.replaceAll(/<[^>]*>|\|/g, " ")}`).join("");
  page.tables = [];
});

/** Rows that are put into one. */
const flattened = (content: string): string => content.replaceAll("</tr><tr>", "").replaceAll(/ \|\n\| (?!-)/g, " | ");

const isBlank = (page: Page): boolean => page.markdown.trim() === "";

export const pageKindMutants = [
  lies(
    "pages.empty-kept",
    /gave \[0,3\]/,
    (body) => {
      body.pages = body.pages.filter((page) => !isBlank(page));
    },
    "leaves out empty pages",
  ),
  lies(
    "pages.empty-kept",
    /gave \[0,1\]/,
    (body) => {
      body.pages = body.pages.filter((page) => !isBlank(page));
      body.pages.forEach((page, index) => (page.index = index));
    },
    "leaves out empty pages and counts on",
  ),
  lies(
    "pages.empty-holds-nothing",
    /is empty, but \[blank page\]/,
    pagesOf((page) => (page.markdown ||= "[blank page]")),
    "says that a page is empty",
  ),
  lies(
    "pages.empty-holds-nothing",
    /has 1 pictures, tables or blocks/,
    pagesOf((page) => {
      if (isBlank(page))
        page.blocks = [
          { type: "text", content: "", top_left_x: 0, top_left_y: 0, bottom_right_x: 9, bottom_right_y: 9 },
        ];
    }),
    "a block of nothing",
  ),
  lies(
    "pages.empty-counted",
    /2 of 4 pages/,
    (body) => {
      body.usage_info.pages_processed -= body.pages.filter(isBlank).length;
    },
    "does not count empty pages",
  ),
  bends(
    "pages.empty-alone",
    /asked for page 1, got \[0\]/,
    (request) => void (request["pages"] = [0]),
    "the page before the empty one",
  ),
  lies(
    "pages.empty-alone",
    /is empty, but blank/,
    pagesOf((page) => (page.markdown ||= "blank")),
    "says that a page is empty",
  ),
  lies(
    "pages.after-empty",
    /the text of another page/,
    (body) => {
      const texts = body.pages.map((page) => page.markdown).filter((markdown) => markdown.trim() !== "");
      body.pages.forEach((page, i) => (page.markdown = texts[i - 1] ?? ""));
    },
    "moves texts up to empty pages",
  ),
  other(
    "pages.far-behind",
    /the text of another page/,
    "counts pages far behind wrongly",
    (ask) => async (request, options) => {
      const answer = await ask({ ...(request as object), pages: [57] }, options);
      if (answer.body === undefined) return answer;
      const body = structuredClone(answer.body) as WireResponse & { pages: Array<{ index: number }> };
      for (const page of body.pages) page.index = 59;
      return { ...answer, body };
    },
  ),
  bends("pages.far-behind", /page 59 did not come alone/, (request) => void (request["pages"] = [58]), "is off by one"),
  lies(
    "pages.thousands",
    /is lost/,
    (body) => {
      body.pages = [];
    },
    "loses pages behind its limit",
  ),
  other(
    "pages.thousands",
    /does not say that it is too long/,
    "fails without a word at many pages",
    () => async () => ({
      secrets: [],
      failure: { reason: "Internal", message: "out of memory", text: "out of memory" },
    }),
  ),

  lies(
    "tables.html-column-spans",
    /columns, not 1/,
    tables((content) => content.replaceAll(/ colspan="\d+"/g, "")),
    "forgets colspan",
  ),
  lies("tables.html-column-spans", /was not found as a table/, unseen, "sees no table"),
  lies(
    "tables.html-row-spans",
    /rows, not 1/,
    tables((content) => content.replaceAll(/ rowspan="\d+"/g, "")),
    "forgets rowspan",
  ),
  lies("tables.html-merged-once", /stands 2 times/, tables(repeated), "repeats merged cells"),
  lies("tables.markdown-merged-once", /stands 2 times/, tables(repeated), "repeats merged cells"),
  lies("tables.html-merged", /% of the cells/, tables(flattened), "puts rows into one"),
  lies("tables.markdown-merged", /% of the cells/, tables(flattened), "puts rows into one"),
  lies("tables.html-unruled", /was not found as a table/, unseen, "sees no table without lines"),
  lies("tables.markdown-unruled", /was not found as a table/, unseen, "sees no table without lines"),

  lies(
    "forms.values",
    /was filled in, but/,
    text((markdown) => markdown.replaceAll(/^(Subject:|Delivered on:|Amount due:|Reference:) .*$/gm, "$1")),
    "reads labels only",
  ),
  lies(
    "forms.values-once",
    /stands 2 times/,
    text((markdown) => markdown.replaceAll(/^(Reference:) (.*)$/gm, "$1 $2 $2")),
    "reads the field and its picture",
  ),
  lies(
    "forms.labels",
    / lacks /,
    text((markdown) => markdown.replaceAll(/^(Subject:|Amount due:) /gm, "")),
    "reads values only",
  ),
  lies(
    "forms.values-by-label",
    /does not stand behind/,
    text((markdown) => {
      const values = [...markdown.matchAll(/^(?:Subject:|Delivered on:|Amount due:|Reference:) (.*)$/gm)].map(
        (match) => match[1],
      );
      return `${markdown.replaceAll(/^(Subject:|Delivered on:|Amount due:|Reference:) .*$/gm, "$1")}\n\n${values.join("\n")}`;
    }),
    "appends the values",
  ),
  lies(
    "forms.order",
    /comes before/,
    moved(/^(Subject:|Delivered on:|Amount due:|Reference:|[☐☒])/, "last"),
    "appends the form",
  ),
  lies(
    "forms.ticks",
    /nothing tells that/,
    text((markdown) => markdown.replaceAll("☒", "☐")),
    "sees no ticks",
  ),
];
