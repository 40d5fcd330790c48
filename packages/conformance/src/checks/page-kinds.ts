/** Pages that are easily lost: empty ones, and those far behind. */
import { checksOf } from "../check.ts";
import { expect } from "../verdict.ts";
import { type Context, responseOf } from "../context.ts";
import { pageText } from "../fixture/page-text.ts";
import { plainText, wordsOf } from "../score/normaliser.ts";
import { unmatched } from "../score/text.ts";
import type { Answer } from "../subject.ts";

type Truth = Parameters<typeof pageText>[0];

const ownText = (truth: Truth, markdown: string, index: number): void => {
  const wanted = pageText(truth);
  const lost = unmatched(wanted, plainText(markdown)).length;
  expect(lost * 4 < wordsOf(wanted).length, `under number ${index} stands the text of another page`);
};

/** Asks for one page on the real clock: to look through many pages takes real time. */
const onRealClock = (context: Context, name: "book" | "thousands", page: number): Promise<Answer> =>
  context.ask(name, { pages: [page] }, { signal: new AbortController().signal });

/** Broken unless the last page came, alone and with its text. */
const lastPage = (answer: Answer, truths: ReadonlyArray<Truth>, lost: string): void => {
  const last = truths.length - 1;
  const [page, ...others] = responseOf(answer).pages;
  const truth = truths[last];
  expect(page?.index === last && others.length === 0, `page ${last} ${lost}`);
  if (page !== undefined && truth !== undefined) ownText(truth, page.markdown, last);
};

/** What a subject may say of a document that is longer than it takes. */
const tooLong: ReadonlySet<string> = new Set(["TooLarge", "InvalidRequest", "Unsupported"]);
const tooLongStatuses: ReadonlySet<number> = new Set([400, 413, 422, 501]);

export const pageKindChecks = checksOf("pages", [
  {
    id: "empty-kept",
    clause: "PAG-9",
    title: "An empty page keeps its place and its number",
    run: async (context) => {
      const got = (await context.read("gaps")).pages.map((page) => page.index);
      const wanted = (await context.fixture("gaps")).pages.map((_, index) => index);
      expect(got.join() === wanted.join(), `a document with empty pages gave [${got.join()}], not [${wanted.join()}]`);
    },
  },
  {
    id: "empty-holds-nothing",
    clause: "PAG-9",
    title: "Nothing is read on an empty page",
    run: async (context) => {
      for (const { page, truth } of await context.pages("gaps")) {
        if (truth.items.length > 0) continue;
        const words = wordsOf(plainText(page.markdown));
        expect(words.length === 0, `page ${page.index} is empty, but ${words.slice(0, 5).join(" ")} was read there`);
        const more = page.images.length + (page.tables ?? []).length + (page.blocks ?? []).length;
        expect(more === 0, `page ${page.index} is empty, but has ${more} pictures, tables or blocks`);
      }
    },
  },
  {
    id: "empty-counted",
    clause: "USE-1",
    title: "Empty pages were read too, and are counted",
    run: async (context) => {
      const count = (await context.fixture("gaps")).pages.length;
      const told = (await context.read("gaps")).usage_info.pages_processed;
      expect(told === count, `${told} of ${count} pages are counted`);
    },
  },
  {
    id: "empty-alone",
    clause: "PAG-9",
    title: "An empty page that is asked for alone comes alone",
    run: async (context) => {
      const { pages } = await context.read("gaps", { pages: [1] });
      expect(
        pages.map((page) => page.index).join() === "1",
        `asked for page 1, got [${pages.map((page) => page.index).join()}]`,
      );
      const words = wordsOf(plainText(pages[0]?.markdown ?? ""));
      expect(words.length === 0, `page 1 is empty, but ${words.slice(0, 5).join(" ")} was read there`);
    },
  },
  {
    id: "after-empty",
    clause: "PAG-8",
    title: "Behind empty pages each number has its own text",
    run: async (context) => {
      for (const { page, truth } of await context.pages("gaps"))
        if (truth.items.length > 0) ownText(truth, page.markdown, page.index);
    },
  },
  {
    id: "far-behind",
    clause: "PAG-8",
    title: "A page far behind is found by its number",
    run: async (context) => {
      const last = (await context.fixture("book")).pages.length - 1;
      lastPage(await onRealClock(context, "book", last), (await context.fixture("book")).pages, "did not come alone");
    },
  },
  {
    id: "thousands",
    clause: "PAG-10",
    title: "Of two thousand pages the last one is read, or the document is refused as too long",
    run: async (context) => {
      const last = (await context.fixture("thousands")).pages.length - 1;
      const answer = await onRealClock(context, "thousands", last);
      const { failure } = answer;
      if (failure !== undefined) {
        const { reason, status } = failure;
        const said = reason === undefined ? tooLongStatuses.has(status ?? 0) : tooLong.has(reason);
        expect(
          said,
          `a document of ${last + 1} pages failed as ${reason ?? status}, which does not say that it is too long`,
        );
        return;
      }
      lastPage(answer, (await context.fixture("thousands")).pages, "of a long document is lost");
    },
  },
]);
