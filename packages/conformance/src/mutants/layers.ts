/** Mutants of the profiles blocks, confidence and annotations. */
import { alters, bends, type Body, lies } from "./mutant.ts";

type Page = Body["pages"][number];
type Block = NonNullable<Page["blocks"]>[number];

const pagesOf = (spoil: (page: Page) => void) => (body: Body) => body.pages.forEach(spoil);
const blocks = (spoil: (block: Block) => void) => pagesOf((page) => page.blocks?.forEach(spoil));

export const layerMutants = [
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

  lies(
    "confidence.text-layer",
    /has no confidence, and no warning says so/,
    pagesOf((page) => (page.confidence_scores = null)),
  ),
  alters("confidence.text-layer", /and no warning says so/, ({ body, meta }) => {
    (body as Body).pages.forEach((page) => (page.confidence_scores = null));
    meta?.warnings?.push({ code: "option-ignored", message: "confidence_scores_granularity" });
  }),

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
