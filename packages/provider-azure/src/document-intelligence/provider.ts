/** Document Intelligence as a provider: submit, wait, read, clean up. */
import {
  type Call,
  defineProvider,
  type Draft,
  isOcrError,
  keyFor,
  OcrError,
  type Provider,
  type Warning,
} from "@ocr/core/provider";
import { credentialOf, endpointFor, explainToken } from "../access.ts";
import { capabilitiesFor } from "./capabilities.ts";
import { connect, type Connection, type Secret } from "./connection.ts";
import { fetchPictures, withPictures } from "./figures.ts";
import { fromVendor } from "./from-vendor.ts";
import { defaultModel, modelsFor } from "./models.ts";
import type { DocumentIntelligenceOptions } from "./options.ts";
import { removeResult, resultOf, start, type Started } from "./poll.ts";
import { apiRoot, isLayout, toVendor } from "./to-vendor.ts";
import { AnalyzeResult } from "./vendor.ts";

const name = "azure-di";
const keyVariable = "AZURE_DOCUMENT_INTELLIGENCE_API_KEY";

/** What proves who asks: the same for the document, the questions after it, and its pictures. */
const secretOf = async ({ apiKey, token }: DocumentIntelligenceOptions): Promise<Secret> =>
  token === undefined
    ? { header: "ocp-apim-subscription-key", value: await keyFor({ provider: name, apiKey, variable: keyVariable }) }
    : { header: "authorization", value: await keyFor({ provider: name, apiKey: credentialOf(name, token) }) };

const explain = (error: unknown, { apiKey, token }: DocumentIntelligenceOptions): unknown => {
  if (!isOcrError(error) || error.reason !== "Unauthorized") return error;
  if (token !== undefined) return explainToken(error);
  const source = apiKey === undefined ? `the key of ${keyVariable}` : "the key given as apiKey";
  return error.with({ message: `${error.message}; check ${source}` });
};

const parse = (value: unknown, model: string): AnalyzeResult => {
  const read = AnalyzeResult.safeParse(value);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new OcrError({
    reason: "ResponseInvalid",
    message: `${name} sent a result that does not fit at ${issue?.path.map(String).join(".") || "the root"}: ${issue?.message}`,
    provider: name,
    model,
    retryable: false,
  });
};

/** What the caller should know: the vendor's own warnings, a resource that read only two pages, pictures that no model brings. */
const warningsOf = async (result: AnalyzeResult, call: Call): Promise<Array<Warning>> => {
  const warnings: Array<Warning> = result.warnings.map(({ code, message }) => ({
    code: "vendor-warning",
    message: `${name}: ${[code, message].filter(Boolean).join(": ")}`,
  }));
  const { model, options } = call;
  // Counting is only worth its time where exactly so many came back.
  const pageCount = result.pages.length === 2 ? ((await call.countPages()) ?? 2) : 0;
  if (pageCount > 2)
    warnings.push({
      code: "pages-missing",
      message: `${name} read 2 of ${pageCount} pages, as the free tier does; set tier to "F0", and all are read in parts`,
    });
  // For read core has said so itself.
  if (options.includeImages && !isLayout(model) && model !== "prebuilt-read")
    warnings.push({ code: "option-ignored", message: `include_image_base64: ${name} with ${model} returns no images` });
  return warnings;
};

const read = async (connection: Connection, started: Started, dpi: number): Promise<Draft> => {
  const { call } = connection;
  const native = await resultOf(connection, started);
  call.markBilled();
  const result = parse(native, call.model);
  const { figures, pages } = fromVendor(result, call, dpi);
  const warnings = await warningsOf(result, call);
  if (!call.options.includeImages || figures.size === 0) return { pages, warnings, native };
  const fetched = await fetchPictures(connection, started.location, figures);
  return { pages: withPictures(pages, fetched.pictures), warnings: [...warnings, ...fetched.warnings], native };
};

/** An analysis that was accepted goes on, and is billed, when nobody waits for it any more; one that failed is not. */
const billedUnlessFailed = async (call: Call, run: (accepted: () => void) => Promise<Draft>): Promise<Draft> => {
  const bill = () => call.markBilled();
  let accepted = false;
  try {
    return await run(() => {
      accepted = true;
      call.signal.addEventListener("abort", bill, { once: true });
      if (call.signal.aborted) bill();
    });
  } catch (error) {
    if (accepted && isOcrError(error) && (error.reason === "Network" || error.status !== undefined)) bill();
    throw error;
  } finally {
    call.signal.removeEventListener("abort", bill);
  }
};

/** Runs something that leaves a result behind, and has it deleted whatever comes of it. */
const cleanedUp = async (connection: Connection, { location }: Started, run: () => Promise<Draft>): Promise<Draft> => {
  try {
    const draft = await run();
    const warning = await removeResult(connection, location);
    return warning === undefined ? draft : { ...draft, warnings: [...(draft.warnings ?? []), warning] };
  } catch (error) {
    // Who gave up does not wait for it.
    const removed = removeResult(connection, location);
    if (!connection.call.signal.aborted) await removed;
    throw error;
  }
};

/**
 * A provider for Azure Document Intelligence (2024-11-30): layout with Markdown, tables and figures for each page, read, and
 * models of your own. Throws `InvalidRequest` when there is no endpoint; a missing key fails the call with `Unauthorized`
 * and names its variable. The vendor's own result, with key-value pairs, styles and fields, is in `meta.native`.
 *
 * @example
 * ```ts
 * import { createOcr } from "@ocr/core";
 * import { azureDocumentIntelligence } from "@ocr/provider-azure";
 *
 * const provider = azureDocumentIntelligence({
 *   endpoint: "https://example.cognitiveservices.azure.com",
 *   apiKey: "from your vault",
 *   features: ["formulas"],
 *   locale: "de-DE",
 * });
 * export const ocr = createOcr({ provider });
 * ```
 */
export const azureDocumentIntelligence = (options: DocumentIntelligenceOptions = {}): Provider => {
  const { deleteResult = false, dpi = 200, features = [], model = defaultModel, tier = "S0" } = options;
  const variable = "AZURE_DOCUMENT_INTELLIGENCE_ENDPOINT";
  const root = apiRoot(endpointFor({ provider: name, endpoint: options.endpoint, variable }));
  return defineProvider({
    name,
    models: modelsFor(model, features),
    capabilities: capabilitiesFor(tier),
    ...(options.patience === undefined ? {} : { patience: options.patience }),
    process: async (call) => {
      const request = toVendor(root, call, options);
      const connection = connect(call, options.fetch ?? call.fetch, await secretOf(options));
      return billedUnlessFailed(call, async (accepted) => {
        const started = await start(connection, request, accepted).catch((error: unknown) => {
          throw explain(error, options);
        });
        const run = () => read(connection, started, dpi);
        return deleteResult ? cleanedUp(connection, started, run) : run();
      });
    },
  });
};
