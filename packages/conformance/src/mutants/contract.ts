/** Mutants of the profiles contract and usage. */
import { alters, bends, type Body, lies, other } from "./mutant.ts";

const pagesOf = (spoil: (page: Body["pages"][number]) => void) => (body: Body) => body.pages.forEach(spoil);
const document = (request: Record<string, unknown>) => request["document"] as Record<string, unknown>;
let readings = 0;

export const contractMutants = [
  lies(
    "contract.response-schema",
    /markdown/,
    pagesOf((page) => Object.assign(page, { markdown: null })),
  ),
  lies(
    "contract.response-schema",
    /required property 'id'/,
    pagesOf((page) => page.images.forEach((image) => Reflect.deleteProperty(image, "id"))),
  ),
  lies(
    "contract.response-schema",
    /must be integer/,
    pagesOf((page) => page.images.forEach((image) => (image.top_left_x = 1.5))),
  ),
  lies("contract.response-schema", /usage_info/, (body) => Reflect.deleteProperty(body, "usage_info")),
  lies(
    "contract.page-keys",
    /lacks a key/,
    pagesOf((page) => Reflect.deleteProperty(page, "images")),
    "leaves the pictures out",
  ),
  lies(
    "contract.page-keys",
    /lacks a key/,
    pagesOf((page) => Reflect.deleteProperty(page, "dimensions")),
    "leaves the size out",
  ),
  lies("contract.model-named", /no name/, (body) => (body.model = "")),
  lies("contract.plain-json", /lost in JSON/, (body) => Object.assign(body, { extra: undefined })),
  lies(
    "contract.dimensions-positive",
    /no size/,
    pagesOf((page) => Object.assign(page.dimensions ?? {}, { width: 0 })),
  ),
  lies(
    "contract.dimensions-shape",
    /width to height/,
    pagesOf((page) => {
      const { height = 1, width = 1 } = page.dimensions ?? {};
      page.dimensions = { dpi: 72, width: height, height: width };
    }),
  ),
  lies(
    "contract.boxes-ordered",
    /wrong way round/,
    pagesOf((page) =>
      page.blocks?.forEach((block) => {
        [block.top_left_x, block.bottom_right_x] = [block.bottom_right_x, block.top_left_x];
      }),
    ),
  ),
  lies(
    "contract.boxes-inside",
    /outside the page/,
    pagesOf((page) => page.blocks?.forEach((block) => (block.bottom_right_x += 5000))),
  ),
  bends("contract.no-blocks", /blocks came/, (request) => void (request["include_blocks"] = true)),
  bends("contract.no-margins", /taken out/, (request) => void (request["extract_header"] = true)),
  bends(
    "contract.no-confidence",
    /confidence came/,
    (request) => void (request["confidence_scores_granularity"] = "page"),
  ),
  lies("contract.no-annotation", /annotation came/, (body) => (body.document_annotation = "{}")),
  bends("contract.no-tables", /tables were moved/, (request) => void (request["table_format"] = "html")),
  bends("contract.no-image-bytes", /image bytes came/, (request) => void (request["include_image_base64"] = true)),
  bends("contract.type-optional", /subject failed/, (request) => {
    if (!("type" in document(request))) request["document"] = {};
  }),
  bends("contract.document-name", /subject failed/, (request) => {
    if ("document_name" in document(request)) request["colour"] = 1;
  }),
  bends("contract.null-options", /subject failed/, (request) => {
    if (request["pages"] === null) request["pages"] = [99];
  }),
  bends("contract.id-accepted", /subject failed/, (request) => {
    if ("id" in request) request["colour"] = 1;
  }),
  lies(
    "contract.image-document",
    /came back as/,
    pagesOf((page) => (page.index += 1)),
  ),
  bends("contract.image-object", /subject failed/, (request) => {
    if (typeof document(request)["image_url"] === "object") request["document"] = {};
  }),
  lies(
    "contract.same-twice",
    /second reading differs/,
    pagesOf((page) => {
      readings += 1;
      page.markdown += ` ${readings}`;
    }),
  ),
  other("contract.documents-apart", /mixed up/, "mixes two calls at a time", (ask) => {
    let busy: unknown;
    return async (request, options) => {
      const read = busy ?? request;
      busy = request;
      try {
        return await ask(read, options);
      } finally {
        busy = undefined;
      }
    };
  }),
  lies("usage.all-pages", /4 pages are counted/, (body) => (body.usage_info.pages_processed += 1)),
  lies("usage.selection", /3 pages are counted/, (body, request) => {
    if (request["pages"] !== undefined) body.usage_info.pages_processed = 3;
  }),
  lies("usage.long", /11 pages are counted/, (body) => {
    if (body.pages.length > 10) body.usage_info.pages_processed -= 1;
  }),
  lies("usage.size", /bytes are counted/, (body) => (body.usage_info.doc_size_bytes = 7)),
  lies("usage.no-annotated-pages", /counted as annotated/, (body) => (body.usage_info.pages_processed_annotation = 1)),
  alters("usage.cost", /cost 0.003/, ({ meta }) => {
    if (meta?.cost !== undefined) meta.cost.usd *= 2;
  }),
  alters("usage.cost", /not named/, (answer) => (answer.meta = {})),
];
