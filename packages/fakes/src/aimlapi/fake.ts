/** A fake of api.aimlapi.com, which resells Mistral OCR in a dialect of its own: both generations of it. */
import { bodyOfStatus, Refusal } from "../mistral/error.ts";
import { readDocument } from "../mistral/read.ts";
import { newState } from "../mistral/state.ts";
import { type FakeAnswer, type FakeRequest, jsonOf } from "../server/exchange.ts";
import { type FakeOptions, type FakeServer, startServer } from "../server/server.ts";

/** Options of {@link fakeAimlapi}. */
export interface FakeAimlapiOptions extends FakeOptions {
  /** The key that it takes. Default `fake-aimlapi-key`. */
  readonly apiKey?: string;
  /** `2025` answers with 201, takes few options and one model; `2026` (default) answers with 200 and names what it spent. */
  readonly generation?: "2025" | "2026";
  /** US dollars that it says a page costs. Default 0.005. */
  readonly usdPerPage?: number;
}

/** A fake of AIML API. */
export interface FakeAimlapi extends FakeServer {
  /** The key that it takes. */
  readonly apiKey: string;
  /** Pages that a customer would have to pay. */
  readonly billedPages: number;
  /** Puts a document at an https address, from where the fake can fetch it. */
  readonly host: (url: string, bytes: Uint8Array) => void;
}

type Body = Readonly<Record<string, unknown>>;

const dialects = {
  "2025": {
    status: 201,
    models: ["mistral/mistral-ocr-latest"],
    keys: ["model", "document", "pages", "include_image_base64", "image_limit", "image_min_size"],
  },
  "2026": {
    status: 200,
    models: ["mistral-ocr-latest", "mistral-ocr-2512", "mistral-ocr-3", "mistral/mistral-ocr-4-0"],
    keys: [
      "model",
      "document",
      "pages",
      "include_image_base64",
      "image_limit",
      "image_min_size",
      "bbox_annotation_format",
      "document_annotation_format",
      "document_annotation_prompt",
    ],
  },
} as const;

// What the errors look like is not documented; a plain message is the least that any client must understand.
const refuse = (message: string): never => {
  throw new Refusal({ status: 400, body: { message, statusCode: 400 } });
};

const isObject = (value: unknown): value is Body => typeof value === "object" && value !== null;

/** The body as Mistral's own server takes it. */
const translated = (body: unknown, generation: keyof typeof dialects): Body => {
  if (!isObject(body)) return refuse("body must be an object");
  const { keys, models } = dialects[generation];
  const unknown = Object.keys(body).find((key) => !keys.some((known) => known === key));
  if (unknown !== undefined) refuse(`property ${unknown} should not exist`);
  const { document, model } = body;
  if (!isObject(document)) return refuse("document must be an object");
  const { type } = document;
  if ((type !== "document_url" && type !== "image_url") || typeof document[type] !== "string")
    refuse("document.type must be document_url or image_url, with a text of that name");
  if (model === undefined ? generation === "2026" : !models.some((known) => known === model))
    refuse(`model must be one of ${models.join(", ")}`);
  const id = typeof model === "string" ? model.replace(/^mistral\//, "") : "mistral-ocr-latest";
  return { ...body, model: generation === "2025" ? "mistral-ocr-2503" : id, include_blocks: false };
};

const narrow = (page: Body): Body => {
  const { dimensions, images, index, markdown } = page;
  return { index, markdown, images, dimensions };
};

/**
 * Starts a fake of AIML API on a free port. It reads the documents of `makeDocument` and `makeImage`.
 *
 * @example
 * ```ts
 * import { fakeAimlapi } from "@ocr/fakes";
 *
 * await using fake = await fakeAimlapi({ generation: "2025" });
 * console.log(fake.billedPages); // 0
 * ```
 */
export const fakeAimlapi = async (options: FakeAimlapiOptions = {}): Promise<FakeAimlapi> => {
  const { apiKey = "fake-aimlapi-key", generation = "2026", usdPerPage = 0.005 } = options;
  const state = newState({});
  const read = async (request: FakeRequest, origin: string): Promise<FakeAnswer> => {
    const reading = await readDocument(translated(jsonOf(request), generation), { state, origin });
    const { document_annotation, model, pages, usage_info } = reading.body;
    const spent = reading.pages * usdPerPage;
    const common = { pages: (pages as ReadonlyArray<Body>).map(narrow), model, usage_info };
    const meta = { usage: { credits_used: Math.round(spent * 2_000_000), usd_spent: spent } };
    const body = generation === "2025" ? common : { ...common, document_annotation, meta };
    return { status: dialects[generation].status, body };
  };
  const handle = async (request: FakeRequest, origin: string): Promise<FakeAnswer> => {
    if (request.headers["authorization"] !== `Bearer ${apiKey}`) return { status: 401, body: bodyOfStatus(401) };
    if (request.method !== "POST" || request.path !== "/v1/ocr") return { status: 404, body: bodyOfStatus(404) };
    return read(request, origin).catch((error: unknown) => {
      if (error instanceof Refusal) return error.answer;
      throw error;
    });
  };
  const server = await startServer(options, handle, bodyOfStatus);
  return {
    ...server,
    apiKey,
    get billedPages() {
      return state.billed.plain + state.billed.annotated;
    },
    host: (url, bytes) => {
      state.hosted.set(url, bytes);
    },
  };
};
