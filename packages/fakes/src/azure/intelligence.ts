/** A fake of Azure Document Intelligence. */
import jpeg from "jpeg-js";
import { truthOf } from "../fixture/document.ts";
import { pngOf } from "../fixture/png.ts";
import type { FakeAnswer, FakeRequest } from "../server/exchange.ts";
import { type FakeOptions, type FakeServer, startServer } from "../server/server.ts";
import { callerOf, gatewayRefusal, Refusal } from "./gateway.ts";
import { intelligenceBody, invalidContent, invalidParameter, noSuchOutput, notFound } from "./intelligence-error.ts";
import { askedAfter, type Course, defaultFailure, type OperationState } from "./intelligence-operations.ts";
import { documentIn, readAnalysis } from "./intelligence-request.ts";
import { analyze } from "./intelligence-result.ts";

/** Options of {@link fakeDocumentIntelligence}. */
export interface FakeDocumentIntelligenceOptions extends FakeOptions, Partial<Course> {
  /** The key that it takes. Default `fake-intelligence-key`. */
  readonly apiKey?: string;
  /** Tokens of Entra ID that it takes as well. */
  readonly tokens?: ReadonlyArray<string>;
  /** `F0` takes 4 MB and reads two pages of a document, without a word. Default `S0`. */
  readonly tier?: "F0" | "S0";
  /** Models of the customer's own: like layout in plain text, without paragraphs. */
  readonly models?: ReadonlyArray<string>;
  /** `Retry-After` of an answer `running`, in seconds or as a date; null for none. Default `"0"`, so that tests are quick. */
  readonly retryAfter?: string | null;
  /** The same for the answer to a submitted document. The original says nothing there; so the default is null. */
  readonly firstRetryAfter?: string | null;
  /** `Operation-Location`, made from the right one; null: it is missing. */
  readonly operationLocation?: ((location: string) => string) | null;
  /** A line that is read at the top of each page, to bring in characters that are hard to count. */
  readonly stamp?: string;
}

/** A fake of Document Intelligence. */
export interface FakeDocumentIntelligence extends FakeServer {
  /** The key that it takes. */
  readonly apiKey: string;
  /** Pages of analyses that succeeded: a customer would have to pay for them. */
  readonly billedPages: number;
  /** Results that nobody deleted. */
  readonly results: number;
  /** Puts a document at an address, from where `urlSource` can fetch it. */
  readonly host: (url: string, bytes: Uint8Array) => void;
}

const route =
  /^\/documentintelligence\/documentModels\/([^/:]+)(?::analyze|\/analyzeResults\/([^/]+)(?:\/figures\/([^/]+))?)$/;
const ours = ["prebuilt-layout", "prebuilt-read", "prebuilt-invoice"];

const pngOfJpeg = (bytes: Uint8Array): Uint8Array => {
  const { data, height, width } = jpeg.decode(bytes, { useTArray: true });
  return pngOf(data, width, height);
};

/**
 * Starts a fake of Document Intelligence (2024-11-30) on a free port. It reads the documents of `makeDocument` and
 * `makeImage`; analyses take a few questions, their figures can be fetched, and results stay until they are deleted.
 *
 * @example
 * ```ts
 * import { fakeDocumentIntelligence, makeDocument } from "@ocr/fakes";
 *
 * await using fake = await fakeDocumentIntelligence();
 * const reply = await fetch(`${fake.url}/documentintelligence/documentModels/prebuilt-read:analyze?api-version=2024-11-30`, {
 *   method: "POST",
 *   headers: { "ocp-apim-subscription-key": fake.apiKey, "content-type": "application/pdf" },
 *   body: new Uint8Array(await makeDocument({ seed: 1 })),
 * });
 * console.log(reply.status, reply.headers.has("operation-location")); // 202 true
 * ```
 */
export const fakeDocumentIntelligence = async (
  options: FakeDocumentIntelligenceOptions = {},
): Promise<FakeDocumentIntelligence> => {
  const { apiKey = "fake-intelligence-key", models = [], tier = "S0", tokens = [] } = options;
  const { end = "succeeded", failure = defaultFailure, polls = { running: 0, ended: 1 } } = options;
  const { firstRetryAfter = null, operationLocation = (location: string) => location, retryAfter = "0" } = options;
  const now = () => new Date((options.now ?? Date.now)()).toISOString();
  const hosted = new Map<string, Uint8Array>();
  const operations = new Map<string, OperationState>();
  let ids = 0;
  let billedPages = 0;
  const newId = () => `00000000-0000-7000-8000-${(ids += 1).toString(16).padStart(12, "0")}`;
  const waiting = (value: string | null): Record<string, string> => (value === null ? {} : { "retry-after": value });

  const submit = async (request: FakeRequest, model: string, caller: string, origin: string): Promise<FakeAnswer> => {
    if (![...ours, ...models].includes(model)) throw notFound("ModelNotFound", "model");
    const wanted = readAnalysis(model, request);
    const bytes = documentIn(request, hosted);
    if (tier === "F0" && bytes.length > 4_000_000)
      throw invalidContent(
        "InvalidContentLength",
        "The input image is too large. Refer to documentation for the maximum file size.",
      );
    const truth = await truthOf(bytes);
    if (truth === undefined) throw invalidContent();
    const readable = tier === "F0" ? Math.min(2, truth.pages.length) : truth.pages.length;
    const pages = (wanted.pages ?? truth.pages.map((_, i) => i + 1)).filter(
      (page) => tier !== "F0" || page <= readable,
    );
    if (pages.some((page) => page > truth.pages.length))
      throw invalidParameter("The parameter pages is invalid: The page range is beyond the document.");
    const { found, result } = analyze(truth, { ...wanted, pages }, options.stamp);
    const id = newId();
    const operation = { id, request: wanted, caller, createdAt: now(), result, found, pages: pages.length };
    operations.set(id, { ...operation, asked: 0, billed: false });
    const location = `${origin}/documentintelligence/documentModels/${model}/analyzeResults/${id}?api-version=2024-11-30`;
    const named = operationLocation?.(location);
    return {
      status: 202,
      headers: { ...waiting(firstRetryAfter), ...(named === undefined ? {} : { "operation-location": named }) },
    };
  };

  const ask = (operation: OperationState): FakeAnswer => {
    const { body, ended } = askedAfter(operation, { end, failure, polls }, now());
    if (!ended) return { status: 200, body, headers: waiting(retryAfter) };
    if (end === "succeeded" && !operation.billed) {
      operation.billed = true;
      billedPages += operation.pages;
    }
    return { status: 200, body };
  };

  const figure = ({ found, request }: OperationState, id: string): FakeAnswer => {
    const wanted = found.find((other) => other.id === id);
    if (!request.figures || wanted === undefined) throw noSuchOutput();
    return { status: 200, body: pngOfJpeg(wanted.picture.jpeg), headers: { "content-type": "image/png" } };
  };

  const answer = async (request: FakeRequest, origin: string): Promise<FakeAnswer> => {
    const caller = callerOf(request, { apiKey, tokens, keyHeaders: ["ocp-apim-subscription-key"] });
    const [, model = "", resultId, figureId] = route.exec(request.path) ?? [];
    if (model === "") throw gatewayRefusal(404);
    if (request.query.get("api-version") !== "2024-11-30")
      throw invalidParameter("The parameter api-version is invalid.");
    if (resultId === undefined) {
      if (request.method !== "POST") throw gatewayRefusal(405);
      return submit(request, model, caller, origin);
    }
    const operation = operations.get(resultId);
    if (operation === undefined || operation.caller !== caller || operation.request.model !== model)
      throw notFound("OperationNotFound", "operation");
    if (request.method === "DELETE") {
      operations.delete(resultId);
      return { status: 204 };
    }
    return figureId === undefined ? ask(operation) : figure(operation, figureId);
  };

  const handle = async (request: FakeRequest, origin: string): Promise<FakeAnswer> => {
    const given = await answer(request, origin).catch((error: unknown) => {
      if (error instanceof Refusal) return error.answer;
      throw error;
    });
    return { ...given, headers: { "apim-request-id": newId(), "x-ms-region": "Fake Region", ...given.headers } };
  };

  const server = await startServer(options, handle, intelligenceBody);
  return {
    ...server,
    apiKey,
    get billedPages() {
      return billedPages;
    },
    get results() {
      return operations.size;
    },
    host: (url, bytes) => {
      hosted.set(url, bytes);
    },
  };
};
