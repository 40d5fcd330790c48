/** What an answer about any document looks like, whatever stands in the document. */
import type { Check } from "../check.ts";
import { expect } from "../verdict.ts";
import type { Context, GivenDocument } from "../context.ts";
import type { WireOptions, WirePage } from "../wire.ts";
import { gridOfHtml, gridOfMarkdown } from "../score/table-grid.ts";
import { eachDocument, examined, readIn, sampleOf } from "./document-reading.ts";
import { isOfType, pictureBytes } from "./images.ts";

/** Everything that the subject claims to tell, at once. */
const everything = ({ claims }: Context): WireOptions => {
  const [format] = claims.tableFormats ?? [];
  return {
    ...(claims.images ? { include_image_base64: true } : {}),
    ...(claims.blocks ? { include_blocks: true } : {}),
    ...(format === undefined ? {} : { table_format: format }),
  };
};

const richly = async (context: Context, document: GivenDocument): Promise<ReadonlyArray<WirePage>> => {
  const sample = sampleOf(await examined(context, document));
  return (await readIn(context, document, { ...everything(context), pages: sample })).pages;
};

/** Ids that stand in the text as placeholders: `![id](id)` for pictures, `[id](id)` for tables. */
const placeholders = (markdown: string, start: "img-" | "tbl-"): ReadonlyArray<string> =>
  [...markdown.matchAll(/\[([^\]]*)\]\(([^)]*)\)/g)].flatMap(([, id = "", target]) =>
    id === target && id.startsWith(start) ? [id] : [],
  );

const samePlaces = (page: WirePage, start: "img-" | "tbl-", ids: ReadonlyArray<string>): void => {
  const places = placeholders(page.markdown, start);
  const lost = ids.find((id) => places.filter((place) => place === id).length !== 1);
  expect(lost === undefined, `page ${page.index}: ${lost} does not stand once in the text`);
  const stray = places.find((id) => !ids.includes(id));
  expect(stray === undefined, `page ${page.index}: ${stray} stands in the text, and is not there`);
};

const readerOf = (format: string) => (format === "html" ? gridOfHtml : gridOfMarkdown);

export const documentShapeChecks: ReadonlyArray<Omit<Check, "profile" | "level">> = [
  {
    id: "schema",
    clause: "DOC-9",
    title: "The answer fits the frozen schema, with everything that is claimed",
    run: (context) =>
      eachDocument(context, async (document) => {
        await richly(context, document);
      }),
  },
  {
    id: "boxes",
    clause: "DOC-9",
    title: "Boxes lie inside their page, their first corner above and left of the second",
    run: (context) =>
      eachDocument(context, async (document) => {
        for (const { blocks, dimensions, images, index } of await richly(context, document)) {
          const { height, width } = dimensions ?? { height: Infinity, width: Infinity };
          for (const box of [...images, ...(blocks ?? [])]) {
            const { bottom_right_x, bottom_right_y, top_left_x, top_left_y } = box;
            const [left, top] = [top_left_x ?? 0, top_left_y ?? 0];
            const [right, bottom] = [bottom_right_x ?? left, bottom_right_y ?? top];
            expect(left <= right && top <= bottom, `page ${index} has a box whose corners are the wrong way round`);
            expect(left >= 0 && top >= 0 && right <= width && bottom <= height, `page ${index} has a box outside it`);
          }
        }
      }),
  },
  {
    id: "placeholders",
    clause: "DOC-9",
    title: "Each picture and each moved table stands once in the text, and nothing else does",
    run: (context) =>
      eachDocument(context, async (document) => {
        for (const page of await richly(context, document)) {
          const pictures = page.images.map((image) => image.id);
          const tables = (page.tables ?? []).map((table) => table.id);
          samePlaces(page, "img-", pictures);
          samePlaces(page, "tbl-", tables);
        }
      }),
  },
  {
    id: "objects",
    clause: "DOC-9",
    title: "Each id comes once, pictures are of the type that they name, and tables are one table in their format",
    run: (context) =>
      eachDocument(context, async (document) => {
        const pages = await richly(context, document);
        const tables = pages.flatMap((page) => page.tables ?? []);
        const images = pages.flatMap((page) => page.images);
        const ids = [...tables, ...images].map(({ id }) => id);
        const twice = ids.find((id, i) => ids.indexOf(id) !== i);
        expect(twice === undefined, `${twice} comes twice`);
        for (const { content, format, id } of tables)
          expect(readerOf(format)(content) !== undefined, `${id} is not one table in ${format}`);
        for (const picture of images.map(pictureBytes))
          expect(picture.bytes.length === 0 || isOfType(picture), `the bytes of ${picture.id} are not ${picture.type}`);
      }),
  },
  {
    id: "nothing-unasked",
    clause: "DOC-10",
    title: "What was not asked for does not come",
    run: (context) =>
      eachDocument(context, async (document) => {
        const { document_annotation: annotation, pages } = (await examined(context, document)).whole;
        expect((annotation ?? null) === null, "an annotation of the document came");
        for (const page of pages) {
          const { confidence_scores: scores, footer, header, images, index, tables } = page;
          const kinds = {
            "a header or footer": header ?? footer ?? null,
            "a confidence": scores ?? null,
            "a moved table": tables?.[0] ?? null,
            "the bytes of a picture": images.find((image) => (image.image_base64 ?? null) !== null) ?? null,
            "an annotation of a picture": images.find((image) => (image.image_annotation ?? null) !== null) ?? null,
          };
          const [kind] = Object.entries(kinds).find(([, value]) => value !== null) ?? [];
          expect(kind === undefined, `page ${index}: ${kind} came without being asked for`);
        }
      }),
  },
  {
    id: "usage",
    clause: "DOC-9",
    title: "As many pages are counted as processed as came back",
    run: (context) =>
      eachDocument(context, async (document) => {
        const { pages, usage_info: usage } = (await examined(context, document)).whole;
        const { pages_processed: counted } = usage;
        expect(counted === pages.length, `${pages.length} pages came back, ${counted} were counted`);
      }),
  },
];
