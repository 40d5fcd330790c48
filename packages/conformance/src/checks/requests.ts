/** The requests that every subject understands, each by itself. */
import type { Check } from "../check.ts";
import { expect } from "../verdict.ts";
import { type Context, responseOf } from "../context.ts";
import type { WireResponse } from "../wire.ts";

const textsOf = (response: WireResponse): string => JSON.stringify(response.pages.map((page) => page.markdown));

/** A way to ask that must not change what is read. */
const sameAs = async (context: Context, request: Readonly<Record<string, unknown>>, how: string): Promise<void> => {
  const plain = await context.read("single");
  const other = responseOf(await context.askRaw(request));
  expect(textsOf(other) === textsOf(plain), `another text is read ${how}`);
};

/** Checks of the profile contract that are about requests. */
export const requestChecks: ReadonlyArray<Omit<Check, "profile" | "level">> = [
  {
    id: "type-optional",
    clause: "REQ-1",
    title: "A document without its type is understood by its key",
    run: async (context) => {
      const { document } = (await context.request("single")) as { document: { document_url: string } };
      await sameAs(context, { document: { document_url: document.document_url } }, "without document.type");
    },
  },
  {
    id: "document-name",
    clause: "REQ-2",
    title: "A document may bring its name",
    run: async (context) => {
      const request = await context.request("single");
      const document = { ...(request["document"] as object), document_name: "a report.pdf" };
      await sameAs(context, { document }, "with document_name");
    },
  },
  {
    id: "null-options",
    clause: "REQ-3",
    title: "An option that is null counts as left out",
    run: async (context) => {
      const nulls = { pages: null, table_format: null, image_limit: null, confidence_scores_granularity: null };
      await sameAs(context, await context.request("single", nulls), "with options that are null");
    },
  },
  {
    id: "id-accepted",
    clause: "REQ-4",
    title: "The id that older clients send is taken and has no effect",
    run: async (context) => sameAs(context, await context.request("single", { id: "case-1" }), "with an id"),
  },
  {
    id: "image-document",
    clause: "REQ-5",
    title: "An image is read as a document of one page with the number 0",
    applies: (claims) => claims.mediaTypes?.some((type) => type === "image/png" || type === "image/*") ?? true,
    run: async (context) => {
      const { pages } = await context.read("picture");
      expect(pages.length === 1 && pages[0]?.index === 0, `an image came back as ${pages.length} pages`);
    },
  },
  {
    id: "image-object",
    clause: "REQ-5",
    title: "image_url may be an object with a url",
    applies: (claims) => claims.mediaTypes?.some((type) => type === "image/png" || type === "image/*") ?? true,
    run: async (context) => {
      const { document } = (await context.request("picture")) as { document: { image_url: string } };
      const { pages } = responseOf(await context.askRaw({ document: { image_url: { url: document.image_url } } }));
      expect(pages.length === 1, `an image came back as ${pages.length} pages`);
    },
  },
  {
    id: "documents-apart",
    clause: "RES-13",
    title: "Two documents at the same time do not mix",
    run: async (context) => {
      const both = await Promise.all([
        context.read("single", {}, { fresh: true }),
        context.read("plain", {}, { fresh: true }),
      ]);
      const alone = [await context.read("single"), await context.read("plain")];
      const lengths = (list: ReadonlyArray<WireResponse>) => list.map((response) => response.pages.length).join();
      expect(lengths(both) === lengths(alone), "the answers of two documents are mixed up");
    },
  },
];
