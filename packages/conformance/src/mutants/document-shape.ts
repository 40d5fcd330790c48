/** Mutants of what any answer about any document looks like. */
import { type Body, lies, type Request } from "./mutant.ts";

type Page = Body["pages"][number];

const isWhole = ({ pages }: Request): boolean => !Array.isArray(pages);
const rich = (spoil: (page: Page) => void) => (body: Body, request: Request) => {
  if (request["include_blocks"] === true) body.pages.forEach(spoil);
};

export const documentShapeMutants = [
  lies(
    "document.schema",
    /does not fit the schema/,
    rich((page) => (page.images = undefined as unknown as Page["images"])),
    "leaves out the pictures when everything is asked for",
  ),
  lies(
    "document.boxes",
    /has a box outside it/,
    rich((page) => page.blocks?.forEach((block) => (block.bottom_right_x += 100_000))),
    "draws boxes beyond the page",
  ),
  lies(
    "document.boxes",
    /the wrong way round/,
    rich((page) => page.images.forEach((image) => (image.top_left_y = (image.bottom_right_y ?? 0) + 1))),
    "turns boxes round",
  ),
  lies(
    "document.placeholders",
    /img-\d+\.jpeg does not stand once/,
    rich((page) => (page.markdown = page.markdown.replaceAll(/!\[[^\]]*\]\([^)]*\)/g, ""))),
    "leaves out where pictures stood",
  ),
  lies(
    "document.placeholders",
    /tbl-\d+\.(html|md) stands in the text, and is not there/,
    rich((page) => (page.tables = [])),
    "loses the tables that it moved",
  ),
  lies(
    "document.objects",
    /img-0\.jpeg comes twice/,
    (body, request) => {
      if (request["include_blocks"] !== true) return;
      for (const page of body.pages)
        for (const image of page.images) {
          page.markdown = page.markdown.replaceAll(image.id, "img-0.jpeg");
          image.id = "img-0.jpeg";
        }
    },
    "numbers pictures on each page anew",
  ),
  lies(
    "document.objects",
    /tbl-0\.(html|md) is not one table/,
    rich((page) => page.tables?.forEach((table) => (table.content = "a table"))),
    "tells of a table that it is one",
  ),
  lies(
    "document.objects",
    /the bytes of img-0\.jpeg are not image\/png/,
    rich((page) => {
      for (const image of page.images)
        image.image_base64 = image.image_base64?.replace("image/jpeg", "image/png") ?? null;
    }),
    "calls every picture a PNG",
  ),
  lies(
    "document.nothing-unasked",
    /a header or footer came/,
    (body, request) => {
      if (isWhole(request)) for (const page of body.pages) page.header ??= "header";
    },
    "takes out headers unasked",
  ),
  lies(
    "document.nothing-unasked",
    /the bytes of a picture came/,
    (body, request) => {
      if (!isWhole(request)) return;
      for (const image of body.pages.flatMap((page) => page.images))
        image.image_base64 ??= "data:image/jpeg;base64,/9j/";
    },
    "sends pictures unasked",
  ),
  lies("document.usage", /were counted/, (body) => (body.usage_info.pages_processed += 1), "counts a page too many"),
];
