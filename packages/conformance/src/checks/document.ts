/**
 * What holds for any document, whatever stands in it: two readings of it are held against each other, not against a truth.
 * It is examined on a document of the suite, and on the user's.
 */
import { checksOf } from "../check.ts";
import { expect, NotConcerned } from "../verdict.ts";
import type { Context } from "../context.ts";
import { pageWords } from "../score/likeness.ts";
import { eachDocument, type Examined, examined, pageLikeness, readIn, sampleOf, samePage } from "./document-reading.ts";
import { documentShapeChecks } from "./document-shape.ts";
import { assembledChecks } from "./document-assembly.ts";

const formCheck = (form: "bytes" | "url", id: string, title: string, why: string) => ({
  id,
  clause: "DOC-6",
  title,
  run: async (context: Context) => {
    if (!context.forms.includes(form)) throw new NotConcerned(why);
    await eachDocument(context, async (document) => {
      const known = await readIn(context, document, { pages: [0] });
      const other = await readIn(context, document, { pages: [0] }, { form });
      samePage(known.pages[0], other.pages[0], `page 0, handed over as ${form === "url" ? "an address" : "bytes"},`);
    });
  },
});

/** A page as it is among all. */
const pageOf = ({ whole }: Examined, index: number) => whole.pages.find((page) => page.index === index);

export const documentChecks = checksOf("document", [
  {
    id: "every-page",
    clause: "DOC-1",
    title: "Every page has one entry, in order, without a gap",
    run: (context) =>
      eachDocument(context, async (document) => {
        const { whole } = await examined(context, document);
        const got = whole.pages.map((page) => page.index);
        const gap = got.findIndex((index, place) => index !== place);
        expect(gap < 0, `in the place of page ${gap} stands page ${got[gap]}`);
      }),
  },
  {
    id: "pages-counted",
    clause: "DOC-1",
    title: "As many pages come back as the file has",
    run: (context) =>
      eachDocument(context, async (document) => {
        const { count, whole } = await examined(context, document);
        if (count === undefined) context.unobserved(`how many pages ${document.name} has`);
        else expect(whole.pages.length === count, `the file has ${count} pages, the answer ${whole.pages.length}`);
      }),
  },
  {
    id: "page-alone",
    clause: "DOC-2",
    title: "A page that is read alone is the page that it is among all",
    run: (context) =>
      eachDocument(context, async (document) => {
        const found = await examined(context, document);
        for (const index of sampleOf(found)) {
          const { pages } = await readIn(context, document, { pages: [index] });
          const numbers = pages.map((page) => page.index).join();
          expect(numbers === String(index), `page ${index} alone gave [${numbers}]`);
          samePage(pageOf(found, index), pages[0], `page ${index} alone`);
        }
      }),
  },
  {
    id: "selection",
    clause: "DOC-3",
    title: "A selection, however it is ordered, brings the pages that reading everything brings",
    run: (context) =>
      eachDocument(context, async (document) => {
        const found = await examined(context, document);
        const wanted = [...new Set([found.whole.pages.length - 1, 0])];
        const { pages } = await readIn(context, document, { pages: wanted });
        const numbers = pages.map((page) => page.index).join();
        expect(numbers === wanted.toReversed().join(), `pages [${wanted.join()}] gave [${numbers}]`);
        for (const page of pages) samePage(pageOf(found, page.index), page, `page ${page.index} of a selection`);
      }),
  },
  ...assembledChecks,
  formCheck(
    "bytes",
    "bytes",
    "A document as bytes reads as it does as a data URI",
    "the subject takes no bytes but those of a data URI",
  ),
  formCheck(
    "url",
    "address",
    "A document behind an address reads as it does as a data URI",
    "nothing can be put at an address from where the subject's upstream would fetch it",
  ),
  {
    id: "same-twice",
    clause: "DOC-7",
    level: "SHOULD",
    title: "The same bytes asked about again give the same text",
    run: (context) =>
      eachDocument(context, async (document) => {
        const first = await readIn(context, document, { pages: [0] });
        const again = await readIn(context, document, { pages: [0] }, { fresh: true });
        const [before, after] = [first, again].map(({ pages }) => pages.map(pageWords).join("\n"));
        expect(before === after, "page 0 reads differently the second time");
      }),
  },
  {
    id: "same-numbers",
    clause: "DOC-8",
    level: "SHOULD",
    title: "Numbers, amounts and dates are the same in every reading",
    run: (context) =>
      eachDocument(context, async (document) => {
        const found = await examined(context, document);
        for (const index of sampleOf(found)) {
          const { pages } = await readIn(context, document, { pages: [index] });
          const { strays } = pageLikeness(pageOf(found, index), pages[0]);
          expect(
            strays.length === 0,
            `page ${index}: ${strays.slice(0, 3).join(" ")} stands in one of two readings only`,
          );
        }
      }),
  },
  ...documentShapeChecks,
]);
