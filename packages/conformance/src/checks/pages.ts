/** Which pages come back, in which order, and with which numbers. */
import { type Check, checksOf } from "../check.ts";
import { expect } from "../verdict.ts";
import { unmatched } from "../score/text.ts";
import { pageText } from "../fixture/page-text.ts";
import { plainText } from "../score/normaliser.ts";
import type { WireOptions } from "../wire.ts";
import { refused } from "./refusals.ts";

type Definition = Omit<Check, "profile" | "level">;

const selects = (
  id: string,
  clause: string,
  title: string,
  pages: WireOptions["pages"],
  wanted: ReadonlyArray<number>,
): Definition => ({
  id,
  clause,
  title,
  run: async (context) => {
    const got = (await context.read("report", pages === undefined ? {} : { pages })).pages.map((page) => page.index);
    expect(
      JSON.stringify(got) === JSON.stringify(wanted),
      `pages ${JSON.stringify(pages)} gave [${got.join()}], not [${wanted.join()}]`,
    );
  },
});

const refuses = (id: string, clause: string, title: string, pages: unknown, mayCall = false): Definition => ({
  id,
  clause,
  title,
  run: async (context) =>
    refused(context, await context.askRaw(await context.request("report", { pages })), {
      reasons: ["InvalidRequest"],
      statuses: [400, 422],
      mayCall,
    }),
});

export const pageChecks = checksOf("pages", [
  selects("all", "PAG-1", "Without a selection every page comes, in order, counted from 0", undefined, [0, 1, 2]),
  {
    id: "long",
    clause: "PAG-1",
    title: "Every page of a long document comes, each once",
    run: async (context) => {
      const got = (await context.read("long")).pages.map((page) => page.index);
      expect(
        got.join() === Array.from({ length: 12 }, (_, i) => i).join(),
        `a document of 12 pages gave [${got.join()}]`,
      );
    },
  },
  selects("one", "PAG-2", "A list with one page gives this page under its own number", [2], [2]),
  selects("list", "PAG-2", "A list gives exactly its pages", [0, 2], [0, 2]),
  selects("unsorted", "PAG-3", "Pages come in the order of the document, however they were listed", [2, 0], [0, 2]),
  selects("duplicates", "PAG-4", "A page that is listed twice comes once", [1, 1, 0], [0, 1]),
  selects("text", "PAG-5", "A number as a text gives this page", "1", [1]),
  selects("range", "PAG-5", "A range includes its end", "0-1", [0, 1]),
  selects("range-of-one", "PAG-5", "A range from a page to itself is this page", "1-1", [1]),
  selects("mixed", "PAG-5", "Numbers and ranges may be mixed", "0,1-2", [0, 1, 2]),
  selects("overlap", "PAG-4", "Ranges that overlap give each page once", "0-1,1-2", [0, 1, 2]),
  refuses("backward", "PAG-6", "A range that runs backwards is refused", "2-0"),
  refuses("empty-list", "PAG-6", "An empty list is refused", []),
  refuses("empty-text", "PAG-6", "An empty text is refused", ""),
  refuses("negative", "PAG-6", "A negative page is refused", [-1]),
  refuses("fraction", "PAG-6", "A page that is no whole number is refused", [0.5]),
  refuses("words", "PAG-6", "Words are refused", "first"),
  refuses("open-range", "PAG-6", "A range without an end is refused", "1-"),
  refuses("beyond", "PAG-7", "A page behind the last one is refused", [0, 99], true),
  {
    id: "alone",
    clause: "PAG-8",
    title: "A page read alone has the text that it has among all",
    run: async (context) => {
      const all = await context.read("report");
      const alone = await context.read("report", { pages: [1] });
      const strip = (text: string | undefined) => plainText(text ?? "").replaceAll(/\s+/g, " ");
      expect(strip(alone.pages[0]?.markdown) === strip(all.pages[1]?.markdown), "page 1 alone reads differently");
    },
  },
  {
    id: "own-text",
    clause: "PAG-8",
    title: "Under each number stands the text of that page",
    run: async (context) => {
      for (const { page, truth } of await context.pages("long")) {
        const lost = unmatched(pageText(truth), plainText(page.markdown)).length;
        expect(lost < 8, `under number ${page.index} stands the text of another page`);
      }
    },
  },
]);
