/** What an analysis was asked for, checked as the service checks it. */
import { type FakeRequest, jsonOf } from "../server/exchange.ts";
import { invalidContent, invalidParameter, unsupportedType } from "./intelligence-error.ts";
import { type IndexType, indexTypes } from "./string-index.ts";

/** The wishes of one analysis. */
export interface AnalysisRequest {
  readonly model: string;
  /** Page numbers from 1; undefined: all. */
  readonly pages: ReadonlyArray<number> | undefined;
  readonly markdown: boolean;
  readonly indexType: IndexType;
  readonly features: ReadonlyArray<string>;
  readonly figures: boolean;
}

const features = [
  "ocrHighResolution",
  "languages",
  "barcodes",
  "formulas",
  "keyValuePairs",
  "styleFont",
  "queryFields",
];
const known: ReadonlySet<string> = new Set([
  "api-version",
  "pages",
  "locale",
  "stringIndexType",
  "features",
  "queryFields",
  "outputContentFormat",
  "output",
  // The vendor's own client sends it.
  "_overload",
]);

const pagesOf = (text: string | null): ReadonlyArray<number> | undefined => {
  if (text === null) return undefined;
  if (!/^(\d+(-\d+)?)(,\s*(\d+(-\d+)?))*$/.test(text))
    throw invalidParameter("The parameter pages is invalid: The page range is not valid.");
  const pages = text.split(",").flatMap((part) => {
    const [first = 0, last = first] = part.trim().split("-").map(Number);
    return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
  });
  if (pages.length === 0 || pages.includes(0))
    throw invalidParameter("The parameter pages is invalid: Pages count from 1.");
  return [...new Set(pages)].toSorted((a, b) => a - b);
};

const oneOf = <T extends string>(query: URLSearchParams, name: string, words: ReadonlyArray<T>, fallback: T): T => {
  const value = query.get(name) ?? fallback;
  const found = words.find((word) => word === value);
  if (found === undefined) throw invalidParameter(`The parameter ${name} is invalid: ${value}.`);
  return found;
};

const listOf = (query: URLSearchParams, name: string, words: ReadonlyArray<string>): ReadonlyArray<string> => {
  const values = query.get(name)?.split(",").filter(Boolean) ?? [];
  const wrong = values.find((value) => !words.includes(value));
  if (wrong !== undefined) throw invalidParameter(`The parameter ${name} is invalid: ${wrong}.`);
  return values;
};

/** Reads the query. Throws the vendor's 400. */
export const readAnalysis = (model: string, { query }: FakeRequest): AnalysisRequest => {
  const strange = [...query.keys()].find((key) => !known.has(key));
  if (strange !== undefined) throw invalidParameter(`The parameter ${strange} is not known.`);
  const asked = listOf(query, "features", features);
  if (asked.includes("queryFields") !== query.has("queryFields"))
    throw invalidParameter("The parameter queryFields is invalid: it goes with the feature queryFields.");
  const format = oneOf(query, "outputContentFormat", ["text", "markdown"], "text");
  if (format === "markdown" && model !== "prebuilt-layout")
    throw invalidParameter("The parameter outputContentFormat is invalid: The model does not support it.");
  return {
    model,
    pages: pagesOf(query.get("pages")),
    markdown: format === "markdown",
    indexType: oneOf(query, "stringIndexType", indexTypes, "textElements"),
    features: asked,
    figures: listOf(query, "output", ["figures", "pdf"]).includes("figures"),
  };
};

const binary =
  /^(?:application\/(?:octet-stream|pdf|vnd\.openxmlformats-officedocument\.[\w.]+)|image\/(?:jpeg|png|tiff|bmp|heif)|text\/html)$/;

/** The bytes of the document; by a URL they come from `hosted`. Throws the vendor's errors. */
export const documentIn = (request: FakeRequest, hosted: ReadonlyMap<string, Uint8Array>): Uint8Array => {
  const type = request.headers["content-type"]?.split(";")[0]?.trim() ?? "";
  if (binary.test(type)) return request.body;
  if (type !== "application/json") throw unsupportedType(type);
  const { base64Source, urlSource } = jsonOf(request) as { base64Source?: unknown; urlSource?: unknown };
  if (typeof base64Source === "string" && urlSource === undefined) {
    if (!/^[\d+/A-Za-z]+={0,2}$/.test(base64Source)) throw invalidContent();
    return new Uint8Array(Buffer.from(base64Source, "base64"));
  }
  if (typeof urlSource !== "string" || base64Source !== undefined)
    throw invalidParameter("Exactly one of urlSource and base64Source must be given.");
  const bytes = hosted.get(urlSource);
  if (bytes === undefined)
    throw invalidContent("ContentSourceNotAccessible", "Content is not accessible: Invalid data URL");
  return bytes;
};
