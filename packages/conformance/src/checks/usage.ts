/** What a call says that it used, and what it cost. */
import { checksOf } from "../check.ts";
import { expect, NotConcerned, NotExercised } from "../verdict.ts";

export const usageChecks = checksOf("usage", [
  {
    id: "all-pages",
    clause: "USE-1",
    title: "pages_processed is the number of pages that were read",
    run: async (context) => {
      const { pages, usage_info } = await context.read("report");
      expect(usage_info.pages_processed === pages.length, `${usage_info.pages_processed} pages are counted for 3`);
    },
  },
  {
    id: "selection",
    clause: "USE-1",
    title: "Of a selection only its pages are counted",
    run: async (context) => {
      const { usage_info } = await context.read("report", { pages: [1] });
      expect(usage_info.pages_processed === 1, `${usage_info.pages_processed} pages are counted for 1`);
    },
  },
  {
    id: "long",
    clause: "USE-1",
    title: "The pages of a long document are all counted",
    run: async (context) => {
      const { usage_info } = await context.read("long");
      expect(usage_info.pages_processed === 12, `${usage_info.pages_processed} pages are counted for 12`);
    },
  },
  {
    id: "size",
    clause: "USE-2",
    title: "doc_size_bytes is the size of the document, or null",
    run: async (context) => {
      const size = (await context.read("single")).usage_info.doc_size_bytes ?? null;
      const { bytes } = await context.fixture("single");
      expect(size === null || size === bytes.length, `${size} bytes are counted for ${bytes.length}`);
    },
  },
  {
    id: "no-annotated-pages",
    clause: "USE-3",
    title: "No page counts as annotated when no annotation was asked for",
    run: async (context) => {
      const { usage_info } = await context.read("single");
      expect((usage_info.pages_processed_annotation ?? 0) === 0, "pages are counted as annotated");
    },
  },
  {
    id: "cost",
    clause: "USE-4",
    title: "The cost is pages by price, or what the vendor says, and never a guess",
    run: async (context) => {
      if (context.kind === "url") throw new NotConcerned("over HTTP there is no cost");
      const { meta, usdPerPage } = await context.ask("report");
      if (meta === undefined) throw new NotExercised("nothing is told beside the response");
      const { cost } = meta;
      if (usdPerPage === undefined) {
        expect(cost === undefined || cost.source !== "price", "a cost is named though no price is known");
        return;
      }
      expect(cost !== undefined, "the price is known, but the cost is not named");
      const wanted = 3 * usdPerPage;
      const fits = cost?.source !== "price" || Math.abs(cost.usd - wanted) < 1e-9;
      expect(fits, `3 pages at ${usdPerPage} cost ${wanted}, not ${cost?.usd}`);
    },
  },
]);
