/** Mutants of the profiles text, margins, blocks, confidence and annotations. */
import { bends, type Body, lies } from "./mutant.ts";

type Page = Body["pages"][number];
type Block = NonNullable<Page["blocks"]>[number];

const pagesOf = (spoil: (page: Page) => void) => (body: Body) => body.pages.forEach(spoil);
const text = (change: (markdown: string) => string) => pagesOf((page) => (page.markdown = change(page.markdown)));
const blocks = (spoil: (block: Block) => void) => pagesOf((page) => page.blocks?.forEach(spoil));
const parts = (change: (parts: Array<string>) => Array<string>) =>
  text((markdown) => change(markdown.split("\n\n")).join("\n\n"));

const marginsOf = (side: "header" | "footer") => {
  const option = `extract_${side}`;
  const other = side === "header" ? "extract_footer" : "extract_header";
  return [
    lies(
      `margins.${side}-taken-out`,
      /not "/,
      pagesOf((page) => (page[side] = null)),
    ),
    lies(
      `margins.${side}-not-twice`,
      /in the text as well/,
      pagesOf((page) => (page.markdown += `\n\n${page[side]}`)),
    ),
    bends(`margins.${side}-in-text`, new RegExp(`lost its ${side}`), (request) => void (request[option] = true)),
    bends(`margins.${side}-alone`, /was taken out too/, (request) => void (request[other] = true)),
  ];
};

export const readingMutants = [
  lies(
    "text.character-errors",
    /characters are wrong/,
    text((markdown) => markdown.replaceAll("e", "c")),
  ),
  lies(
    "text.no-omission",
    / lacks /,
    parts((all) => all.filter((_, i) => i % 4 !== 2)),
  ),
  lies(
    "text.no-invention",
    /not printed there/,
    text((markdown) => `${markdown}\n\nI hope this helps!`),
  ),
  lies(
    "text.exact-numbers",
    /read as something else/,
    text((markdown) => markdown.replace(/(?<=€\d*)\d/, (digit) => String((Number(digit) + 1) % 10))),
  ),
  lies(
    "text.exact-numbers",
    /read as something else/,
    text((markdown) => markdown.replace("€", "£")),
  ),
  lies(
    "text.accents",
    /lost its accent/,
    text((markdown) => markdown.normalize("NFD").replaceAll(/\p{M}/gu, "")),
  ),
  lies(
    "text.clean-characters",
    /holds/,
    text((markdown) => markdown.replaceAll("€", "â‚¬")),
  ),
  lies(
    "text.clean-characters",
    /holds/,
    text((markdown) => `${markdown}\u0000`),
  ),
  lies(
    "text.reading-order",
    /comes too early/,
    parts((all) => all.toReversed()),
  ),
  lies(
    "text.titles",
    /is no heading/,
    text((markdown) => markdown.replaceAll(/^#+ /gm, "")),
  ),
  lies(
    "text.title-levels",
    /not below its title/,
    text((markdown) => markdown.replaceAll(/^##+ /gm, "# ")),
  ),
  lies(
    "text.lists",
    /no entry of a list/,
    text((markdown) => markdown.replaceAll(/^- /gm, "")),
  ),
  lies(
    "text.links",
    /is lost/,
    pagesOf((page) => {
      page.hyperlinks = [];
      page.markdown = page.markdown.replaceAll(/(?<!!)\[([^\]]*)\]\([^)]*\)/g, "$1");
    }),
  ),

  ...marginsOf("header"),
  ...marginsOf("footer"),
  lies(
    "margins.rest-untouched",
    / lacks /,
    parts((all) => all.filter((_, i) => i !== 1)),
  ),

  bends("blocks.present", /no blocks/, (request) => {
    if (request["include_blocks"] === true) request["include_blocks"] = false;
  }),
  bends("blocks.default", /no blocks/, (request) => void (request["include_blocks"] ??= false)),
  lies(
    "blocks.types",
    /has the type para/,
    blocks((block) => (block.type = "para")),
  ),
  lies(
    "blocks.areas",
    /has no area/,
    blocks((block) => (block.bottom_right_x = block.top_left_x)),
  ),
  lies(
    "blocks.order",
    /out of order/,
    pagesOf((page) => (page.blocks = page.blocks?.toReversed() ?? null)),
  ),
  lies(
    "blocks.text",
    /no block holds/,
    pagesOf((page) => (page.blocks = page.blocks?.filter((block) => block.type !== "text") ?? [])),
  ),
  lies(
    "blocks.image-reference",
    /names the picture img-99/,
    blocks((block) => {
      if (block.type === "image") block.image_id = "img-99.jpeg";
    }),
  ),
  lies(
    "blocks.table-reference",
    /no block names tbl-0/,
    blocks((block) => {
      if (block.type === "table") block.table_id = null;
    }),
  ),
  lies(
    "blocks.table-reference",
    /which stayed/,
    blocks((block) => {
      if (block.type === "table") block.table_id = "tbl-0.html";
    }),
  ),
  lies(
    "blocks.boxes",
    /best box of the title/,
    blocks((block) => {
      if (block.type === "title") block.bottom_right_y += 600;
    }),
  ),
  lies(
    "blocks.title-type",
    /no block of type title/,
    blocks((block) => {
      if (block.type === "title") block.type = "text";
    }),
  ),

  lies(
    "confidence.page",
    /has no confidence/,
    pagesOf((page) => (page.confidence_scores = null)),
  ),
  lies(
    "confidence.minimum",
    /above the average/,
    pagesOf((page) =>
      Object.assign(page.confidence_scores ?? {}, {
        minimum_page_confidence_score: 1,
        average_page_confidence_score: 0.5,
      }),
    ),
  ),
  bends("confidence.page-only", /words came/, (request) => void (request["confidence_scores_granularity"] = "word")),
  bends("confidence.words", /have a confidence/, (request) => void (request["confidence_scores_granularity"] = "page")),
  lies(
    "confidence.words-in-text",
    /but is not in the text/,
    pagesOf((page) =>
      page.confidence_scores?.word_confidence_scores?.push({ text: "zebra99", confidence: 0.5, start_index: 0 }),
    ),
  ),
  lies(
    "confidence.word-places",
    /stand where start_index says/,
    pagesOf((page) => page.confidence_scores?.word_confidence_scores?.forEach((word) => (word.start_index += 7))),
  ),
  bends(
    "confidence.blocks",
    /no block has a confidence/,
    (request) => void (request["confidence_scores_granularity"] = "page"),
  ),

  lies("annotations.document", /no JSON object/, (body) => (body.document_annotation = "{ label")),
  bends("annotations.document", /is missing/, (request) =>
    Reflect.deleteProperty(request, "document_annotation_format"),
  ),
  lies(
    "annotations.images",
    /no JSON object/,
    pagesOf((page) => page.images.forEach((image) => (image.image_annotation = null))),
  ),
  bends(
    "annotations.document-only",
    /annotated too/,
    (request) => void (request["bbox_annotation_format"] = request["document_annotation_format"]),
  ),
  lies("annotations.text-stays", /changes with an annotation/, (body, request) => {
    if ("document_annotation_format" in request) pagesOf((page) => (page.markdown += "!"))(body);
  }),
];
