/** Requests that must be refused, for the right reason and before anything is sent to the vendor. */
import { type Check, checksOf } from "../check.ts";
import { expect, NotExercised } from "../verdict.ts";
import type { Claims } from "../claims.ts";
import type { Context } from "../context.ts";
import type { BadName } from "../fixture/bad.ts";
import type { Answer } from "../subject.ts";

interface Refusal {
  readonly reasons: ReadonlyArray<string>;
  readonly statuses: ReadonlyArray<number>;
  /** Whether the vendor may be the one who finds out. */
  readonly mayCall?: boolean;
}

const invalid: Refusal = { reasons: ["InvalidRequest"], statuses: [400, 422] };
const unsupported: Refusal = { reasons: ["Unsupported"], statuses: [400, 415, 422, 501] };
const unreadable: Refusal = {
  reasons: ["InvalidRequest", "Unsupported"],
  statuses: [400, 415, 422],
  mayCall: true,
};

/** Holds an answer against a refusal, with its evidence. */
export const refused = (context: Context, { calls, failure }: Answer, wanted: Refusal): void => {
  expect(failure !== undefined, "the request was answered instead of refused");
  const { message = "", reason, status } = failure ?? {};
  if (context.kind === "module")
    expect(wanted.reasons.includes(reason ?? ""), `refused as ${reason}, not as ${wanted.reasons.join(" or ")}`);
  else expect(wanted.statuses.includes(status ?? 0), `refused with ${status}, not with ${wanted.statuses.join(", ")}`);
  expect(message.trim() !== "", "the refusal has no message");
  if (wanted.mayCall) return;
  if (calls === undefined) context.unobserved("whether the vendor was asked first");
  else expect(calls.length === 0, `the vendor was asked ${calls.length} times before the refusal`);
};

type Definition = Omit<Check, "profile" | "level">;

const bent = (id: string, clause: string, title: string, options: object): Definition => ({
  id,
  clause,
  title,
  run: async (context) => refused(context, await context.askRaw(await context.request("single", options)), invalid),
});

const documentless = (id: string, title: string, document: unknown): Definition => ({
  id,
  clause: "REF-2",
  title,
  run: async (context) => refused(context, await context.askRaw(document === undefined ? {} : { document }), invalid),
});

const bad = (id: BadName, title: string): Definition => ({
  id: `${id}-document`,
  clause: "REF-5",
  title,
  run: async (context) => refused(context, await context.askRaw(await context.bad(id)), unreadable),
});

const unclaimed = (
  id: string,
  title: string,
  applies: (claims: Claims) => boolean,
  options: object,
  vendor?: Readonly<Record<string, unknown>>,
): Definition => ({
  id: `unclaimed-${id}`,
  clause: "REF-6",
  title,
  applies,
  run: async (context) => {
    if (vendor !== undefined && context.kind === "url") throw new NotExercised("vendor options do not exist over HTTP");
    const request = await context.request("single", options);
    refused(context, await context.askRaw(request, vendor === undefined ? {} : { vendor }), unsupported);
  },
});

const schema = { name: "summary", schema: { type: "object", properties: { title: { type: "string" } } } };
const format = { type: "json_schema", json_schema: schema };
const finds = (claims: Claims) => claims.blocks ?? false;

export const refusalChecks = checksOf("refusals", [
  bent("unknown-option", "REF-1", "An option that does not exist is refused, not ignored", { colour: "red" }),
  documentless("no-document", "A request without a document is refused", undefined),
  documentless("null-document", "A document that is null is refused", null),
  documentless("keyless-document", "A document without a key is refused", {}),
  documentless("empty-url", "An empty address is refused", { document_url: "" }),
  documentless("unknown-type", "A document of an unknown type is refused", { type: "text", text: "hello" }),
  documentless("wrong-type", "A type that does not fit the key is refused", {
    type: "image_url",
    document_url: "data:application/pdf;base64,JVBERi0=",
  }),
  documentless("two-documents", "Two documents in one request are refused", {
    document_url: "data:application/pdf;base64,JVBERi0=",
    image_url: "data:image/png;base64,iVBORw0=",
  }),
  documentless("bad-base64", "A data URI whose base64 is broken is refused", {
    document_url: "data:application/pdf;base64,%%%%not base64%%%%",
  }),
  bent("table-format", "REF-3", "An unknown table format is refused", { table_format: "latex" }),
  bent("granularity", "REF-3", "An unknown granularity is refused", { confidence_scores_granularity: "letter" }),
  bent("boolean-word", "REF-3", "A word in place of a boolean is refused", { include_blocks: "sometimes" }),
  bent("null-header", "REF-3", "extract_header that is null is refused", { extract_header: null }),
  bent("negative-limit", "REF-3", "A negative image limit is refused", { image_limit: -1 }),
  bent("fractional-limit", "REF-3", "An image limit that is no whole number is refused", { image_limit: 1.5 }),
  bent("limit-word", "REF-3", "A word in place of a number is refused", { image_min_size: "large" }),
  bent("model-number", "REF-3", "A model that is no text is refused", { model: 41 }),
  bent("pages-object", "REF-3", "Pages that are an object are refused", { pages: { from: 0, to: 1 } }),
  bent("prompt-alone", "REF-4", "A prompt without the format of its annotation is refused", {
    document_annotation_prompt: "What is it?",
  }),
  bent("annotation-text", "REF-4", "An annotation format other than json_schema is refused", {
    document_annotation_format: { type: "text" },
  }),
  bent("annotation-nameless", "REF-4", "An annotation schema without a name is refused", {
    document_annotation_format: { type: "json_schema", json_schema: { schema: {} } },
  }),
  bad("empty", "A document of no bytes is refused"),
  bad("cut", "A file of which only the beginning is left is refused"),
  bad("noise", "Noise behind the signature of a PDF is refused"),
  bad("locked", "A PDF that asks for a password is refused"),
  bad("archive", "A file of a type that nobody reads is refused"),
  bad("disguised", "A file that is no PDF, but is said to be one, is refused"),
  {
    id: "no-contents",
    clause: "REF-7",
    title: "A refusal does not repeat the document",
    run: async (context) => {
      const { document, ...rest } = await context.request("single", { colour: "red" });
      const { failure } = await context.askRaw({ document, ...rest });
      expect(failure !== undefined, "the request was answered instead of refused");
      const contents = JSON.stringify(document).slice(200, 260);
      expect(!(failure?.text ?? "").includes(contents), "the document's bytes stand in the refusal");
    },
  },
  {
    id: "names-field",
    clause: "REF-8",
    level: "SHOULD",
    title: "A refusal names the field that does not fit",
    run: async (context) => {
      const answer = await context.askRaw(await context.request("single", { table_format: "latex" }));
      expect((answer.failure?.text ?? "").includes("table_format"), "the refusal does not name table_format");
    },
  },
  unclaimed("header", "extract_header is refused by who cannot do it", (can) => !can.header && !finds(can), {
    extract_header: true,
  }),
  unclaimed("footer", "extract_footer is refused by who cannot do it", (can) => !can.footer && !finds(can), {
    extract_footer: true,
  }),
  unclaimed(
    "word-confidence",
    "Confidence of words is refused by who has none",
    (can) => !can.confidences?.includes("word"),
    { confidence_scores_granularity: "word" },
  ),
  unclaimed(
    "block-confidence",
    "Confidence of blocks is refused by who has none",
    (can) => !can.confidences?.includes("block"),
    { confidence_scores_granularity: "block" },
  ),
  unclaimed(
    "document-annotation",
    "A document annotation is refused by who makes none",
    (can) => !can.documentAnnotation,
    {
      document_annotation_format: format,
    },
  ),
  unclaimed("image-annotation", "Annotations of pictures are refused by who makes none", (can) => !can.bboxAnnotation, {
    bbox_annotation_format: format,
  }),
  unclaimed(
    "vendor-option",
    "An option of the vendor is refused by who takes none",
    (can) => !can.vendorOptions,
    {},
    { sharpness: 3 },
  ),
]);
