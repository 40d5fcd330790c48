/** Mutants of the profiles refusals and pages. */
import { makeDocument } from "@ocr/fakes";
import { dataUriOf } from "../fixture/fixtures.ts";
import { alters, bends, type Body, lies, overreaches, type Request } from "./mutant.ts";

const answered = /answered instead of refused/;

/** Takes the bad part of a request for nothing. */
const forgets = (id: string, ...keys: ReadonlyArray<string>) =>
  bends(`refusals.${id}`, answered, (request) => {
    for (const key of keys) Reflect.deleteProperty(request, key);
  });

/** Reads some other document instead of the one that nobody can read. */
const finds = (id: string) =>
  bends(`refusals.${id}`, answered, async (request) => {
    request["document"] = { document_url: dataUriOf(await makeDocument({ seed: 1 }), "application/pdf") };
  });

const selection = (id: string, because: RegExp, bend: (pages: unknown, request: Request) => void) =>
  bends(`pages.${id}`, because, (request) => bend(request["pages"], request));

const allPages = (id: string) => selection(id, answered, (_, request) => Reflect.deleteProperty(request, "pages"));

const pick = (id: string, because: RegExp, value: unknown) =>
  selection(id, because, (pages, request) => {
    if (pages !== undefined) request["pages"] = value;
  });

const again = (body: Body) => body.pages.unshift(...structuredClone(body.pages.slice(0, 1)));

export const refusalMutants = [
  forgets("unknown-option", "colour"),
  ...["no-document", "null-document", "keyless-document", "empty-url", "unknown-type", "wrong-type"].map(finds),
  ...["two-documents", "bad-base64"].map(finds),
  ...["empty", "cut", "noise", "locked", "archive", "disguised"].map((name) => finds(`${name}-document`)),
  forgets("table-format", "table_format"),
  alters("refusals.table-format", /asked 1 times before/, (answer) => (answer.calls = [{ atMs: 0, struck: false }])),
  alters("refusals.table-format", /refused as Upstream/, ({ failure }) => {
    if (failure !== undefined) failure.reason = "Upstream";
  }),
  alters("refusals.table-format", /has no message/, ({ failure }) => {
    if (failure !== undefined) failure.message = "";
  }),
  forgets("granularity", "confidence_scores_granularity"),
  forgets("boolean-word", "include_blocks"),
  forgets("null-header", "extract_header"),
  forgets("negative-limit", "image_limit"),
  forgets("fractional-limit", "image_limit"),
  forgets("limit-word", "image_min_size"),
  forgets("model-number", "model"),
  forgets("pages-object", "pages"),
  forgets("prompt-alone", "document_annotation_prompt"),
  forgets("annotation-text", "document_annotation_format"),
  forgets("annotation-nameless", "document_annotation_format"),
  alters("refusals.no-contents", /bytes stand/, ({ failure }, request) => {
    if (failure !== undefined) failure.text += JSON.stringify(request["document"]);
  }),
  alters("refusals.names-field", /does not name/, ({ failure }) => {
    if (failure !== undefined) failure.text = "bad request";
  }),
  ...["header", "footer", "word-confidence", "block-confidence", "document-annotation", "image-annotation"].map((id) =>
    overreaches(`refusals.unclaimed-${id}`, answered),
  ),
  overreaches("refusals.unclaimed-vendor-option", /not as Unsupported/),

  lies("pages.all", /gave \[1,2,3\]/, (body) => body.pages.forEach((page) => (page.index += 1))),
  lies("pages.long", /12 pages gave/, (body) => {
    if (body.pages.length > 10) body.pages.pop();
  }),
  lies("pages.one", /gave \[0\]/, (body) => {
    if (body.pages.length === 1) body.pages.forEach((page) => (page.index = 0));
  }),
  pick("list", /gave \[0,1,2\]/, undefined),
  lies("pages.unsorted", /gave \[2,0\]/, (body, request) => {
    if (JSON.stringify(request["pages"]) === "[2,0]") body.pages.reverse();
  }),
  lies("pages.duplicates", /gave \[0,0,1\]/, again),
  pick("text", /gave \[0,1,2\]/, undefined),
  pick("range", /gave \[0\]/, "0"),
  pick("range-of-one", /gave \[0,1,2\]/, undefined),
  pick("mixed", /gave \[0\]/, "0"),
  lies("pages.overlap", /gave \[0,0,1,2\]/, again),
  ...["backward", "empty-list", "empty-text", "negative", "fraction", "words", "open-range", "beyond"].map(allPages),
  lies("pages.alone", /reads differently/, (body, request) => {
    if (request["pages"] !== undefined) body.pages.forEach((page) => (page.markdown += " more"));
  }),
  lies("pages.own-text", /text of another page/, (body) => {
    const texts = body.pages.map((page) => page.markdown);
    body.pages.forEach((page, i) => (page.markdown = texts[(i + 1) % texts.length] ?? ""));
  }),
];
