/** Wrong inputs and the exact error that a user sees for each. The page docs/bad-input.md is written from this list. */
import { route } from "@ocr/core";
import { fileDocument } from "@ocr/core/node";
import { PDFDocument } from "@cantoo/pdf-lib";
import { badCalls } from "./bad-call.ts";
import { onePage, pdf, pdfBytes } from "./echo.ts";
import { acme, ask, type BadInput, wrong } from "./wrong.ts";

const unpriced = { ...acme, models: { "acme-1": {} } };
const nameless = { ...acme, models: {} };
const small = { ...acme, capabilities: { ...acme.capabilities, maxBytes: 100 } };
const bytesOnly = { ...acme, capabilities: { ...acme.capabilities, documents: ["bytes" as const] } };

const encrypted = async (): Promise<Uint8Array> => {
  const document = await PDFDocument.load(await pdfBytes(1));
  document.encrypt({ userPassword: "secret", ownerPassword: "secret" });
  return document.save();
};

const priced = { ...acme, models: { "acme-1": { price: { usdPerPage: 0.002, source: "acme", date: "2026-11-20" } } } };

export const badInputs: ReadonlyArray<BadInput> = [
  wrong(
    "no document",
    "{}",
    ask({}),
    "document: give exactly one of document_url, image_url, file_id or bytes, as a non-empty value",
  ),
  wrong(
    "a document that is a string",
    '{ document: "scan.pdf" }',
    ask({ document: "scan.pdf" }),
    "document: give exactly one of document_url, image_url, file_id or bytes, as a non-empty value",
  ),
  wrong(
    "a document without a key that we know",
    '{ document: { url: "https://a.example/b.pdf" } }',
    ask({ document: { url: "https://a.example/b.pdf" } }),
    "document: give exactly one of document_url, image_url, file_id or bytes, as a non-empty value",
  ),
  wrong(
    "two documents",
    '{ document: { document_url, file_id: "x" } }',
    ask({ document: { ...pdf, file_id: "x" } }),
    "document: document_url and file_id are given; choose one",
  ),
  wrong(
    "an empty URL",
    '{ document: { document_url: "" } }',
    ask({ document: { document_url: "" } }),
    "document.document_url: must not be empty",
  ),
  wrong(
    "a path where a URL is wanted",
    '{ document: { document_url: "/home/ann/scan.pdf" } }',
    ask({ document: { document_url: "/home/ann/scan.pdf" } }),
    "document: the URL must start with https://, http:// or data:; a file is given by its bytes (fileDocument)",
  ),
  wrong(
    "a file URL",
    '{ document: { document_url: "file:///etc/passwd" } }',
    ask({ document: { document_url: "file:///etc/passwd" } }),
    "document: the URL must start with https://, http:// or data:; a file is given by its bytes (fileDocument)",
  ),
  wrong(
    "a URL of another protocol",
    '{ document: { document_url: "ftp://a.example/b.pdf" } }',
    ask({ document: { document_url: "ftp://a.example/b.pdf" } }),
    "document: the URL must start with https://, http:// or data:; a file is given by its bytes (fileDocument)",
  ),
  wrong(
    "a data URI that is not base64",
    '{ document: { document_url: "data:text/plain,hello" } }',
    ask({ document: { document_url: "data:text/plain,hello" } }),
    "document: a data URI must look like data:application/pdf;base64,…",
  ),
  wrong(
    "a data URI with damaged base64",
    '{ document: { document_url: "data:application/pdf;base64,%%%" } }',
    ask({ document: { document_url: "data:application/pdf;base64,%%%" } }),
    "document: the data URI does not hold valid base64",
  ),
  wrong(
    "an empty file",
    "{ document: { bytes: new Uint8Array() } }",
    ask({ document: { bytes: new Uint8Array() } }),
    "document: it is empty (0 bytes)",
  ),
  wrong(
    "bytes of no known type",
    "{ document: { bytes: new Uint8Array([1, 2, 3]) } }",
    ask({ document: { bytes: new Uint8Array([1, 2, 3]) } }),
    "document: its type cannot be told from its content; give mediaType",
  ),
  wrong(
    "a type that the provider cannot read",
    '{ document: { bytes, name: "notes.txt" } }',
    ask({ document: { bytes: new TextEncoder().encode("hello"), name: "notes.txt" } }),
    "acme cannot read text/plain; it reads application/pdf, image/*",
    "Unsupported",
  ),
  wrong(
    "a PDF that is cut off",
    "{ document: { bytes: bytes.subarray(0, 60) } }",
    ask({ document: { bytes: onePage.subarray(0, 60) } }),
    "document: damaged: it cannot be read as a PDF",
  ),
  wrong(
    "a PDF with a password",
    "{ document: { bytes } }",
    async () => ask({ document: { bytes: await encrypted() } })(),
    "document: encrypted: a password is needed",
  ),
  wrong(
    "a file that is not there",
    'await fileDocument("missing.pdf")',
    () => fileDocument("missing.pdf"),
    "missing.pdf: no such file",
    "NotFound",
  ),
  wrong(
    "a page that is larger than the provider takes",
    "{ document: { bytes } }",
    ask({ document: pdf }, {}, small),
    "document: page 0 alone is larger than acme takes",
    "TooLarge",
  ),
  wrong(
    "a private address, at a provider that takes only bytes",
    '{ document: { document_url: "http://127.0.0.1/a.pdf" } }',
    ask({ document: { document_url: "http://127.0.0.1/a.pdf" } }, {}, bytesOnly),
    "document: its URL leads to a private address, which is not fetched",
  ),
  wrong(
    "a file id, at a provider without files",
    '{ document: { file_id: "f-1" } }',
    ask({ document: { file_id: "f-1" } }),
    "acme takes no document by file; it takes bytes or url",
    "Unsupported",
  ),
  wrong(
    "an option that does not exist",
    "{ document, langauge: 'en' }",
    ask({ document: pdf, langauge: "en" }),
    'unknown option "langauge"',
  ),
  ...badCalls,
  wrong(
    "an option of the wrong type",
    '{ document, include_image_base64: "yes" }',
    ask({ document: pdf, include_image_base64: "yes" }),
    "include_image_base64: must be true or false",
  ),
  wrong(
    "a value that does not exist",
    '{ document, table_format: "csv" }',
    ask({ document: pdf, table_format: "csv" }),
    'table_format: must be "markdown" or "html"',
  ),
  wrong(
    "a negative count",
    "{ document, image_limit: -1 }",
    ask({ document: pdf, image_limit: -1 }),
    "image_limit: must be 0 or more",
  ),
  wrong(
    "pages that run backward",
    '{ document, pages: "2-0" }',
    ask({ document: pdf, pages: "2-0" }),
    'pages: the range "2-0" runs backwards; write "0-2"',
  ),
  wrong(
    "pages that are no numbers",
    '{ document, pages: "first" }',
    ask({ document: pdf, pages: "first" }),
    'pages: "first" is neither a page number nor a range such as "0-2"',
  ),
  wrong(
    "a negative page",
    "{ document, pages: [-1] }",
    ask({ document: pdf, pages: [-1] }),
    "pages: -1 is negative; page numbers start at 0",
  ),
  wrong(
    "half a page",
    "{ document, pages: 1.5 }",
    ask({ document: pdf, pages: 1.5 }),
    "pages: 1.5 is not a whole number",
  ),
  wrong(
    "pages that are an object",
    "{ document, pages: { from: 0, to: 2 } }",
    ask({ document: pdf, pages: { from: 0, to: 2 } }),
    'pages: must be a number, a text such as "0-2", or a list of them',
  ),
  wrong(
    "no pages",
    "{ document, pages: [] }",
    ask({ document: pdf, pages: [] }),
    "pages: the list is empty; leave pages out to read all of them",
  ),
  wrong(
    "a page that the document does not have",
    '{ document, pages: "0-4" } (a document of one page)',
    ask({ document: pdf, pages: "0-4" }),
    "pages: 1-4 is out of range; the only page is 0 (pages count from 0)",
  ),
  wrong(
    "a prompt without a format",
    '{ document, document_annotation_prompt: "brief" }',
    ask({ document: pdf, document_annotation_prompt: "brief" }),
    "document_annotation_prompt needs a document_annotation_format",
  ),
  wrong(
    "a format that is not a JSON schema",
    '{ document, document_annotation_format: { type: "text" } }',
    ask({ document: pdf, document_annotation_format: { type: "text" } }),
    'document_annotation_format.type: must be "json_schema"; document_annotation_format.json_schema: must be an object',
  ),
  wrong(
    "an option that the provider cannot do",
    '{ document, confidence_scores_granularity: "word" }',
    ask({ document: pdf, confidence_scores_granularity: "word" }),
    "acme cannot do confidence_scores_granularity word",
    "Unsupported",
  ),
  wrong(
    "an option of a vendor, at a provider that takes none",
    "process({ document }, { vendor: { quality: 2 } })",
    ask({ document: pdf }, { vendor: { quality: 2 } }),
    "acme cannot do the vendor option quality",
    "Unsupported",
  ),
  wrong(
    "no model, at a provider without a default",
    "{ document }",
    ask({ document: pdf }, {}, nameless),
    "model: acme has no default model; name one",
  ),
  wrong(
    "two errors at once",
    '{ document, pages: true, image_limit: "3" }',
    ask({ document: pdf, pages: true, image_limit: "3" }),
    'pages: must be a number, a text such as "0-2", or a list of them; image_limit: must be a number',
  ),
  wrong(
    "a model that nobody knows, at a router",
    '{ document, model: "acme-9" }',
    ask({ document: pdf, model: "acme-9" }, {}, route({ acme: priced })),
    "model: acme-9 is known to nobody; prefixes are acme/",
  ),
  wrong(
    "more money than is allowed",
    "process({ document }, { maxCostUsd: 0.001 })",
    ask({ document: pdf }, { maxCostUsd: 0.001 }, priced),
    "maxCostUsd: 0.002 dollars needed, 0.001 allowed",
    "BudgetExceeded",
  ),
  wrong(
    "a budget, at a provider whose price is not known",
    "process({ document }, { maxCostUsd: 1 })",
    ask({ document: pdf }, { maxCostUsd: 1 }, unpriced),
    "maxCostUsd: cannot be kept: no price is known",
    "BudgetExceeded",
  ),
  wrong(
    "a signal that has fired",
    "process({ document }, { signal: AbortSignal.abort() })",
    ask({ document: pdf }, { signal: AbortSignal.abort() }),
    "the call was aborted",
    "Aborted",
  ),
];
