/** A fake of Mistral OCR on Azure AI Foundry. */
import { truthOf } from "../fixture/document.ts";
import { Refusal as MistralRefusal } from "../mistral/error.ts";
import { composePage } from "../mistral/page.ts";
import { readRequest } from "../mistral/request.ts";
import { type FakeAnswer, type FakeRequest, jsonOf } from "../server/exchange.ts";
import { type FakeOptions, type FakeServer, startServer } from "../server/server.ts";
import { foundryGenerations } from "./foundry-models.ts";
import { annotationOf, bytesOf, knownOnly, selected } from "./foundry-request.ts";
import { callerOf, gatewayBody, gatewayRefusal, Refusal, requestLimit } from "./gateway.ts";

/** Options of {@link fakeFoundry}. */
export interface FakeFoundryOptions extends FakeOptions {
  /** The key that it takes, as a bearer token or in `api-key`. Default `fake-foundry-key`. */
  readonly apiKey?: string;
  /** Tokens of Entra ID that it takes as well. */
  readonly tokens?: ReadonlyArray<string>;
  /** Deployments by name, with the model behind them, beside those that are named like their model. */
  readonly deployments?: Readonly<Record<string, string>>;
  /** Most pages of a document. Default 30. */
  readonly maxPages?: number;
  /** Largest document. Default 30,000,000. */
  readonly maxBytes?: number;
  /** Requests in 60 seconds; further ones get 429. Default 1000, where the original has 10. */
  readonly requestsPerMinute?: number;
  /** Whether annotated pages are counted apart from `pages_processed`, as was seen there. Default true. */
  readonly countsAnnotationsApart?: boolean;
  /** Adds `content_filter_results` to each answer. Default false. */
  readonly filtersContent?: boolean;
}

/** A fake of Foundry. */
export interface FakeFoundry extends FakeServer {
  /** The key that it takes. */
  readonly apiKey: string;
  /** Pages that a customer would have to pay. */
  readonly billedPages: { readonly plain: number; readonly annotated: number };
}

const ocrPath = "/providers/mistral/azure/ocr";

/**
 * Starts a fake of Foundry on a free port. It reads the documents of `makeDocument` and `makeImage`, and has the habits of
 * the original: data URIs only, 422 for options that a model does not know, `null` for broken base64, its own headers.
 *
 * @example
 * ```ts
 * import { fakeFoundry } from "@ocr/fakes";
 *
 * await using fake = await fakeFoundry();
 * const reply = await fetch(`${fake.url}/v1/ocr`, { method: "POST", headers: { authorization: `Bearer ${fake.apiKey}` } });
 * console.log(reply.status); // 404: the path is another one here
 * ```
 */
export const fakeFoundry = async (options: FakeFoundryOptions = {}): Promise<FakeFoundry> => {
  const { apiKey = "fake-foundry-key", deployments = {}, maxBytes = 30_000_000, maxPages = 30, tokens = [] } = options;
  const limit = requestLimit(options.requestsPerMinute ?? 1000, 60_000, options.now ?? Date.now, "mistral-ocr");
  const billed = { plain: 0, annotated: 0 };
  let requests = 0;

  const ocr = async (given: FakeRequest): Promise<FakeAnswer> => {
    let body: unknown;
    try {
      body = jsonOf(given);
    } catch {
      throw new Refusal({
        status: 500,
        body: { error: { code: "InternalServerError", message: "Internal server error" } },
      });
    }
    const request = readRequest(body);
    const model = deployments[request.model] ?? request.model;
    const generation = Object.hasOwn(foundryGenerations, model) ? foundryGenerations[model] : undefined;
    if (generation === undefined) throw gatewayRefusal(404);
    knownOnly(body, generation, request.granularity);
    const bytes = bytesOf(request.document);
    const headers = limit.headers();
    // Seen there: no error, no result.
    if (bytes === undefined) return { status: 200, body: null, headers };
    const refuse = (status: number, message: string) =>
      new Refusal({ status, body: { error: { code: "invalid_request_error", message } } });
    if (bytes.length > maxBytes) throw refuse(413, `Document is too large: ${bytes.length} bytes`);
    const truth = await truthOf(bytes);
    if (truth === undefined)
      throw refuse(400, "Document is damaged, or was not made by makeDocument: the fake reads no other");
    if (truth.pages.length > maxPages) throw refuse(400, `Document has too many pages: ${truth.pages.length}`);
    const pages = selected(truth.pages, request.pages);
    const counters = { images: 0, tables: 0 };
    const written = pages.map(({ index, page }) => composePage(page, index, truth.kind, request, generation, counters));
    const annotated = request.documentFormat !== undefined || request.bboxFormat !== undefined;
    billed[annotated ? "annotated" : "plain"] += pages.length;
    const apart = annotated && (options.countsAnnotationsApart ?? true);
    return {
      status: 200,
      headers: { ...headers, "x-pages-processed": String(pages.length) },
      body: {
        pages: written,
        model: request.model,
        document_annotation: annotationOf(request, generation, pages.length),
        usage_info: {
          pages_processed: apart ? 0 : pages.length,
          doc_size_bytes: bytes.length,
          ...(apart ? { pages_processed_annotation: pages.length } : {}),
        },
        ...(options.filtersContent ? { content_filter_results: { hate: { filtered: false, severity: "safe" } } } : {}),
      },
    };
  };

  const route = async (request: FakeRequest): Promise<FakeAnswer> => {
    callerOf(request, { apiKey, tokens, keyHeaders: ["authorization", "api-key"] });
    if (request.method !== "POST" || request.path !== ocrPath) throw gatewayRefusal(404);
    limit.take();
    return ocr(request);
  };

  const handle = async (request: FakeRequest): Promise<FakeAnswer> => {
    requests += 1;
    const answer = await route(request).catch((error: unknown) => {
      if (error instanceof Refusal || error instanceof MistralRefusal) return error.answer;
      throw error;
    });
    const id = `00000000-0000-4000-8000-${requests.toString(16).padStart(12, "0")}`;
    return { ...answer, headers: { "apim-request-id": id, "x-ms-region": "Fake Region", ...answer.headers } };
  };

  const server = await startServer(options, handle, foundryBodyOfStatus);
  return {
    ...server,
    apiKey,
    get billedPages() {
      return { ...billed };
    },
  };
};

/** The body of a status that a fault names; some are bare texts there. */
const foundryBodyOfStatus = (status: number): unknown => {
  if (status === 408) return "upstream request timeout";
  return status === 503 ? "service unavailable" : gatewayBody(status);
};
