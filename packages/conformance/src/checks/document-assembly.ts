/** Documents made of pages of others: their pages must read as they did before. */
import type { Check } from "../check.ts";
import { expect } from "../verdict.ts";
import type { Context, GivenDocument } from "../context.ts";
import { assembled, type Part } from "../fixture/assembly.ts";
import type { WirePage } from "../wire.ts";
import { eachDocument, examined, readIn, sampleOf, samePage } from "./document-reading.ts";

/** Reads a document made of parts; its pages must be the given ones, in this order. */
const readAssembled = async (
  context: Context,
  document: GivenDocument,
  parts: ReadonlyArray<Part>,
  wanted: ReadonlyArray<WirePage | undefined>,
  how: string,
): Promise<void> => {
  const bytes = await assembled(parts);
  if (bytes === undefined) {
    context.unobserved(`${document.name} ${how}: only a PDF that is not locked can be taken apart`);
    return;
  }
  const { pages } = await readIn(context, { name: `${document.name} ${how}`, bytes, mediaType: "application/pdf" });
  const numbers = pages.map((page) => page.index).join();
  expect(numbers === [...wanted.keys()].join(), `a document of ${wanted.length} pages gave [${numbers}]`);
  wanted.forEach((page, place) => samePage(page, pages[place], `page ${place}, ${how},`));
};

export const assembledChecks: ReadonlyArray<Omit<Check, "profile" | "level">> = [
  {
    id: "joined",
    clause: "DOC-4",
    title: "Two documents in one file read as the one and then the other",
    run: (context) =>
      eachDocument(context, async (document) => {
        const first = await context.fixture("plain");
        const [before] = (await readIn(context, first)).pages;
        const found = await examined(context, document);
        const sample = sampleOf(found);
        const parts = [
          { bytes: first.bytes, pages: [0] },
          { bytes: document.bytes, pages: sample },
        ];
        const wanted = [before, ...sample.map((index) => found.whole.pages[index])];
        await readAssembled(context, document, parts, wanted, "behind another document");
      }),
  },
  {
    id: "reversed",
    clause: "DOC-5",
    title: "Pages in another order in the file come back in that order",
    run: (context) =>
      eachDocument(context, async (document) => {
        const found = await examined(context, document);
        const order = sampleOf(found).toReversed();
        const wanted = order.map((index) => found.whole.pages[index]);
        await readAssembled(context, document, [{ bytes: document.bytes, pages: order }], wanted, "in another order");
      }),
  },
];
