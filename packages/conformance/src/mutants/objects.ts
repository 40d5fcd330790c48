/** Mutants of the profiles tables and images. */
import { bends, type Body, lies } from "./mutant.ts";

type Page = Body["pages"][number];

const pagesOf = (spoil: (page: Page) => void) => (body: Body) => body.pages.forEach(spoil);
const tables = (spoil: (table: NonNullable<Page["tables"]>[number]) => void) =>
  pagesOf((page) => page.tables?.forEach(spoil));
const images = (spoil: (image: Page["images"][number]) => void) => pagesOf((page) => page.images.forEach(spoil));
const text = (change: (markdown: string) => string) => pagesOf((page) => (page.markdown = change(page.markdown)));

const tablesOf = (format: "html" | "markdown") => {
  const of = (id: string) => `tables.${format}-${id}`;
  const firstCell = format === "html" ? /<th>[^<]*<\/th>/ : /^\|[^|]*(?=\|)/;
  return [
    lies(
      of("format-named"),
      /has the format csv/,
      tables((table) => (table.format = "csv")),
    ),
    lies(
      of("ids"),
      /has the id tbl-7/,
      tables((table) => (table.id = table.id.replace(/\d+/, "7"))),
    ),
    lies(
      of("ids"),
      /has the id/,
      tables((table) => (table.id = table.id.replace(/\.\w+$/, ".txt"))),
    ),
    lies(
      of("placeholders"),
      /stands 0 times/,
      text((markdown) => markdown.replaceAll(/\[tbl-.*\)/g, "")),
    ),
    lies(
      of("placeholders"),
      /stands 2 times/,
      text((markdown) => markdown.replaceAll(/\[tbl-.*\)/g, "$& $&")),
    ),
    lies(
      of("no-dangling"),
      /has no table tbl-99/,
      text((markdown) => `${markdown} [tbl-99.html](tbl-99.html)`),
    ),
    lies(
      of("moved-whole"),
      /still has a table/,
      text((markdown) => `${markdown}\n\n| a | b |\n| --- | --- |`),
    ),
    lies(
      of("content-parses"),
      /is not one table/,
      tables((table) => (table.content = "Item Date Amount")),
    ),
    lies(
      of("exact-cells"),
      /is not in its table/,
      tables((table) => {
        table.content = table.content.replaceAll("€", "$");
      }),
      "reads another currency",
    ),
    lies(
      of("exact-cells"),
      /is not in its table/,
      tables((table) => {
        table.content = table.content.replace(/(?<=20\d\d-\d)\d/, (digit) => String((Number(digit) + 1) % 10));
      }),
    ),
    lies(
      of("cells"),
      /of the cells fit/,
      tables((table) => {
        table.content = table.content.replaceAll(/(?<=[>|] ?)[a-z]+(?= ?[<|])/g, "x");
      }),
    ),
    lies(
      of("rectangular"),
      /rows of/,
      tables((table) => (table.content = table.content.replace(firstCell, ""))),
    ),
  ];
};

export const objectMutants = [
  ...tablesOf("html"),
  ...tablesOf("markdown"),
  lies(
    "tables.inline",
    /is not in the text/,
    text((markdown) => markdown.replaceAll(/^\|.*$/gm, "")),
  ),
  lies(
    "tables.none-invented",
    /from a page without one/,
    pagesOf((page) => {
      if (page.tables?.length === 0) page.tables.push({ id: "tbl-0.html", content: "<table></table>", format: "html" });
    }),
  ),
  lies("tables.of-selection", /lost when it is read alone/, (body, request) => {
    if (request["pages"] !== undefined) pagesOf((page) => (page.tables = []))(body);
  }),

  lies(
    "images.ids",
    /picture 0 has the id img-7/,
    images((image) => (image.id = "img-7.jpeg")),
  ),
  lies(
    "images.placeholders",
    /stands 0 times/,
    text((markdown) => markdown.replaceAll(/!\[.*\)/g, "")),
  ),
  lies(
    "images.no-dangling",
    /which it does not have/,
    text((markdown) => `${markdown} ![img-99.jpeg](img-99.jpeg)`),
  ),
  lies(
    "images.bytes",
    /no data URI/,
    images((image) => {
      image.image_base64 = image.image_base64?.replace(/^data:.*,/, "") ?? null;
    }),
  ),
  lies(
    "images.bytes-type",
    /are not image\/png/,
    images((image) => {
      image.image_base64 = image.image_base64?.replace("image/jpeg", "image/png") ?? null;
    }),
  ),
  lies(
    "images.extension",
    /is image\/jpeg/,
    images((image) => (image.id = image.id.replace("jpeg", "png"))),
  ),
  bends("images.limit-zero", /image_limit 0 gave/, (request) => {
    if (request["image_limit"] === 0) Reflect.deleteProperty(request, "image_limit");
  }),
  bends("images.limit-one", /image_limit 1 gave/, (request) => {
    if (request["image_limit"] === 1) Reflect.deleteProperty(request, "image_limit");
  }),
  bends("images.limit-one", /image_limit 1 gave 0/, (request) => {
    if (request["image_limit"] === 1) request["image_limit"] = 0;
  }),
  bends("images.min-size", /image_min_size 5000 left/, (request) => Reflect.deleteProperty(request, "image_min_size")),
  bends("images.min-size-small", /image_min_size 2 left 0/, (request) => {
    if (request["image_min_size"] === 2) request["image_min_size"] = 4000;
  }),
  lies("images.all-found", /pictures, not/, (body) => body.pages[0]?.images.pop()),
  lies(
    "images.boxes",
    /best box of a picture/,
    images((image) => {
      image.bottom_right_y = (image.bottom_right_y ?? 0) + 400;
    }),
  ),
  lies(
    "images.none-invented",
    /from a page without one/,
    pagesOf((page) => {
      const box = { top_left_x: 0, top_left_y: 0, bottom_right_x: 9, bottom_right_y: 9 };
      if (page.images.length === 0) page.images.push({ id: "img-0.jpeg", ...box });
    }),
  ),
];
