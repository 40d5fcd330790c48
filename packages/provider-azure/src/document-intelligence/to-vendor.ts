/** One analysis as Document Intelligence is asked for it: the address with its query, and the body. */
import { type Call, formatPages, OcrError } from "@ocr/core/provider";
import { defaultModel } from "./models.ts";
import type { DocumentIntelligenceOptions } from "./options.ts";

/** The version of the API that everything here is written for. */
export const apiVersion = "2024-11-30";

/** The root of the API at an endpoint: whatever people paste of an address (the resource, a call) ends before the API's own path. */
export const apiRoot = (endpoint: URL): string => {
  const prefix = endpoint.pathname.replace(/\/documentintelligence(?:\/.*)?$/, "").replace(/\/+$/, "");
  return `${endpoint.origin}${prefix}/documentintelligence`;
};

/** The vendor's own rule for ids of models. */
const modelId = /^[a-zA-Z0-9][a-zA-Z0-9._~-]{1,63}$/;

/** Whether a model answers in Markdown and with figures. Only layout is documented to. */
export const isLayout = (model: string): boolean => model === defaultModel;

const check = ({ model, options }: Call): void => {
  const fail = (reason: "InvalidRequest" | "Unsupported", message: string) =>
    new OcrError({ reason, message, provider: "azure-di", model });
  if (!modelId.test(model)) throw fail("InvalidRequest", `model: ${JSON.stringify(model)} cannot be the id of a model`);
  if (model !== "prebuilt-read") return;
  const refused = [options.extractHeader ? "extract_header" : "", options.extractFooter ? "extract_footer" : ""];
  const names = refused.filter((name) => name !== "").join(", ");
  if (names !== "") throw fail("Unsupported", `azure-di with ${model} cannot do ${names}`);
};

/** A request of the analysis. */
export interface AnalyzeRequest {
  readonly url: string;
  readonly contentType: string;
  readonly body: Uint8Array<ArrayBuffer> | string;
}

/**
 * The request that starts an analysis. Documents in memory go out as they are, not as base64. Throws `InvalidRequest` for
 * an id that no model can have and `Unsupported` for what the model cannot do.
 */
export const toVendor = (root: string, call: Call, options: DocumentIntelligenceOptions): AnalyzeRequest => {
  check(call);
  const { document, model, pages } = call;
  const layout = isLayout(model);
  const query = new URLSearchParams({ "api-version": apiVersion });
  const set = (name: string, value: string | undefined) => {
    if (value) query.set(name, value);
  };
  // JavaScript counts in UTF-16, the vendor's default does not.
  set("stringIndexType", "utf16CodeUnit");
  set("outputContentFormat", layout ? "markdown" : undefined);
  set("output", layout && call.options.includeImages ? "figures" : undefined);
  set("pages", pages === "all" ? undefined : formatPages(pages.map((page) => page + 1)));
  set("locale", options.locale);
  set("features", options.features?.join(","));
  set("queryFields", options.queryFields?.join(","));
  const url = `${root}/documentModels/${model}:analyze?${query.toString()}`;
  if (document.kind === "bytes") {
    // The vendor knows the family by its common name only.
    const contentType = document.mediaType === "image/heic" ? "image/heif" : document.mediaType;
    return { url, contentType, body: document.bytes as Uint8Array<ArrayBuffer> };
  }
  const urlSource = document.kind === "url" ? document.url : "";
  return { url, contentType: "application/json", body: JSON.stringify({ urlSource }) };
};
