/** What Foundry checks of a request and takes from it. */
import type { PageTruth } from "../fixture/truth.ts";
import { fill } from "../mistral/annotation.ts";
import { type Detail, invalid } from "../mistral/error.ts";
import type { OcrRequest } from "../mistral/request.ts";
import type { FoundryGeneration } from "./foundry-models.ts";

/** The service reaches no other host. */
const noUrl = (input: unknown) =>
  invalid({
    type: "value_error",
    loc: ["body", "document"],
    msg: "Value error, Document content must be base64 encoded document (starting with 'data:application/<format>;base64,<document-base64>')",
    input,
  });

/** The bytes of a document; undefined when its base64 is none. */
export const bytesOf = (document: Readonly<Record<string, unknown>>): Uint8Array | undefined => {
  const { document_url: asDocument, image_url: asImage } = document;
  const given = asDocument ?? asImage;
  const url = typeof given === "object" && given !== null && "url" in given ? given.url : given;
  const match = typeof url === "string" ? /^data:[\w.+/-]+;base64,(.*)$/s.exec(url) : null;
  if (match === null) throw noUrl(document);
  const text = match[1] ?? "";
  return /^[\d+/A-Za-z]+={0,2}$/.test(text) ? new Uint8Array(Buffer.from(text, "base64")) : undefined;
};

/** Refuses keys that a model does not know, as its server does. */
export const knownOnly = (
  body: unknown,
  { granularities, takes }: FoundryGeneration,
  granularity: string | undefined,
): void => {
  if (typeof body !== "object" || body === null) return;
  const details = Object.entries(body)
    .filter(([key]) => key !== "model" && key !== "document" && !takes.has(key))
    .map(([key, input]): Detail => ({
      type: "extra_forbidden",
      loc: ["body", key],
      msg: "Extra inputs are not permitted",
      input,
    }));
  if (granularity !== undefined && takes.has("confidence_scores_granularity") && !granularities.includes(granularity))
    details.push({
      type: "literal_error",
      loc: ["body", "confidence_scores_granularity"],
      msg: `Input should be ${granularities.map((word) => `'${word}'`).join(" or ")}`,
      input: granularity,
    });
  if (details.length > 0) throw invalid(...details);
};

/** The pages of a selection. */
export const selected = (pages: ReadonlyArray<PageTruth>, wanted: OcrRequest["pages"]) =>
  (wanted ?? pages.map((_, index) => index)).map((index) => {
    const page = pages[index];
    if (page === undefined)
      throw invalid({ type: "value_error", loc: ["body", "pages"], msg: `Value error, page ${index} does not exist` });
    return { index, page };
  });

const isStrict = (format: unknown): boolean =>
  (format as { json_schema?: { strict?: unknown } } | undefined)?.json_schema?.strict === true;

/** The annotation of the whole document; null when it was not asked for, or not in the way that the model wants. */
export const annotationOf = (request: OcrRequest, { strictOnly }: FoundryGeneration, pages: number): string | null => {
  if (request.documentFormat === undefined || (strictOnly && !isStrict(request.documentFormat))) return null;
  return JSON.stringify(
    fill(request.documentFormat.json_schema.schema, { text: request.documentPrompt ?? "read", count: pages }),
  );
};
